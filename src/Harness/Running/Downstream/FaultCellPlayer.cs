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
    private const int MostTries = 40;

    // Between two tries, as a share of the caller's patience.
    private const double PauseShare = 0.05;

    private readonly FlowStep step = stage.Step(stage.Scenario.Steps[0]);
    private int people;

    public async Task<Trial> Play()
    {
        var trial = new Trial(FaultCell.Trial, stage.Profile(step), step, []);
        var baseline = await Known(stage.Scenario).ConfigureAwait(false);
        if (baseline.Invalid is { } reason) return trial with { Observations = [baseline.Healthy], Invalid = reason };
        var faults = stage.Faults;
        var uses = faults.Any(fault => baseline.Uses(fault.Service));
        var elsewhere = uses ? null : await Elsewhere(faults).ConfigureAwait(false);
        var healthy = lane.LastHealthy is { } last && last.Scenario == stage.Scenario ? (Recovery: (TimeSpan?)TimeSpan.Zero, last.Seen, baseline.Round) : await Healthy(baseline).ConfigureAwait(false);
        lane.LastHealthy = null;
        if (healthy.Recovery is null)
            return trial with { Observations = [healthy.Seen], Invalid = $"while nothing was broken, {Although(baseline, healthy.Seen)}" };

        await lane.Break(faults, cancellationToken).ConfigureAwait(false);
        var seen = ImmutableArray.CreateBuilder<Observation>();
        seen.Add(healthy.Seen);

        // Somebody else meets with the fault at a step that uses the service; that is no matter of this one.
        var troubled = elsewhere is null ? null : Trouble(elsewhere);
        if (troubled is not null) await lane.Called(stage.Plan.Clock.Patience / 4, cancellationToken).ConfigureAwait(false);
        var broken = await Send(FaultCell.Broken, stage.Persona).ConfigureAwait(false);
        var outages = broken.Outages;
        if (!uses) broken = broken with { Outages = [] };
        seen.Add(broken);
        var rounds = ImmutableArray.Create(healthy.Round, await lane.Round(FaultCell.Broken, cancellationToken).ConfigureAwait(false));
        if (faults.Any(fault => fault.Fault!.Kind.SaysRetryAfter) || StandBy(faults) is not null || (!uses && troubled is not null))
        {
            var troubledAgain = elsewhere is null ? null : Trouble(elsewhere);
            if (troubledAgain is not null) await lane.Called(stage.Plan.Clock.Patience / 4, cancellationToken).ConfigureAwait(false);
            seen.Add(await Aside(FaultCell.BrokenAgain).ConfigureAwait(false));
            if (troubledAgain is not null) await troubledAgain.ConfigureAwait(false);
            rounds = rounds.Add(await lane.Round(FaultCell.BrokenAgain, cancellationToken).ConfigureAwait(false));
        }

        if (troubled is not null) seen.Add(await troubled.ConfigureAwait(false));
        await lane.Mend(cancellationToken).ConfigureAwait(false);
        var recovery = default(TimeSpan?);
        if (uses)
        {
            (recovery, var back, _) = await Back(baseline).ConfigureAwait(false);
            seen.Add(back);
            if (recovery is not null) lane.LastHealthy = (stage.Scenario, back with { Label = FaultCell.Healthy });
        }

        var services = stage.Pack.Downstream.Where(service => faults.Any(fault => fault.Service == service.Name)).ToArray();
        return trial with
        {
            Observations = seen.ToImmutable(),
            Rounds = rounds,
            Cell = new()
            {
                Outages = outages,
                UsesService = uses,
                Claims = baseline.Claims,
                RetryAfter = RetryAfter(faults),
                MostCalls = services.Min(service => service.MostCalls),
                RecoversWithin = services.Max(service => service.RecoversWithin),
                Recovery = recovery,
                StandBy = StandBy(faults),
            },
        };
    }

    /// <summary>The healthy answers to a scenario's call, asked for once in a run.</summary>
    public Task<Baseline> Known(Scenario scenario) => lane.Baselines.GetOrAdd(scenario, _ => First(scenario));

    // Two people: what only one of them gets is no sign of health.
    private async Task<Baseline> First(Scenario scenario)
    {
        var by = stage.At(scenario);
        var baseline = default(Baseline);
        var step = stage.Step(scenario.Steps[0]);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var seen = await by.Observe(FaultCell.Healthy, step, by.Claims(step, by.OtherPerson(Person())), sending, cancellationToken).ConfigureAwait(false) with { IsAside = true };
            var round = await lane.Round(FaultCell.Healthy, cancellationToken).ConfigureAwait(false);
            var claims = seen.Reply.Claims.Select(claim => claim.Name).ToImmutableArray();
            if (!FaultCells.IsInTime(seen)) baseline = new(seen, round, [], $"while nothing was broken, the endpoint answered {Shown.Reply(seen)} {MostTries.ToString(CultureInfo.InvariantCulture)} times");
            else if (baseline is not { Invalid: null }) baseline = new(seen, round, claims);
            else if (!Comparisons.SameDecision(baseline.Healthy, seen)) return baseline with { Invalid = $"while nothing was broken, the endpoint answered now {Shown.Reply(baseline.Healthy)}, now {Shown.Reply(seen)}" };
            else return baseline with { Claims = [.. baseline.Claims.Intersect(claims)], Round = new(FaultCell.Healthy, [.. baseline.Round.Calls, .. round.Calls]) };
            if (baseline.Invalid is not null) await Pause().ConfigureAwait(false);
        }

        return baseline!;
    }

    /// <summary>Asks until the endpoint is as it was while nothing was broken, or for long enough.</summary>
    public async Task<(TimeSpan? Recovery, Observation Seen, DownstreamRound Round)> Healthy(Baseline baseline)
    {
        var healthy = await Until(baseline, FaultCell.Healthy, MostWait).ConfigureAwait(false);
        return healthy with { Round = new(FaultCell.Healthy, [.. baseline.Round.Calls, .. healthy.Round.Calls]) };
    }

    private Task<(TimeSpan? Recovery, Observation Seen, DownstreamRound Round)> Back(Baseline baseline) => Until(baseline, FaultCell.Back, MostWait);

    // Longer than the endpoint may take, so that a slow recovery has a figure.
    private TimeSpan MostWait => stage.Pack.Downstream.Max(service => service.RecoversWithin) * 1.5;

    // The endpoint is as before where it decides the same, gives the same claims, and calls the services that it called.
    private async Task<(TimeSpan? Recovery, Observation Seen, DownstreamRound Round)> Until(Baseline baseline, string label, TimeSpan atMost)
    {
        var started = lane.Time.GetTimestamp();
        while (true)
        {
            var asked = lane.Time.GetElapsedTime(started);
            var seen = await Aside(label).ConfigureAwait(false);
            var round = await lane.Round(label, cancellationToken).ConfigureAwait(false);
            if (IsAsBefore(baseline, seen, round)) return (asked, seen, round);
            if (lane.Time.GetElapsedTime(started) > atMost) return (null, seen, round);
            await Pause().ConfigureAwait(false);
        }
    }

    private static bool IsAsBefore(Baseline baseline, Observation seen, DownstreamRound round) =>
        FaultCells.IsInTime(seen) && Comparisons.SameDecision(baseline.Healthy, seen)
        && !baseline.Claims.Except(seen.Reply.Claims.Select(claim => claim.Name)).Any()
        && (baseline.Round.Calls.IsEmpty || !round.Calls.IsEmpty);

    private static string Although(Baseline baseline, Observation last) =>
        $"the endpoint did not come back to {Shown.Reply(baseline.Healthy)}{(baseline.Claims.IsEmpty ? "" : $" with {string.Join(", ", baseline.Claims)}")} from an earlier fault: {Shown.Reply(last)}";

    // A call of another step of the pack that does use the service.
    private async Task<Stage?> Elsewhere(ImmutableArray<ScenarioFault> faults)
    {
        foreach (var other in stage.Pack.Scenarios.Where(one => one is { IsJourney: false, Probe: null, Faults.IsEmpty: false } && one.Steps[0] != step.Id && stage.Plan.StepsServed.Contains(one.Steps[0])))
        {
            var known = await Known(other).ConfigureAwait(false);
            if (known.Invalid is null && faults.Any(fault => known.Uses(fault.Service))) return stage.At(other);
        }

        return null;
    }

    private async Task<Observation> Trouble(Stage elsewhere)
    {
        var other = elsewhere.Step(elsewhere.Scenario.Steps[0]);
        return await elsewhere.Observe(FaultCell.Elsewhere, other, elsewhere.Claims(other, elsewhere.OtherPerson(Person())), sending, cancellationToken).ConfigureAwait(false) with { IsAside = true };
    }

    private Task<Observation> Send(string label, Claims.Persona persona) => stage.Observe(label, step, stage.Claims(step, persona), sending, cancellationToken);

    private async Task<Observation> Aside(string label) => await Send(label, stage.OtherPerson(Person())).ConfigureAwait(false) with { IsAside = true };

    private int Person() => Interlocked.Increment(ref people);

    private Task Pause() => lane.Wait(stage.Plan.Clock.Patience * PauseShare, cancellationToken);

    private string? StandBy(ImmutableArray<ScenarioFault> faults) =>
        faults is [var fault] ? stage.Pack.Downstream.First(service => service.Name == fault.Service).StandBy : null;

    private static TimeSpan? RetryAfter(ImmutableArray<ScenarioFault> faults) => faults is [{ Fault: { Kind: { SaysRetryAfter: true } kind } fault }]
        ? TimeSpan.FromMilliseconds(fault.Arguments.GetValueOrDefault("retry-after", kind.Parameters.First(parameter => parameter.Id == "retry-after").Default))
        : null;
}
