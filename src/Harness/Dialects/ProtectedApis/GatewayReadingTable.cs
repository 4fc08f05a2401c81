using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Dialects.ProtectedApis;

/// <summary>Every answer that a gateway can give, and what the caller makes of it: the rows of section 2 of the contract, first match wins.</summary>
internal static class GatewayReadingTable
{
    public static ImmutableArray<Reading<GatewayFacts>> Rows { get; } =
    [
        new("no-answer-in-time", f => f.Ended(AttemptEnd.TimedOut), _ => Unreadable("no answer came in time"),
            ConsequenceKind.GenericError, Confidence.Inferred, GatewayDocuments.Http, GatewayScreens.Unreachable),
        new("no-connection", f => f.Answer is null, f => Unreadable(f.Failure?.Text ?? "the answer was lost"),
            ConsequenceKind.GenericError, Confidence.Inferred, GatewayDocuments.Http, GatewayScreens.Unreachable),
        new("forwarded", f => f.IsOfApi, _ => new(ReplyKind.Forwarded),
            ConsequenceKind.GoesOn, Confidence.Documented, GatewayDocuments.Securing, GatewayScreens.Forwarded),
        new("unauthenticated", f => f.Status == 401, f => Refused(f, "the gateway does not accept the token or the key"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.ValidateJwt, GatewayScreens.Unauthenticated, "AADB2C90027"),
        new("quota-used-up", f => f.Status == 403 && f.RetryAfter is not null, f => Refused(f, $"the quota is used up{GatewayScreens.Later(f)}"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.Quota, GatewayScreens.QuotaUsedUp),
        new("forbidden", f => f.Status == 403, f => Refused(f, "the caller may not do this"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.Errors, GatewayScreens.Forbidden),
        new("throttled", f => f.Status == 429, f => Refused(f, $"too many calls{GatewayScreens.Later(f)}"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.RateLimit, GatewayScreens.Throttled),
        new("bad-request", f => f.Status is 400 or 413 or 415 or 422, f => Refused(f, "the request is not as it should be"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.Validation, GatewayScreens.BadRequest),
        new("not-found", f => f.Status is 404 or 405, f => Refused(f, "no operation of the API is there"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.Errors, GatewayScreens.NotFound),
        new("gateway-error", f => f.Status >= 500, f => Refused(f, "gateway or API failed"),
            ConsequenceKind.GenericError, Confidence.Documented, GatewayDocuments.Validation, GatewayScreens.GatewayError),
        new("redirect", f => f.Status is >= 300 and < 400, f => Refused(f, "a redirect is no answer of the API"),
            ConsequenceKind.GenericError, Confidence.Inferred, GatewayDocuments.Http, GatewayScreens.OtherStatus),
        new("other-status", _ => true, f => Refused(f, "no status that a gateway is known to give"),
            ConsequenceKind.Undocumented, Confidence.Unknown, GatewayDocuments.Http, GatewayScreens.OtherStatus),
    ];

    public static (Reply Reply, Consequence Consequence) Read(Exchange exchange, ProtectedApi api)
    {
        var answer = exchange.Answer;
        var body = answer is null ? AnswerBody.None : AnswerBody.Of(answer);
        var facts = new GatewayFacts(exchange, api, answer, body);
        var row = Rows.First(row => row.When(facts));
        return (row.Reply(facts) with { Body = body }, new()
        {
            Row = row.Id,
            Kind = row.Kind,
            Sees = row.Sees(facts),
            Confidence = row.Confidence,
            Source = row.Source,
            ErrorCode = api.IsConnector ? row.ErrorCode : null,
        });
    }

    private static Reply Unreadable(string reason) => new(ReplyKind.Unreadable) { Reason = reason };

    private static Reply Refused(GatewayFacts facts, string reason) => new(ReplyKind.Refused) { Reason = $"HTTP {facts.StatusText}: {reason}" };
}
