using System.Collections.Immutable;
using System.Globalization;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Running.Downstream;

namespace Harness.Running.Probes;

/// <summary>The services accept connections and never answer, and one person after the other signs up.</summary>
internal static class DeadService
{
    private const int Calls = 10;
    private const int Fewest = 4;

    public static Probe Row { get; } = new(DeadServices.Probe, "Ten calls while the services accept connections and never answer.", Play) { BreaksDownstream = true };

    private static async Task<Trial> Play(Asking asking, Trial trial)
    {
        // A stand-by is there for just this.
        var services = asking.Stage.Pack.Downstream;
        var dead = services.Where(service => services.All(other => other.StandBy != service.Name)).ToArray();
        await asking.Lane.Break(dead.Select(service => ServiceLane.Dead(service.Name)), asking.CancellationToken).ConfigureAwait(false);
        var seen = ImmutableArray.CreateBuilder<Observation>();
        var rounds = ImmutableArray.CreateBuilder<DownstreamRound>();

        // Whoever has no timeout of its own is not waited for ten times; whoever answers in time may take some calls to notice.
        var most = asking.Clock.WorstWait * 2;
        for (var call = 1; call <= Calls && (call <= Fewest || InVain() < most); call++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"call {call}");
            seen.Add(await asking.SendAside(label, asking.ClaimsOf(asking.Stage.OtherPerson(call))).ConfigureAwait(false));
            rounds.Add(asking.Lane.SoFar(label));
        }

        var outages = asking.Lane.Broken;
        await asking.Lane.Mend(asking.CancellationToken).ConfigureAwait(false);

        // By now the endpoint has noticed, and perhaps decided not to ask any more: only now it shows whether that ends.
        await asking.Lane.Round(FaultCell.Back, asking.CancellationToken).ConfigureAwait(false);
        var back = await new Health(asking.Stage, asking.Lane, new(asking.Clock), asking.CancellationToken).Back().ConfigureAwait(false);
        if (back is { } end) seen.Add(end.Seen);
        return trial with
        {
            Observations = seen.ToImmutable(),
            Rounds = rounds.ToImmutable(),
            Cell = back is not { } known ? null : new()
            {
                Outages = outages,
                UsesService = dead.Any(service => known.Before.Uses(service.Name)),
                Claims = known.Before.Claims,
                RecoversWithin = dead.Max(service => service.RecoversWithin),
                Recovery = known.Recovery,
            },
        };

        TimeSpan InVain() => seen.Where(one => !FaultCells.IsInTime(one)).Aggregate(TimeSpan.Zero, (sum, one) => sum + one.Exchange.Wait);
    }
}
