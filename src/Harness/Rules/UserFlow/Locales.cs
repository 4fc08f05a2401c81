using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>The person's language: add-api-connector.md, <c>ui_locales</c> and <c>userMessage</c>.</summary>
internal static class Locales
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-LOC-001", Severity.Error, "A missing, empty or unknown ui_locales gives a default-language message and no failure.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, seen => Tells(seen, LocaleForms.IsUnknown)) with
            {
                AskedBy = [LocaleForms.Id, MissingClaims.Id, EmptyClaims.Id, BlankClaims.Id, HostileTexts.Id],
                Covers = [.. Generally, "UF-RES-002", "UF-RES-003", "UF-REQ-004", "UF-REQ-033"],
            },
        Row("UF-LOC-004", Severity.Warning, "A list of several locales is accepted.",
            Sources.AddApiConnector, Confidence.Inferred, At.SignUp, seen => Tells(seen, change => change.Id == LocaleForms.Several))
            with { Needs = Need.Roles, AskedBy = [LocaleForms.Id], Covers = [.. Generally, "UF-RES-002", "UF-RES-003"] },
        Row("UF-LOC-005", Severity.Warning, "Messages with non-ASCII text are valid UTF-8.",
            "hardening", Confidence.Inferred, At.SignUp, MessageIsReadable) with { Needs = Need.Roles },
    ];

    private static Outcome Tells(Observation seen, Func<Change, bool> concerns)
    {
        if (Failing.OnlyChange(seen) is not { } change || !concerns(change)) return Unexercised.NotSent;
        var answered = Failing.NoContractAnswer(seen);
        if (answered != Outcome.Held || !seen.LacksMessage) return answered;
        if (seen.Plain is not { } plain) return Unexercised.NothingCompared;
        return plain.LacksMessage
            ? Unexercised.PlainWentWrongToo
            : Outcome.Broken("/userMessage", $"a message, although {change.Text}", "no message");
    }

    private static Outcome MessageIsReadable(Observation seen)
    {
        if (seen.Contract.UserMessage is not { Length: > 0 } message) return Unexercised.NoMessage;
        foreach (var typed in TypedTexts.Of(seen).Where(typed => typed.Length > 0)) message = message.Replace(typed, "", StringComparison.Ordinal);
        if (System.Text.Ascii.IsValid(message)) return Outcome.NotExercised("no message beyond ASCII was seen");
        return Mojibake.In(message) is { } problem ? Outcome.Broken("/userMessage", "letters of the person's language", problem) : Outcome.Held;
    }
}
