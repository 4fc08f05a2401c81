using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Until 2025 callers waited for twenty seconds, and policies for thirty; endpoints from that time may be made for it.</summary>
internal static class OlderClock
{
    private const string OlderOfPolicies = "custom-policy@2022";
    private const string OlderOfFlows = "user-flow@2021";

    public static Probe Row { get; } = new("older-clock", "A call that is not answered in time, once more with the patience of earlier years.", Play)
    {
        Obstacle = asking => asking.Clock.Timeout >= Older(asking).Timeout ? "the run has that patience already" : null,
    };

    private static Clock Older(Asking asking) => Clock.All.First(clock => clock.Id == (asking.Profile.Technical is null ? OlderOfFlows : OlderOfPolicies));

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var now = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (now.Exchange.Attempts.All(attempt => attempt.End != AttemptEnd.TimedOut)) return [now];
        var patient = Older(asking) with { Scale = asking.Clock.Scale, Attempts = 1 };
        var then = await asking.Send(patient.Id, asking.Claims, new Sending(patient)).ConfigureAwait(false);
        return [now, then with { IsAside = true }];
    }
}
