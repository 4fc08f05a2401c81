using System.Collections.Immutable;
using Harness.Rules;
using Harness.Rules.ProtectedApis;

namespace Harness.Running.Probes;

/// <summary>Calls until the quota is used up. Nobody is let through afterwards, so it is asked last.</summary>
internal static class QuotaProbe
{
    private const int More = 5;

    // So often in a row a rate limit lets nobody through after the wait that it asked for: then it is the quota.
    private const int MostWaits = 2;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static Probe Row { get; } = new(LimitLabels.Quota, "Calls until the quota of a gateway is used up. It leaves none for other cases, so it is played last.", Play)
    {
        IsAlone = true,
        Turn = 3,
        Says = GatewayNeeds.Quota,
        Obstacle = asking => asking.Profile.Protected is { Quota: null } or null ? "needs 'quota' in the pack: how many calls there are until it is used up" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var api = asking.Profile.Protected!;
        var within = await asking.Send(LimitLabels.Within, asking.Claims).ConfigureAwait(false);
        if (within.WentWrong && !Gate.IsThrottled(within)) return [within];
        var (quota, waits, refusals, sinceWait) = (api.Quota!.Value, 0, 0, 0);
        for (var (sent, most, last) = (1, (2 * quota) + More, within); sent < most; sent++)
        {
            if (Gate.IsThrottled(last))
            {
                // What is refused only when a whole quota has been let through is the quota, whatever it says of itself.
                var mayBeRate = api.RateLimit is not null || sinceWait < quota;
                if (!mayBeRate || last.Answer!.Status != 429 || waits >= MostWaits || RetryAfter.Of(last.Answer, asking.Stage.Time) is not { } wait || wait > LongestWait)
                    return [within, last with { Label = LimitLabels.Over, IsAside = false }];

                // Once it may be a quota that earlier cases have begun to use; it would be whole after the wait.
                if (api.RateLimit is null && sinceWait > 0 && ++refusals > 1) return [within, last with { Label = LimitLabels.UnnamedLimit }];
                (waits, sinceWait) = (waits + 1, 0);
                await Task.Delay(wait + RetryAfter.Tolerance, asking.Stage.Time, asking.CancellationToken).ConfigureAwait(false);
            }
            else
            {
                (waits, sinceWait) = (0, sinceWait + 1);
                if (last.Answer is { Status: 403 }) return [within, last with { Label = LimitLabels.Over, IsAside = false }];
            }

            last = await asking.SendAside($"call {sent + 1}", asking.Claims).ConfigureAwait(false);
        }

        return [within];
    }
}
