using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Rules;
using Harness.Rules.ProtectedApis;

namespace Harness.Running.Probes;

/// <summary>More calls than the gateway lets through in a time, and one more when it said to come again.</summary>
internal static class RateLimitProbe
{
    // Counting is distributed and never exact: twice the limit and a few is more than any count is wrong by.
    private const int More = 5;
    private const int AtOnce = 8;

    // Whoever is told to wait longer comes again another day.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static Probe Row { get; } = new(LimitLabels.RateLimit, "Calls beyond the rate limit of a gateway, and another one after the wait that it asks for.", Play)
    {
        IsAlone = true,
        Turn = 1,
        Says = GatewayNeeds.RateLimit,
        Obstacle = asking => asking.Profile.Protected is { RateLimit: null } or null ? "needs 'rateLimit' in the pack: how many calls are let through in which time" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var most = (2 * asking.Profile.Protected!.RateLimit!.Calls) + More;
        var within = await asking.Send(LimitLabels.Within, asking.Claims).ConfigureAwait(false);
        if (within.WentWrong && !Gate.IsThrottled(within)) return [within];
        var seen = ImmutableArray.Create(within);
        for (var sent = 1; sent < most && !seen.Any(Gate.IsThrottled); sent += AtOnce)
            seen = seen.AddRange(await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, most - sent)).Select(number => asking.SendAside($"call {sent + number + 1}", asking.Claims))).ConfigureAwait(false));
        if (seen.FirstOrDefault(Gate.IsThrottled) is not { } over) return seen;
        seen = [within, over with { Label = LimitLabels.Over, IsAside = false }];
        if (RetryAfter.Of(over.Answer!, asking.Stage.Time) is not { } wait || wait > LongestWait) return seen;
        await Task.Delay(wait + RetryAfter.Tolerance, asking.Stage.Time, asking.CancellationToken).ConfigureAwait(false);
        return seen.Add(await asking.Send(LimitLabels.AfterWait, asking.Claims).ConfigureAwait(false));
    }
}
