using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Until 2025 the caller waited for twenty seconds; endpoints from that time may be made for it.</summary>
internal static class OlderClock
{
    private const string Older = "user-flow@2021";

    public static Probe Row { get; } = new("older-clock", "A call that is not answered in time, once more with the patience of 2021.", Play)
    {
        Obstacle = asking => asking.Clock.Timeout >= Clock.All.First(clock => clock.Id == Older).Timeout ? "the run has that patience already" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var now = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (now.Exchange.Attempts.All(attempt => attempt.End != AttemptEnd.TimedOut)) return [now];
        var patient = Clock.All.First(clock => clock.Id == Older) with { Scale = asking.Clock.Scale, Attempts = 1 };
        var then = await asking.Send(Older, asking.Claims, new Sending(patient)).ConfigureAwait(false);
        return [now, then with { IsAside = true }];
    }
}
