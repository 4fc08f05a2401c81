using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using static Harness.Rules.CustomPolicies.TechnicalRow;

namespace Harness.Rules.CustomPolicies;

/// <summary>What the API must take: restful-technical-profile.md, metadata and "Input claims"; claim-resolver-overview.md.</summary>
internal static class SentClaims
{
    private const string Observed = "observed on public connectors";

    private static readonly string[] ComparedPresence = ["null-like-absent", "empty-like-absent"];

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Observation>("CP-REQ-001", Severity.Error, "The endpoint accepts the configured SendClaimsIn form: JSON POST, form POST, or GET with headers, query or URL parts.",
            PolicyDocuments.Profile, Confidence.Documented, FormIsAccepted) with { Covers = ["CP-RES-011"] },
        Row<Observation>("CP-REQ-002", Severity.Error, "Missing input claims never cause a 5xx.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Documented, Failing.ServerError) with { AskedBy = [MissingClaims.Id, EmptyClaims.Id, BlankClaims.Id], Covers = ["CP-REQ-001"] },
        Row<Observation>("CP-REQ-003", Severity.Warning, "Language is understood as LCID number text and as language tag, under the name set by the policy.",
            PolicyDocuments.Resolvers, Confidence.Documented, LanguageIsUnderstood) with { AskedBy = [LocaleForms.Id], Covers = Generally },
        Row<Observation>("CP-REQ-004", Severity.Error, "Values from OAUTH-KV resolvers are treated as untrusted input.",
            PolicyDocuments.Resolvers, Confidence.Inferred, ParametersAreHarmless) with { AskedBy = [HostileTexts.Id], Covers = ["CP-REQ-001"] },
        Row<Observation>("CP-REQ-005", Severity.Warning, "Query-string and header forms cope with URL-encoded and non-ASCII values.",
            PolicyDocuments.Profile, Confidence.Inferred, EncodedValuesAreRead) with { AskedBy = [EncodedValues.Id], Covers = Generally },
        Row<Observation>("CP-REQ-006", Severity.Warning, "With an own JSON payload claim the nested body is accepted.",
            PolicyDocuments.Profile, Confidence.Documented, PayloadIsAccepted) with { Covers = Generally },
        Row<Observation>("CP-REQ-007", Severity.Error, "A body that is not JSON, is empty, null, an array or a scalar causes no 5xx, HTML page or stack trace.",
            Observed, Confidence.Inferred, MalformedBodyIsHandled) with { AskedBy = [MalformedBodies.Id] },
        Row<Trial>("CP-REQ-008", Severity.Warning, "A claim that is JSON null or an empty string is handled like an absent claim.",
            Observed, Confidence.Inferred, Comparisons.Check(Comparisons.SameDecision, Presence.PlainOf)) with { AskedBy = [.. ComparedPresence], Covers = [.. WentWrong, "CP-REQ-002", "CP-REQ-009"] },
        Row<Observation>("CP-REQ-009", Severity.Error, "An unknown claim or a claim of an unexpected JSON type causes no 5xx, and a refusal of it carries version, status and userMessage.",
            Observed, Confidence.Inferred, OddClaimIsHandled) with { AskedBy = [UnknownClaims.Id, WrongTypes.Id], Covers = [.. Generally, "CP-RES-005"] },
    ];

    /// <summary>Whether the call was turned away before anybody looked at its claims: by method, media type, address or credentials.</summary>
    public static bool IsTurnedBack(Observation seen) => seen.Answer is { Status: 401 } || (!seen.Refuses && seen.Answer is { } answer && answer.Status switch
    {
        403 or 405 or 411 or 415 => true,
        404 => seen.Reply.Body.Shape is BodyShape.Empty or BodyShape.NotJson,
        _ => false,
    });

    // Whatever no other rule knows the reason of.
    private static Outcome FormIsAccepted(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        if (IsAccepted(seen)) return seen.WentWrong ? Unexercised.MoreSpecific : Outcome.Held;
        return seen.Plain is { } plain && !IsAccepted(plain)
            ? Unexercised.PlainWentWrongToo
            : Outcome.Broken("status line", $"an answer of the contract to {Way(seen)}{Failing.Although(seen)}", Failing.Status(seen) + Hint(seen));
    }

    private static bool IsAccepted(Observation seen) =>
        seen.Answer!.Status is (>= 200 and < 300) or (>= 400 and < 500) ? !IsTurnedBack(seen) : seen.Answer.Status >= 500 && seen.Refuses;

    private static string Way(Observation seen) => $"{seen.Exchange.Call.Method} with the claims in {seen.Profile.Technical!.SendClaimsIn switch
    {
        SendClaimsIn.Form => "a form",
        SendClaimsIn.Header => "header lines",
        SendClaimsIn.Url => "the address",
        SendClaimsIn.QueryString => "the query string",
        _ => "a JSON body",
    }}";

    private static string Hint(Observation seen) =>
        seen.Answer is not { Status: 401 or 403 } ? "" : seen.Profile.Credentials is Credentials.None ? "; this run sends no credentials" : "; are the credentials of this run the endpoint's?";

    private static Outcome LanguageIsUnderstood(Observation seen)
    {
        if (Failing.OnlyChange(seen) is not { } change) return Unexercised.NotSent;
        var answered = Failing.NoContractAnswer(seen);
        if (answered != Outcome.Held || seen.Plain is not { } plain || !LocaleForms.IsSameLanguage(change)) return answered;
        return Language(plain) is { } expected && Language(seen) is { } actual && expected != actual
            ? Outcome.Broken("/userMessage", $"the language of the plain call ({expected}), although {change.Text}", $"{actual}: {Shown.Text(seen.Reply.Message!)}")
            : Outcome.Held;
    }

    private static string? Language(Observation seen) => seen.Reply is { Kind: ReplyKind.ValidationError, Message: { } message } ? MessageLanguage.Of(message) : null;

    private static Outcome ParametersAreHarmless(Observation seen)
    {
        if (Failing.OnlyChange(seen) is not { } change) return Unexercised.NotSent;
        var technical = seen.Profile.Technical!;
        var parameters = technical.InputClaims.Where(input => technical.ResolvesClaims && ClaimResolvers.HasQueryParameter(input.Default));
        return parameters.Any(input => HostileTexts.Concerns(change, input.Name)) ? HostileText.IsHarmless(seen) : Outcome.NotExercised("no claim comes from the query string of the application");
    }

    private static Outcome EncodedValuesAreRead(Observation seen)
    {
        if (seen.Answer is { Status: >= 400 and < 500 } && seen.WentWrong) return Outcome.NotExercised("the endpoint refuses the value in a form of its own: nobody can tell whether it read it");
        var answered = Failing.NoContractAnswer(seen);
        if (answered != Outcome.Held) return answered;
        var sent = Failing.Varied(seen).Select(EncodedValues.TextOf).OfType<string>().ToArray();
        foreach (var claim in seen.Reply.Claims)
            if (claim.Value.ValueKind == System.Text.Json.JsonValueKind.String && sent.FirstOrDefault(text => IsSpoilt(claim.Value.GetString()!, text)) is { } original)
                return Outcome.Broken("/" + claim.Name, Shown.Text(original), Shown.Json(claim.Value));
        return Outcome.Held;
    }

    private static bool IsSpoilt(string returned, string sent) =>
        returned != sent && (returned == Uri.EscapeDataString(sent) || returned == sent.Replace('+', ' ') || Mojibake.IsOf(returned, sent));

    private static Outcome PayloadIsAccepted(Observation seen) =>
        seen.Profile.Technical is not { PayloadClaim: { } payload } ? Outcome.NotExercised("the policy has no own payload")
        : !Failing.Varied(seen).IsEmpty ? Unexercised.NotSent
        : seen.Exchange.Call.Body.IsEmpty ? Outcome.NotExercised($"the person has no {payload}, so that the call has no body")
        : Failing.NoContractAnswer(seen);

    private static Outcome MalformedBodyIsHandled(Observation seen)
    {
        if (seen.Answer is null) return Unexercised.NoAnswer;
        var answer = Failing.Only(seen, other => other.Answer is { Status: >= 500 }, "an answer below 500");
        if (answer is Outcome.BrokenOutcome || answer == Unexercised.PlainWentWrongToo) return answer;
        if (Html.Is(seen)) return Outcome.Broken("body", "JSON, or nothing", $"an HTML page: {Shown.Text(seen.Reply.Body.Text)}");
        return Leaks.Find(BodyTexts.WithoutMessage(seen.Reply.Body), []) is { } leak
            ? Outcome.Broken("body", "no word about the inside of the endpoint", $"{leak.What}: {Shown.Text(leak.Text)}")
            : Outcome.Held;
    }

    // A refusal that the person is shown, and that lacks something else, is as wrong for every other reason: its own rule speaks of it.
    private static Outcome OddClaimIsHandled(Observation seen) =>
        Failing.NoContractAnswer(seen) is var answered && answered == Outcome.Held && !seen.SchemaErrors.IsEmpty ? Unexercised.MoreSpecific : answered;
}
