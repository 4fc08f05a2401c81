using System.Collections.Immutable;
using Harness.Claims;
using Harness.Exchanges;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// Every answer that an API can give to a technical profile, and what the policy makes of it: the rows of section 5 of the contract, first match wins.
/// They say what holds on a page; a claims exchange has none, and <c>ContinueOnError</c> lets the journey go on after any of the errors.
/// </summary>
internal static class TechnicalReadingTable
{
    public static ImmutableArray<Reading<TechnicalFacts>> Rows { get; } = [.. NoAnswer(), .. Errors(), .. Successes()];

    public static (Reply Reply, Consequence Consequence) Read(Exchange exchange, TechnicalProfile profile, FlowStep step)
    {
        var answer = exchange.Answer;
        var body = answer is null ? AnswerBody.None : AnswerBody.Of(answer);
        var facts = new TechnicalFacts(exchange, profile, step, answer, new(body, profile));
        var row = Rows.First(row => row.When(facts));
        return (row.Reply(facts) with { Body = body }, At(facts, new()
        {
            Row = row.Id,
            Kind = row.Kind,
            Sees = row.Sees(facts),
            Confidence = row.Confidence,
            Source = row.Source,
            ErrorCode = row.ErrorCode,
        }));
    }

    private static Consequence At(TechnicalFacts facts, Consequence onPage)
    {
        var isError = onPage.Kind is ConsequenceKind.PageMessage or ConsequenceKind.GenericError || (onPage.Kind == ConsequenceKind.Undocumented && !facts.IsSuccess);
        if (!isError) return onPage;
        if (facts is { Profile.ContinueOnError: true } && facts.Step != TechnicalProfileSteps.ClaimsExchange)
        {
            return onPage with
            {
                Kind = ConsequenceKind.GoesOnIgnoringAnswer,
                Sees = TechnicalScreens.GoesOnRegardless(facts),
                Confidence = Confidence.Documented,
                Source = PolicyDocuments.Validation,
                ErrorCode = null,
            };
        }

        return facts.Step == TechnicalProfileSteps.ClaimsExchange && onPage.Kind != ConsequenceKind.Undocumented ? onPage with { Kind = ConsequenceKind.SentBack } : onPage;
    }

    private static IEnumerable<Reading<TechnicalFacts>> NoAnswer() =>
    [
        new("no-answer-in-time", f => f.Ended(AttemptEnd.TimedOut), _ => Unreadable("no answer came in time"),
            ConsequenceKind.GenericError, Confidence.Documented, PolicyDocuments.Texts, TechnicalScreens.Timeout),
        new("name-not-resolved", f => f.Failure is { Kind: FailureKind.NameNotResolved }, f => Unreadable(f.Failure!.Text),
            ConsequenceKind.GenericError, Confidence.CommunityReported, PolicyDocuments.Unreachable, TechnicalScreens.NotResolved),
        new("no-connection", f => f.Failure is { Kind: FailureKind.NotConnected or FailureKind.Tls }, f => Unreadable(f.Failure!.Text),
            ConsequenceKind.GenericError, Confidence.CommunityReported, PolicyDocuments.Unreachable, TechnicalScreens.NotConnected),
        new("broken-answer", f => f.Answer is null, f => Unreadable(f.Failure?.Text ?? "the answer was lost"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.Texts, TechnicalScreens.NotConnected),
    ];

    private static IEnumerable<Reading<TechnicalFacts>> Errors() =>
    [
        new("credentials-refused", f => f.Status == 401, f => Refused(f, "the endpoint does not accept the credentials"),
            ConsequenceKind.GenericError, Confidence.CommunityReported, PolicyDocuments.ErrorCodes, TechnicalScreens.Credentials, "AADB2C90027 or AADB2C90028"),
        new("validation-error", f => f.IsClientError && f.Error is { HasMessage: true, StatusIs409: true }, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.PageMessage, Confidence.Documented, PolicyDocuments.Profile, TechnicalScreens.Message),
        new("status-409-as-text", f => f.IsClientError && f.Error is { HasMessage: true, StatusCode: ErrorAnswer.Conflict }, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.Undocumented, Confidence.Unknown, PolicyDocuments.Nothing, TechnicalScreens.Unknown),
        new("status-not-409", f => f.IsClientError && f.Error.HasMessage, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.Undocumented, Confidence.Unknown, PolicyDocuments.Nothing, TechnicalScreens.Unknown),
        new("error-without-message", f => f.IsClientError && f.Shape == BodyShape.Object, f => Refused(f, "the body has no userMessage"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.HttpError, "AADB2C90075"),
        new("error-unreadable", f => f.IsClientError, f => Refused(f, f.Error.Body.WhyNoObject),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.NotParsed, "AADB2C90075 or AADB2C90261"),
        new("server-error-unreadable", f => f.Status >= 500 && f.Shape != BodyShape.Object, f => Refused(f, "the endpoint failed"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.NotParsed, "AADB2C90261"),
        new("server-error", f => f.Status >= 500, f => Refused(f, "the endpoint failed"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.HttpError, "AADB2C90075"),
        new("redirect", f => f.Status is >= 300 and < 400, f => Refused(f, "a redirect is no answer of the contract"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.HttpError),
        new("other-status", f => !f.IsSuccess, f => Refused(f, "no status of the contract"),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.HttpError),
    ];

    private static IEnumerable<Reading<TechnicalFacts>> Successes() =>
    [
        new("refusal-with-success", f => f.Error.IsRefusal, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, PolicyDocuments.ErrorWith200, TechnicalScreens.GoesOnRegardless),
        new("error-with-success", f => DisguisedError.MemberOf(f.Profile, f.Error.Body) is not null, f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, PolicyDocuments.ErrorWith200, TechnicalScreens.GoesOnRegardless),
        new("empty", f => f.Shape == BodyShape.Empty && !f.Missing.Any(), f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.Documented, PolicyDocuments.EmptyAnswer, TechnicalScreens.GoesOn),
        new("empty-without-claims", f => f.Shape == BodyShape.Empty, f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.Inferred, PolicyDocuments.EmptyAnswer, TechnicalScreens.GoesOnWithout),
        new("unreadable", f => f.Shape != BodyShape.Object, f => Unreadable(f.Error.Body.WhyNoObject),
            ConsequenceKind.GenericError, Confidence.Inferred, PolicyDocuments.ErrorCodes, TechnicalScreens.NotParsed, "AADB2C90261"),
        new("claim-of-wrong-type", f => f.OfWrongType.Any(), f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.Undocumented, Confidence.Unknown, PolicyDocuments.Nothing, TechnicalScreens.WrongType),
        new("claim-missing", f => f.Missing.Any(), f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.Inferred, PolicyDocuments.Profile, TechnicalScreens.GoesOnWithout),
        new("success-not-200", f => f.Status != 200, f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.CommunityReported, PolicyDocuments.Diagnostics, TechnicalScreens.GoesOn),
        new("continue", _ => true, f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.Documented, PolicyDocuments.Overview, TechnicalScreens.GoesOn),
    ];

    private static Reply Unreadable(string reason) => new(ReplyKind.Unreadable) { Reason = reason };

    private static Reply Refused(TechnicalFacts facts, string reason) => new(ReplyKind.Refused)
    {
        Reason = $"HTTP {facts.StatusText}: {reason}",
        Message = facts.Error.UserMessage,
    };

    private static Reply Reply(TechnicalFacts facts, ReplyKind kind) => new(kind)
    {
        Claims = kind == ReplyKind.Continue ? OutputClaims.Returned(facts.Profile, facts.Error.Body) : ClaimSet.Empty,
        Message = facts.Error.UserMessage,
    };
}
