using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using static Harness.Rules.ProtectedApis.GatewayRow;

namespace Harness.Rules.ProtectedApis;

/// <summary>What takes several calls: new keys, rate limits, quotas.</summary>
internal static class LimitChecks
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Trial>("GW-008", Severity.Error, "Tokens signed by a new key of the published key set are accepted after the refresh interval.",
            $"{GatewayDocuments.ValidateJwt}; {GatewayDocuments.Tokens}", Confidence.Documented, KnowsNewKey) with { AskedBy = [LimitLabels.RollOver], Needs = GatewayNeeds.KeysWithin },
        Row<Trial>("GW-012", Severity.Warning, "Over the rate limit the caller gets 429 with Retry-After and a JSON body.",
            GatewayDocuments.RateLimit, Confidence.Documented, Throttles) with { AskedBy = [LimitLabels.RateLimit], Needs = GatewayNeeds.RateLimit },
        Row<Trial>("GW-013", Severity.Warning, "Waiting as told by Retry-After makes the next call succeed.",
            GatewayDocuments.RateLimit, Confidence.Documented, TellsTrue) with { AskedBy = [LimitLabels.RateLimit], Needs = GatewayNeeds.RateLimit },
        Row<Trial>("GW-014", Severity.Info, "Over the quota the caller gets 403 with Retry-After and not 429.",
            GatewayDocuments.Quota, Confidence.Documented, EndsQuota) with { AskedBy = [LimitLabels.Quota], Needs = GatewayNeeds.Quota },
    ];

    private static Outcome KnowsNewKey(Trial trial)
    {
        if (trial.Seen(LimitLabels.OldKey) is not { Reply.Kind: ReplyKind.Forwarded } || trial.Seen(LimitLabels.NewKey) is not { } seen) return NotLetThrough(trial.Seen(LimitLabels.OldKey));
        if (seen.Reply.Kind == ReplyKind.Forwarded) return Outcome.Held;
        return Gate.IsThrottled(seen)
            ? Outcome.NotExercised($"the gateway lets nobody through at the moment: {Failing.Status(seen)}")
            : Outcome.Broken(LimitLabels.NewKey, $"let through within {Shown.Time(trial.Profile.Protected!.KeysWithin!.Value)}, as with the old key", Shown.Reply(seen));
    }

    private static Outcome Throttles(Trial trial)
    {
        if (Unthrottled(trial) is { } not) return not;
        if (trial.Seen(LimitLabels.Over) is not { Answer: { } answer } over) return Never(trial, $"429 beyond {Limit(trial.Profile.Protected!.RateLimit!)}");
        if (answer.Status != 429) return Outcome.Broken("status line", $"429 beyond {Limit(trial.Profile.Protected!.RateLimit!)}", Failing.Status(over));
        if (answer.Header(RetryAfter.Name) is not { } text) return Outcome.Broken(Finding.AtHeader + RetryAfter.Name, "seconds, or a date", "no such line");
        if (!RetryAfter.IsReadable(text)) return Outcome.Broken(Finding.AtHeader + RetryAfter.Name, "seconds, or a date", Shown.Text(text));
        return over.Reply.Body.Shape == BodyShape.Object ? Outcome.Held : Outcome.Broken("body", "a JSON object that says what is wrong", Shown.Body(over.Reply.Body));
    }

    private static Outcome TellsTrue(Trial trial)
    {
        if (Unthrottled(trial) is { } not) return not;
        if (trial.Seen(LimitLabels.Over) is not { } over) return Outcome.NotExercised("the limit was never reached");
        if (trial.Seen(LimitLabels.AfterWait) is not { } after) return Outcome.NotExercised("no Retry-After tells how long to wait, or it tells more than five minutes");
        return after.Reply.Kind == ReplyKind.Forwarded ? Outcome.Held
            : Gate.IsThrottled(after) ? Outcome.Broken(LimitLabels.AfterWait, $"let through, after Retry-After: {over.Answer!.Header(RetryAfter.Name)}", Shown.Reply(after))
            : Outcome.NotExercised($"after the wait the call is refused for another reason: {Shown.Reply(after)}");
    }

    private static Outcome EndsQuota(Trial trial)
    {
        if (Unthrottled(trial) is { } not) return not;
        if (trial.Seen(LimitLabels.UnnamedLimit) is { } limited)
            return Outcome.NotExercised($"again and again {Failing.Status(limited)} long before the quota is used up, and after the wait calls are let through: a rate limit that the pack does not name. Name it with 'rateLimit'");
        var expected = string.Create(CultureInfo.InvariantCulture, $"403 beyond {trial.Profile.Protected!.Quota} calls");
        if (trial.Seen(LimitLabels.Over) is not { Answer: { } answer } over) return Never(trial, expected);
        if (answer.Status != 403) return Outcome.Broken("status line", expected, Failing.Status(over));
        return answer.Header(RetryAfter.Name) is null ? Outcome.Broken(Finding.AtHeader + RetryAfter.Name, "when the quota is filled again", "no such line") : Outcome.Held;
    }

    private static Outcome? Unthrottled(Trial trial) =>
        trial.Seen(LimitLabels.Within) is { } within && (within.Reply.Kind == ReplyKind.Forwarded || Gate.IsThrottled(within)) ? null : NotLetThrough(trial.Seen(LimitLabels.Within));

    private static Outcome Never(Trial trial, string expected) =>
        Outcome.Broken("status line", expected, $"never: {Shown.Reply(trial.Observations[^1])} to every call, twice as many");

    private static Outcome NotLetThrough(Observation? right) => Outcome.NotExercised($"the right call is not let through{(right is null ? "" : $": {Shown.Reply(right)}")}");

    private static string Limit(RateLimit limit) => string.Create(CultureInfo.InvariantCulture, $"{limit.Calls} calls in {Shown.Time(limit.Per)}");
}
