using Harness.Dialects;

namespace Harness.Rules.UserFlow;

/// <summary>The family name as surname and as lastName.</summary>
internal static class FamilyName
{
    public const string AsLastName = "surname is called lastName";
    public const string Unknown = "no surname";
    public const string ToBeFilledIn = "no displayName";
    public const string ToBeFilledInAsLastName = "no displayName, lastName";

    private static readonly Outcome Indifferent = Outcome.NotExercised("no answer depends on the family name");

    public static Outcome Check(Trial trial)
    {
        var compared = Comparisons.Check(Comparisons.SameDecision)(trial with { Observations = trial.Observations.RemoveAll(seen => seen.Label is Unknown or ToBeFilledIn or ToBeFilledInAsLastName) });
        if (compared != Outcome.Held) return compared;
        if (trial.Seen(Unknown) is { } unknown && !Comparisons.SameDecision(trial.Seen(Comparisons.Plain)!, unknown)) return Outcome.Held;
        if (trial.Seen(ToBeFilledIn) is not { } filled || trial.Seen(ToBeFilledInAsLastName) is not { } other) return Indifferent;
        if (Name(filled) is not { Length: > 1 } name || !Returns(filled, name) || other.Reply.Kind != ReplyKind.Continue) return Indifferent;
        return Returns(other, name) ? Outcome.Held : Outcome.Broken("/displayName", $"a name with \"{name}\", as for surname", Shown.Text(other.Reply.Body.Text));
    }

    private static string? Name(Observation seen) =>
        TypedTexts.Request(seen) is { ValueKind: System.Text.Json.JsonValueKind.Object } request && request.TryGetProperty("surname", out var name) && name.ValueKind == System.Text.Json.JsonValueKind.String ? name.GetString() : null;

    private static bool Returns(Observation seen, string name) =>
        seen.Reply.Claims.Text("displayName")?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
}
