using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Rules.UserFlow;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running.Downstream;

/// <summary>Knows how the endpoint answers while nothing is broken, and waits until it does so again.</summary>
internal sealed class Health(Stage stage, ServiceLane lane, Sending sending, CancellationToken cancellationToken)
{
    private const int MostTries = 40;

    // Between two tries, as a share of the caller's patience.
    private const double PauseShare = 0.05;

    /// <summary>The healthy answers to a scenario's call, asked for once in a run.</summary>
    public Task<Baseline> Known(Scenario scenario) => lane.Baselines.GetOrAdd(scenario, _ => First(scenario));

    /// <summary>
    /// The same anew, with calls that were seen since: the first time an open breaker or a cache spared the endpoint the services.
    /// </summary>
    public Task<Baseline> Learn(Scenario scenario, DownstreamRound seen)
    {
        return lane.Baselines[scenario] = Again();

        async Task<Baseline> Again()
        {
            var baseline = await First(scenario).ConfigureAwait(false);
            return baseline with { Round = new(FaultCell.Healthy, [.. seen.Calls, .. baseline.Round.Calls]) };
        }
    }

    /// <summary>Asks until the endpoint is as before, or for longer than it may take, so that a slow recovery has a figure.</summary>
    public async Task<(TimeSpan? Recovery, Observation Seen, DownstreamRound Round)> Until(Baseline baseline, string label, Func<string, Task<Observation>> ask)
    {
        // Whoever did not come back in all that time is not waited for before each further case.
        var atMost = lane.IsGivenUp ? TimeSpan.Zero : MostWait;
        var started = lane.Time.GetTimestamp();
        while (true)
        {
            var asked = lane.Time.GetElapsedTime(started);
            var seen = await ask(label).ConfigureAwait(false);
            var round = await lane.Round(label, cancellationToken).ConfigureAwait(false);
            var isAsBefore = IsAsBefore(baseline, seen, round);
            if (!isAsBefore && lane.Time.GetElapsedTime(started) < atMost)
            {
                await Pause().ConfigureAwait(false);
                continue;
            }

            lane.IsGivenUp = !isAsBefore;
            return (isAsBefore ? asked : null, seen, round);
        }
    }

    /// <summary>
    /// Before a case that is no cell: an endpoint that still spares itself the services, because of what an earlier case did to them, shows
    /// nothing. Returns why it is not as before, or null where it is, or where the pack has no call that would tell.
    /// </summary>
    public async Task<string?> Return()
    {
        if (stage.Breaks)
        {
            // What the case before this one left in a queue is none of its side effects.
            await lane.Round(FaultCell.Healthy, cancellationToken).ConfigureAwait(false);
            await LearnAll().ConfigureAwait(false);
        }

        return await Settle(stage.Scenario.Steps).ConfigureAwait(false);
    }

    /// <summary>Learns how every call of the pack is answered, before anything is broken: afterwards it is too late.</summary>
    public async Task LearnAll()
    {
        foreach (var step in stage.Plan.StepsServed)
            if (Sample(step) is { } sample) await Known(sample).ConfigureAwait(false);
        foreach (var cell in stage.Pack.Scenarios.Where(one => one is { IsJourney: false, Probe: null, Faults.IsEmpty: false } && stage.Plan.StepsServed.Contains(one.Steps[0])))
            await Known(cell).ConfigureAwait(false);
    }

    /// <summary>Waits until the endpoint is as before at these steps; returns why it is not, or null.</summary>
    public async Task<string?> Settle(ImmutableArray<string> steps)
    {
        foreach (var step in steps.Where(lane.IsShaken))
        {
            if (Sample(step) is not { } sample || !lane.Baselines.ContainsKey(sample)) continue;
            if (await Known(sample).ConfigureAwait(false) is not { Invalid: null } baseline) continue;
            var (recovery, seen, _) = await Until(baseline, FaultCell.Healthy, label => Ask(label, sample)).ConfigureAwait(false);
            if (recovery is null) return Although(baseline, seen);
            lane.IsWell(step);
        }

        return null;
    }

    /// <summary>How soon the endpoint is as before at this case's step, now that nothing is broken any more; null where the pack has no call that would tell.</summary>
    public async Task<(Baseline Before, TimeSpan? Recovery, Observation Seen)?> Back()
    {
        var step = stage.Scenario.Steps[0];
        if (Sample(step) is not { } sample || await Known(sample).ConfigureAwait(false) is not { Invalid: null } baseline) return null;
        var (recovery, seen, _) = await Until(baseline, FaultCell.Back, label => Ask(label, sample)).ConfigureAwait(false);
        if (recovery is not null) lane.IsWell(step);
        return (baseline, recovery, seen);
    }

    /// <summary>What is said of an endpoint that stays as it was under an earlier fault.</summary>
    public static string Although(Baseline baseline, Observation last) =>
        $"the endpoint did not come back to {Shown.Reply(baseline.Healthy)}{(baseline.Claims.IsEmpty ? "" : $" with {string.Join(", ", baseline.Claims)}")} from an earlier fault: {Shown.Reply(last)}";

    // A single call of the step without what can be used up.
    private Scenario? Sample(string step)
    {
        var calls = stage.Pack.Scenarios.Where(one => !one.IsJourney && one.Steps[0] == step).ToArray();
        return calls.FirstOrDefault(one => one is { Probe: null, Faults.IsEmpty: false })
            ?? calls.FirstOrDefault(one => one.Probe is { } probe && probe != SideEffects.SecondAttempt && ProbeBook.Find(probe)!.BreaksDownstream);
    }

    // Two people: what only one of them gets is no sign of health.
    private async Task<Baseline> First(Scenario scenario)
    {
        var baseline = default(Baseline);
        var started = lane.Time.GetTimestamp();
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var seen = await Ask(FaultCell.Healthy, scenario).ConfigureAwait(false);
            var round = await lane.Round(FaultCell.Healthy, cancellationToken).ConfigureAwait(false);
            var claims = seen.Reply.Claims.Select(claim => claim.Name).ToImmutableArray();
            if (!FaultCells.IsInTime(seen)) baseline = new(seen, round, [], $"while nothing was broken: {Shown.Reply(seen).TrimEnd('.')}{(tries == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", at the last of {tries} calls"))}");
            else if (baseline is not { Invalid: null }) baseline = new(seen, round, claims);
            else if (!Comparisons.SameDecision(baseline.Healthy, seen)) return baseline with { Invalid = $"while nothing was broken, the endpoint answered now {Shown.Reply(baseline.Healthy)}, now {Shown.Reply(seen)}" };
            else return baseline with { Claims = [.. baseline.Claims.Intersect(claims)], Round = new(FaultCell.Healthy, [.. baseline.Round.Calls, .. round.Calls]), Always = [.. Baseline.Ways(baseline.Round).Intersect(Baseline.Ways(round))], Values = Baseline.Same(baseline.Healthy, seen) };
            if (baseline.Invalid is null) continue;

            // Neither credentials nor an address mend themselves.
            if (IsHopeless(seen) || lane.Time.GetElapsedTime(started) > MostWait) break;
            await Pause().ConfigureAwait(false);
        }

        return baseline!;
    }

    private async Task<Observation> Ask(string label, Scenario scenario)
    {
        var by = stage.At(scenario);
        var step = stage.Step(scenario.Steps[0]);
        return await by.Observe(label, step, by.Claims(step, by.OtherPerson(lane.NextPerson())), sending, cancellationToken).ConfigureAwait(false) with { IsAside = true };
    }

    // It decides the same, gives the same claims, and calls the services in the ways in which it always called them: who has it from a cache need not ask.
    private static bool IsAsBefore(Baseline baseline, Observation seen, DownstreamRound round) =>
        FaultCells.IsInTime(seen) && Comparisons.SameDecision(baseline.Healthy, seen)
        && !baseline.Claims.Except(seen.Reply.Claims.Select(claim => claim.Name)).Any()
        && !baseline.Always.Except(Baseline.Ways(round)).Any();

    private static bool IsHopeless(Observation seen) => !seen.Exchange.Connected || seen.Answer is { Status: 401 or 403 };

    private TimeSpan MostWait => stage.Pack.Downstream.Max(service => service.RecoversWithin) * 1.5;

    private Task Pause() => lane.Wait(stage.Plan.Clock.Patience * PauseShare, cancellationToken);
}
