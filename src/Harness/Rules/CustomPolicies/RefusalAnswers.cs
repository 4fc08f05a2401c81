using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using static Harness.Rules.CustomPolicies.TechnicalRow;

namespace Harness.Rules.CustomPolicies;

/// <summary>The error that the person should see: restful-technical-profile.md, "Returning validation error message".</summary>
internal static class RefusalAnswers
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Observation>("CP-RES-005", Severity.Error, "A refusal has a 4xx HTTP status, preferably 409.",
            PolicyDocuments.Profile, Confidence.Documented, HasClientError) with { Covers = ["CP-REQ-001", "CP-REQ-006"] },
        Row<Observation>("CP-RES-006", Severity.Error, "A refusal body has version, userMessage and status 409.",
            PolicyDocuments.Profile, Confidence.Documented, HasItsMembers) with { Covers = ["CP-RES-011"] },
        Row<Observation>("CP-RES-007", Severity.Error, "A refusal is not sent with HTTP 200.",
            PolicyDocuments.ErrorWith200, Confidence.CommunityReported, IsNoSuccess) with { Covers = ["CP-RES-001", "CP-RES-002", "CP-RES-011", "CP-DRF-001", "CP-DRF-002"] },
        Row<Observation>("CP-RES-008", Severity.Warning, "developerMessage, code and moreInfo have no secrets, because debug mode shows them to users.",
            PolicyDocuments.Profile, Confidence.Documented, DeveloperMembersLeakNothing),
        Row<Observation>("CP-RES-009", Severity.Error, "The refusal uses the names userMessage and status and not message or errorCode.",
            "azure-ad-b2c/samples#584", Confidence.CommunityReported, UsesTheNames) with { Covers = ["CP-RES-006", "CP-RES-011", "CP-REQ-001"] },
        Row<Observation>("CP-DRF-003", Severity.Warning, "The API does not ask for claims that the policy does not send.",
            PolicyDocuments.Profile, Confidence.Inferred, Demands.AreMet),
    ];

    private static Outcome HasClientError(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : !seen.Refuses || answer.Status < 400 ? Unexercised.NoValidationError
        : answer.Status < 500 ? Outcome.Held
        : Outcome.Broken("status line", "409, or another 4xx", $"{Failing.Status(seen)} with a userMessage that nobody reads");

    private static Outcome HasItsMembers(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status is not (>= 400 and < 500) || SentClaims.IsTurnedBack(seen)) return Unexercised.NoValidationError;
        var shape = OneJsonObject.Check(seen);
        return shape == Outcome.Held ? Schema(seen) is Outcome.BrokenOutcome broken ? Outcome.Broken(broken.Where, RefusalBody.Right(seen.Reply.Body), RefusalBody.Flaws(seen)) : Outcome.Held
            : seen.Reply.Body.Shape == BodyShape.Object ? shape
            : Outcome.Broken("body", RefusalBody.Right(seen.Reply.Body), $"{Failing.Status(seen)} with {Shown.Body(seen.Reply.Body)}");
    }

    private static readonly Func<Observation, Outcome> Schema = SchemaCheck.For("CP-RES-006");

    private static Outcome IsNoSuccess(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : answer.Status is < 200 or >= 300 ? seen.Error.IsRefusal ? Outcome.Held : Unexercised.NoValidationError
        : seen.Error.IsRefusal ? Outcome.Broken("status line", "409, or another 4xx", $"{Failing.Status(seen)} with status {seen.Error.StatusCode} in the body: the journey goes on")
        : DisguisedError.MemberOf(seen.Profile.Technical!, seen.Reply.Body) is { } member ? Outcome.Broken("status line", $"409, or another 4xx, with {RefusalBody.Right(seen.Reply.Body)}", $"{Failing.Status(seen)} with an error in the body ({member}): the journey goes on")
        : Unexercised.NoValidationError;

    private static Outcome DeveloperMembersLeakNothing(Observation seen)
    {
        if (seen.Answer is not { Status: >= 400 } || seen.Reply.Body.Shape != BodyShape.Object) return Unexercised.NoValidationError;
        var typed = TypedTexts.Of(seen);
        var told = ErrorAnswer.ShownInDebugMode.Where(name => seen.Error.Text(name) is not null).ToArray();
        return told.Length == 0 ? Outcome.NotExercised("no answer had a member for developers") : Outcome.Broken(
            from name in told
            let leak = Leaks.FindSecret(seen.Error.Text(name)!, typed)
            where leak is not null
            select (Outcome.BrokenOutcome)Outcome.Broken("/" + name, "nothing that a person must not see", $"{leak.What}: {Shown.Text(leak.Text)}"));
    }

    private static Outcome UsesTheNames(Observation seen)
    {
        if (seen.Answer is not { } answer) return Unexercised.NoAnswer;
        if (answer.Status is not (>= 400 and < 500) || seen.Reply.Body.Shape != BodyShape.Object || SentClaims.IsTurnedBack(seen)) return Unexercised.NoValidationError;
        return RefusalBody.WrongName(seen.Reply.Body) is { } wrong ? Outcome.Broken("/" + wrong, RefusalBody.Right(seen.Reply.Body), RefusalBody.Flaws(seen))
            : seen.Error.HasMessage ? Outcome.Held
            : Unexercised.MoreSpecific;
    }
}
