using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Harness.Exchanges;

namespace Harness.Dialects.UserFlow;

/// <summary>
/// Every answer that a connector can give, and what the caller makes of it: the rows of sections 3 and 4 of the contract, first match wins.
/// </summary>
internal static class ReadingTable
{
    public static ImmutableArray<Reading<AnswerFacts>> Rows { get; } =
    [
        .. NoAnswer(),
        .. Refusals(),
        .. BadRequests(),
        .. OtherStatuses(),
        .. UnreadableBodies(),
        .. Successes(),
    ];

    public static (Reply Reply, Consequence Consequence) Read(ConnectorCaller caller, Exchange exchange, Profile profile, FlowStep step)
    {
        var answer = exchange.Answer;
        var body = answer is null ? AnswerBody.None : AnswerBody.Of(answer);
        var facts = new AnswerFacts(caller, exchange, profile, step, answer, new(body));
        var row = Rows.First(row => row.When(facts));
        return (row.Reply(facts) with { Body = body }, caller.Own(new()
        {
            Row = row.Id,
            Kind = row.Kind,
            Sees = row.Sees(facts),
            Confidence = row.Confidence,
            Source = row.Source,
            ErrorCode = row.ErrorCode,
        }));
    }

    private static IEnumerable<Reading<AnswerFacts>> NoAnswer() =>
    [
        new("no-answer-in-time", f => f.Ended(AttemptEnd.TimedOut), _ => Unreadable("no answer came in time"),
            ConsequenceKind.GenericError, Confidence.Documented, Sources.Timeouts, Screens.GenericError),
        new("no-connection", f => f.Failure is { Kind: FailureKind.NameNotResolved or FailureKind.NotConnected or FailureKind.Tls }, f => Unreadable(f.Failure!.Text),
            ConsequenceKind.GenericError, Confidence.CommunityReported, Sources.LocalizationIds, Screens.NotConnected),
        new("broken-answer", f => f.Answer is null, f => Unreadable(f.Failure?.Text ?? "the answer was lost"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.ErrorCodes, Screens.GenericError),
    ];

    private static IEnumerable<Reading<AnswerFacts>> Refusals() =>
    [
        new("credentials-refused", f => f.Status == 401, f => Refused(f, "the endpoint does not accept the credentials"),
            ConsequenceKind.GenericError, Confidence.CommunityReported, Sources.ErrorCodes, Screens.GenericError, "AADB2C90027"),
        new("forbidden", f => f.Status == 403, f => Refused(f, "the endpoint forbids the call"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.ErrorCodes, Screens.GenericError, "AADB2C90027 or AADB2C90028"),
        new("other-client-error", f => f.Status is > 400 and < 500, f => Refused(f, "only 200 and 400 are answers of the contract"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.Issue117307, Screens.GenericError, "AADB2C90075"),
        new("server-error-unreadable", f => f.Status >= 500 && f.Shape != BodyShape.Object, f => Refused(f, "the endpoint failed"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.ErrorCodes, Screens.GenericError, "AADB2C90261"),
        new("server-error", f => f.Status >= 500, f => Refused(f, "the endpoint failed"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.ErrorCodes, Screens.GenericError, "AADB2C90075"),
    ];

    private static IEnumerable<Reading<AnswerFacts>> BadRequests() =>
    [
        new("bad-request-unreadable", f => f.Status == 400 && f.Shape != BodyShape.Object, f => Unreadable(f.Contract.Body.WhyNoObject),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.Issue68233, Screens.HttpError),
        new("bad-request-of-framework", f => f.Status == 400 && f.Contract.IsForeign, _ => Unreadable("HTTP 400 with a body that is none of the contract's, such as the web framework's own"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.AddApiConnector, Screens.HttpError),
        new("block-with-400", f => f.Status == 400 && f.Action == ContractAnswer.ShowBlockPage, f => Reply(f, ReplyKind.Block),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, f => "No document says; at best the message shows on the page the person is on, and the flow does not end."),
        new("validation-error-at-wrong-step", f => f.Status == 400 && f.Action == ContractAnswer.ValidationError && !f.Is(UserFlowSteps.PostAttributeCollection), f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.AddApiConnector, Screens.GenericError),
        new("validation-error-without-status", f => f.Status == 400 && f.Action == ContractAnswer.ValidationError && !f.Contract.HasStatus, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GenericError, Confidence.CommunityReported, Sources.DotnetIssue4, f => "The text \"Bad Request\" instead of the message."),
        new("validation-error-incomplete", f => f.Status == 400 && f.Action == ContractAnswer.ValidationError && !(f.Contract.HasVersion && f.Contract.StatusIs400 && f.Contract.HasMessage), f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.AddApiConnector, Screens.HttpError),
        new("validation-error-content-type", f => f.Status == 400 && f.Action == ContractAnswer.ValidationError && !IsJson(f), f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.Issue68233, Screens.HttpError),
        new("validation-error", f => f.Status == 400 && f.Action == ContractAnswer.ValidationError, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.PageMessage, Confidence.Documented, Sources.AddApiConnector, Screens.PageMessage),
        new("bad-request", f => f.Status == 400, _ => Unreadable("HTTP 400 without the action ValidationError"),
            ConsequenceKind.GenericError, Confidence.Inferred, Sources.AddApiConnector, Screens.HttpError),
    ];

    private static IEnumerable<Reading<AnswerFacts>> OtherStatuses() =>
    [
        new("other-success", f => f.Status is > 200 and < 300, f => Unreadable($"HTTP {f.Status} is no answer of the contract; success is 200"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("redirect", f => f.Status is >= 300 and < 400, f => Unreadable($"HTTP {f.Status} sends the caller elsewhere; redirects are not part of the contract"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("odd-status", f => f.Status != 200, f => Unreadable($"HTTP {f.Status} is no answer of the contract"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
    ];

    private static IEnumerable<Reading<AnswerFacts>> UnreadableBodies() =>
    [
        new("empty", f => f.Shape == BodyShape.Empty, f => Unreadable(f.Contract.Body.WhyNoObject),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("not-json", f => f.Shape == BodyShape.NotJson, f => Unreadable(f.Contract.Body.WhyNoObject),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("not-an-object", f => f.Shape != BodyShape.Object, f => Unreadable(f.Contract.Body.WhyNoObject),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("member-repeated", f => f.Contract.Body.RepeatedNames.Any(ContractAnswer.Members.Contains), _ => Unreadable("a member of the contract stands more than once, and readers differ in which one they take"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("action-missing", f => f.Action is null, _ => Unreadable("action is missing or is no text"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("action-other-case", f => !f.Contract.HasKnownAction && IsKnownInOtherCase(f.Action!), f => Unreadable($"action is \"{f.Action}\", not in the contract's spelling"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("action-unknown", f => !f.Contract.HasKnownAction, f => Unreadable($"action \"{f.Action}\" is none of the contract's"),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
    ];

    private static IEnumerable<Reading<AnswerFacts>> Successes() =>
    [
        new("validation-error-with-200", f => f.Action == ContractAnswer.ValidationError, f => Reply(f, ReplyKind.ValidationError),
            ConsequenceKind.GoesOnIgnoringAnswer, Confidence.Inferred, Sources.AddApiConnector, Screens.GoesOnRegardless),
        new("block-at-token-step", f => f.Action == ContractAnswer.ShowBlockPage && f.Is(UserFlowSteps.PreTokenIssuance), f => Reply(f, ReplyKind.Block),
            ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, Sources.DotnetIssue13, f => "The person is not blocked: the application opens with a token."),
        new("version-missing", f => !f.Contract.HasVersion, f => Reply(f, f.Action == ContractAnswer.ShowBlockPage ? ReplyKind.Block : ReplyKind.Continue),
            ConsequenceKind.GoesOnIgnoringAnswer, Confidence.CommunityReported, Sources.DotnetIssues6And7, Screens.GoesOnRegardless),
        new("version-no-text", f => f.Contract.Version is { ValueKind: not JsonValueKind.String }, f => Reply(f, f.Action == ContractAnswer.ShowBlockPage ? ReplyKind.Block : ReplyKind.Continue),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("content-type-not-json", f => !IsJson(f), f => Reply(f, f.Action == ContractAnswer.ShowBlockPage ? ReplyKind.Block : ReplyKind.Continue),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.Unknown),
        new("block-without-message", f => f.Action == ContractAnswer.ShowBlockPage && !f.Contract.HasMessage, f => Reply(f, ReplyKind.Block),
            ConsequenceKind.BlockPage, Confidence.Inferred, Sources.AddApiConnector, Screens.BlockPage),
        new("block", f => f.Action == ContractAnswer.ShowBlockPage, f => Reply(f, ReplyKind.Block),
            ConsequenceKind.BlockPage, Confidence.Documented, Sources.AddApiConnector, Screens.BlockPage),
        new("claim-of-wrong-type", f => f.OfWrongType.Any(), f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.Undocumented, Confidence.Unknown, Sources.Nothing, Screens.WrongType),
        new("claim-not-stored", f => f.Is(UserFlowSteps.PostAttributeCollection) && f.Taken.Any(claim => !ApiConnectorDialect.IsStored(f.Profile, claim.Name)), f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.CommunityReported, Sources.NotStored, Screens.GoesOnNotStored),
        new("continue", _ => true, f => Reply(f, ReplyKind.Continue),
            ConsequenceKind.GoesOn, Confidence.Documented, Sources.AddApiConnector, Screens.GoesOn),
    ];

    private static bool IsJson(AnswerFacts facts) => facts.Answer!.MediaType == "application/json";

    private static bool IsKnownInOtherCase(string action) =>
        string.Equals(action, ContractAnswer.Continue, StringComparison.OrdinalIgnoreCase)
        || string.Equals(action, ContractAnswer.ShowBlockPage, StringComparison.OrdinalIgnoreCase)
        || string.Equals(action, ContractAnswer.ValidationError, StringComparison.OrdinalIgnoreCase);

    private static Reply Unreadable(string reason) => new(ReplyKind.Unreadable) { Reason = reason };

    private static Reply Refused(AnswerFacts facts, string reason) => new(ReplyKind.Refused)
    {
        Reason = $"HTTP {facts.Status.ToString(CultureInfo.InvariantCulture)}: {reason}",
        Message = facts.Contract.UserMessage,
    };

    private static Reply Reply(AnswerFacts facts, ReplyKind kind) => new(kind)
    {
        Claims = kind == ReplyKind.Continue ? AnswerClaims.All(facts.Contract) : Claims.ClaimSet.Empty,
        Message = facts.Contract.UserMessage,
    };
}
