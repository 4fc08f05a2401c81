using System.Collections.Immutable;
using System.Globalization;
using Harness.Exchanges.Faults;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Running.Downstream;

namespace Harness.Running.Probes;

/// <summary>The services take long to write; who queues writes does not notice.</summary>
internal static class SlowWrites
{
    private const int Calls = 3;

    // As a share of the caller's patience: longer than a busy machine takes for a queue, shorter than anybody's timeout.
    private const double SlowShare = 0.1;

    public static Probe Row { get; } = new(DeadServices.SlowWrites, "Some calls while all is well, and some while the services take long to write.", Play) { BreaksDownstream = true };

    private static async Task<Trial> Play(Asking asking, Trial trial)
    {
        var delay = asking.Clock.Patience * SlowShare;
        var seen = ImmutableArray.CreateBuilder<Observation>();
        for (var call = 1; call <= Calls; call++) seen.Add(await Send(FaultCell.Healthy, call).ConfigureAwait(false));
        var healthy = await asking.Lane.Round(FaultCell.Healthy, asking.CancellationToken).ConfigureAwait(false);
        await asking.Lane.Break(asking.Stage.Pack.Downstream.Select(service => ServiceLane.Slow(service.Name, delay, FaultTarget.Writes)), asking.CancellationToken).ConfigureAwait(false);
        var outages = asking.Lane.Broken;
        for (var call = 1; call <= Calls; call++) seen.Add(await Send(DeadServices.WhileSlow, Calls + call).ConfigureAwait(false));
        await asking.Lane.Mend(asking.CancellationToken).ConfigureAwait(false);
        await asking.Lane.Round(DeadServices.WhileSlow, asking.CancellationToken).ConfigureAwait(false);
        return trial with
        {
            Observations = seen.ToImmutable(),
            Rounds = [healthy],
            Cell = new() { Outages = outages, UsesService = true, Delay = delay },
        };

        Task<Observation> Send(string label, int person) =>
            asking.SendAside(string.Create(CultureInfo.InvariantCulture, $"{label}, {person}"), asking.ClaimsOf(asking.Stage.OtherPerson(person)));
    }
}
