using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Scenarios;

namespace Harness.Running.Downstream;

/// <summary>
/// Plays one cell of the fault matrix: a healthy call, the call while services are broken, and calls after that until the endpoint is
/// as before. Where it does not begin healthy, the cell says nothing: what is seen could be the last cell's doing.
/// </summary>
internal sealed class FaultCellPlayer(Stage stage, ServiceLane lane, Sending sending, CancellationToken cancellationToken)
{
    private readonly Health health = new(stage, lane, sending, cancellationToken);
    private readonly FlowStep step = stage.Step(stage.Scenario.Steps[0]);
    private int people;

    public async Task<Trial> Play()
    {
        var trial = new Trial(FaultCell.Trial, stage.Profile(step), step, []);
        await health.LearnAll().ConfigureAwait(false);
        var baseline = await health.Known(stage.Scenario).ConfigureAwait(false);
        if (baseline.Invalid is { } reason) return Sick(baseline, reason);
        var faults = stage.Faults;
        var uses = faults.Any(fault => baseline.Uses(fault.Service));
        var elsewhere = uses ? null : await Elsewhere(faults).ConfigureAwait(false);
        var healthy = lane.LastHealthy is { } last && last.Scenario == stage.Scenario ? (Recovery: (TimeSpan?)TimeSpan.Zero, last.Seen, baseline.Round) : await Healthy(baseline, elsewhere).ConfigureAwait(false);
        lane.LastHealthy = null;
        if (healthy.Recovery is null)
            return trial with { Observations = [healthy.Seen], Invalid = $"while nothing was broken, {Health.Although(baseline, healthy.Seen)}" };

        if (!uses && Asks(healthy.Round, faults))
        {
            baseline = await health.Learn(stage.Scenario, healthy.Round).ConfigureAwait(false);
            if (baseline.Invalid is { } changed) return Sick(baseline, changed);
            (uses, elsewhere) = (true, null);
        }

        await lane.Break(faults, cancellationToken).ConfigureAwait(false);
        var seen = ImmutableArray.CreateBuilder<Observation>();
        seen.Add(healthy.Seen);

        // Somebody else meets with the fault at a step that uses the service; that is no matter of this one.
        var troubled = elsewhere is null ? null : Trouble(elsewhere);
        if (troubled is not null) await lane.Called(stage.Plan.Clock.Patience / 4, cancellationToken).ConfigureAwait(false);
        var broken = await Send(FaultCell.Broken, stage.Persona).ConfigureAwait(false);
        var outages = broken.Outages;
        var rounds = ImmutableArray.Create(healthy.Round, await lane.Round(FaultCell.Broken, cancellationToken).ConfigureAwait(false));
        if (!uses || !Meets(rounds, faults)) broken = broken with { Outages = [] };
        seen.Add(broken);
        if (troubled is not null)
        {
            seen.Add(await troubled.ConfigureAwait(false));
            var again = await Meanwhile(elsewhere!).ConfigureAwait(false);
            if (FaultCells.IsUnharmed(healthy.Seen, broken, baseline.Claims) && !FaultCells.IsUnharmed(healthy.Seen, again, baseline.Claims))
            {
                // What somebody else's failure does shows after it.
                seen[1] = broken with { Label = FaultCell.AtFirst, IsAside = true };
                seen.Add(again with { Label = FaultCell.Broken, IsAside = false, Outages = [] });
                again = await Meanwhile(elsewhere!).ConfigureAwait(false);
            }

            seen.Add(again);
        }
        else if (faults.Any(fault => fault.Fault!.Kind.SaysRetryAfter) || StandBy(faults) is not null)
        {
            seen.Add(await Aside(FaultCell.BrokenAgain).ConfigureAwait(false));
            rounds = rounds.Add(await lane.Round(FaultCell.BrokenAgain, cancellationToken).ConfigureAwait(false));
        }

        await lane.Mend(cancellationToken).ConfigureAwait(false);
        var recovery = default(TimeSpan?);
        if (uses)
        {
            (recovery, var back, _) = await health.Until(baseline, FaultCell.Back, Aside).ConfigureAwait(false);
            seen.Add(back);
            if (recovery is not null) lane.IsWell(step.Id);
            if (recovery is not null) lane.LastHealthy = (stage.Scenario, back with { Label = FaultCell.Healthy });
        }

        var services = stage.Pack.Downstream.Where(service => faults.Any(fault => fault.Service == service.Name)).ToArray();
        trial = trial with
        {
            Observations = seen.ToImmutable(),
            Rounds = rounds,
            NotAsked = uses && !Meets(rounds, faults) ? "no call of the endpoint met the fault" : null,
            Cell = new()
            {
                Outages = outages,
                UsesService = uses,
                Claims = baseline.Claims,
                Values = baseline.Values,
                RetryAfter = RetryAfter(faults),
                MostCalls = services.Min(service => service.MostCalls),
                RecoversWithin = services.Max(service => service.RecoversWithin),
                Recovery = recovery,
                StandBy = StandBy(faults),
            },
        };

        // Who asks the service once this call is alone does use it: it had from a cache what it needed, and then not any more.
        if (uses || FaultCells.IsIsolated(trial) is not Outcome.BrokenOutcome) return trial;
        var after = await health.Until(baseline, FaultCell.Healthy, label => Alone(label, elsewhere)).ConfigureAwait(false);
        if (!Asks(after.Round, faults)) return trial;
        await health.Learn(stage.Scenario, after.Round).ConfigureAwait(false);
        return await Play().ConfigureAwait(false);
    }

    // The reason says what went wrong while nothing was broken, once for all cells that share the call.
    private Trial Sick(Baseline baseline, string reason) =>
        new(FaultCell.Trial, stage.Profile(step), step, [baseline.Healthy with { IsAside = true }]) { Invalid = reason };

    private static bool Asks(DownstreamRound round, ImmutableArray<ScenarioFault> faults) =>
        round.Calls.Any(call => !call.IsSideEffect && faults.Any(fault => fault.Service == call.Service));

    // Faults of writes only, or of some calls by chance, may meet none; who is refused makes no call that could be seen.
    private static bool Meets(ImmutableArray<DownstreamRound> rounds, ImmutableArray<ScenarioFault> faults) =>
        faults.Any(fault => fault.Fault!.Kind.IsRefusal) || rounds.Any(round => round.Label != FaultCell.Healthy && round.Calls.Any(call => call.Call.Fault is not null));

    private async Task<(TimeSpan? Recovery, Observation Seen, DownstreamRound Round)> Healthy(Baseline baseline, Stage? elsewhere)
    {
        var tries = 0;
        var healthy = await health.Until(baseline, FaultCell.Healthy, label => tries++ == 0 ? Aside(label) : Alone(label, elsewhere)).ConfigureAwait(false);
        return healthy with { Round = new(FaultCell.Healthy, [.. baseline.Round.Calls, .. healthy.Round.Calls]) };
    }

    // A call of another step of the pack that does use the service.
    private async Task<Stage?> Elsewhere(ImmutableArray<ScenarioFault> faults)
    {
        foreach (var other in stage.Pack.Scenarios.Where(one => one is { IsJourney: false, Probe: null, Faults.IsEmpty: false } && one.Steps[0] != step.Id && stage.Plan.StepsServed.Contains(one.Steps[0])))
        {
            var known = await health.Known(other).ConfigureAwait(false);
            if (known.Invalid is null && faults.Any(fault => known.Uses(fault.Service))) return stage.At(other);
        }

        return null;
    }

    private async Task<Observation> Trouble(Stage elsewhere)
    {
        var other = elsewhere.Step(elsewhere.Scenario.Steps[0]);
        return await elsewhere.Observe(FaultCell.Elsewhere, other, elsewhere.Claims(other, elsewhere.OtherPerson(Person())), sending, cancellationToken).ConfigureAwait(false) with { IsAside = true };
    }

    // A call of this step while somebody else meets with the fault.
    private async Task<Observation> Meanwhile(Stage elsewhere)
    {
        var troubled = Trouble(elsewhere);
        await lane.Called(stage.Plan.Clock.Patience / 4, cancellationToken).ConfigureAwait(false);
        var seen = await Aside(FaultCell.BrokenAgain).ConfigureAwait(false);
        await troubled.ConfigureAwait(false);
        await lane.Round(FaultCell.BrokenAgain, cancellationToken).ConfigureAwait(false);
        return seen;
    }

    // The endpoint may need a call of a step that uses the service to find that it is back; what that one asks is no matter of this step.
    private async Task<Observation> Alone(string label, Stage? elsewhere)
    {
        if (elsewhere is not null)
        {
            await Trouble(elsewhere).ConfigureAwait(false);
            await lane.Round(FaultCell.Elsewhere, cancellationToken).ConfigureAwait(false);
        }

        return await Aside(label).ConfigureAwait(false);
    }

    private Task<Observation> Send(string label, Claims.Persona persona) => stage.Observe(label, step, stage.Claims(step, persona), sending, cancellationToken);

    private async Task<Observation> Aside(string label) => await Send(label, stage.OtherPerson(Person())).ConfigureAwait(false) with { IsAside = true };

    private int Person() => Interlocked.Increment(ref people);

    private string? StandBy(ImmutableArray<ScenarioFault> faults) =>
        faults is [var fault] ? stage.Pack.Downstream.First(service => service.Name == fault.Service).StandBy : null;

    private static TimeSpan? RetryAfter(ImmutableArray<ScenarioFault> faults) => faults is [{ Fault: { Kind: { SaysRetryAfter: true } kind } fault }]
        ? TimeSpan.FromMilliseconds(fault.Arguments.GetValueOrDefault("retry-after", kind.Parameters.First(parameter => parameter.Id == "retry-after").Default))
        : null;
}
