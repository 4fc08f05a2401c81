using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Downstream;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>What was played for one case, before it is judged.</summary>
/// <param name="Observations">The calls that are judged alone.</param>
/// <param name="Journey">The person's way, where it was one.</param>
/// <param name="Trial">What a probe observed, with the calls that only prepared or disturbed others.</param>
internal sealed record Played(ImmutableArray<Observation> Observations, Journey? Journey = null, Trial? Trial = null)
{
    /// <summary>Why the caller makes no call at all, or null.</summary>
    public string? LeftOut { get; init; }

    /// <summary>When it began, counted from the start of the run.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How long it took to play.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Every call that was made, once.</summary>
    public ImmutableArray<Observation> Calls { get; } = Trial is null ? Observations : [.. Trial.Observations.DistinctBy(seen => seen.Exchange.Call, ReferenceEqualityComparer.Instance)];

    /// <summary>Whether a probe asked how others than the caller are met.</summary>
    public bool IsAboutOddCalls => Trial is { } trial && ProbeBook.Find(trial.Probe) is { IsAboutOddCalls: true };

    /// <summary>The calls that what an author expects is about: the last one that its caller makes, or where a probe asks how others are met, those others.</summary>
    public IEnumerable<Observation> Awaited =>
        IsAboutOddCalls ? Calls.Where(seen => seen.IsOdd)
        : Observations.LastOrDefault(seen => !seen.IsOdd || Trial is null) is { IsOdd: false } last ? [last]
        : [];

    /// <summary>The calls that reports tell of: those that are judged, and the others where something was found.</summary>
    public IEnumerable<Observation> Told(ImmutableArray<Finding> findings) =>
        Trial is null ? Observations : Trial.Observations.Where(seen => !seen.IsAside || findings.Any(finding => finding.Where == seen.Label || IsAwaited(finding, seen)));

    // Of many calls alike, the first one is told.
    private bool IsAwaited(Finding finding, Observation seen) =>
        finding.Label == seen.Label && Expectations.IsOne(finding.Rule) && ReferenceEquals(Awaited.First(awaited => awaited.Label == seen.Label), seen);
}

/// <summary>Plays one case: a single call, a journey, or a probe.</summary>
internal static class CasePlayer
{
    public static async Task<Played> Play(Stage stage, Sending sending, CancellationToken cancellationToken)
    {
        if (Obstacle(stage) is { } obstacle)
        {
            var at = stage.Step(stage.Scenario.Steps[0]);
            return new([], Trial: new(FaultCell.Trial, stage.Profile(at), at, []) { NotAsked = obstacle });
        }

        if (stage is { Faults.IsEmpty: false, Scenario.IsJourney: false, Lane: { } lane }) return await PlayCell(stage, lane, sending, cancellationToken).ConfigureAwait(false);
        var unwell = stage.Lane is { } services && services.Obstacle(stage.Pack) is null ? await new Health(stage, services, sending, cancellationToken).Return().ConfigureAwait(false) : null;
        if (stage.Breaks && unwell is not null) return Invalid(stage, unwell);
        var played = stage.Scenario.Probe is { } probe ? await PlayProbe(ProbeBook.Find(probe)!, stage, sending, cancellationToken).ConfigureAwait(false)
            : stage.Scenario.IsJourney ? await PlayJourney(stage, sending, cancellationToken).ConfigureAwait(false)
            : await PlayCall(stage, sending, cancellationToken).ConfigureAwait(false);
        if (stage.Breaks) await ComeBack(stage, sending, cancellationToken).ConfigureAwait(false);
        return played;
    }

    // What cannot be broken here says nothing.
    private static string? Obstacle(Stage stage) =>
        !stage.Breaks ? null
        : stage.Lane is null ? "no stand-in plays the services of the pack in this run"
        : stage.Lane.Obstacle(stage.Pack);

    // What an earlier fault left behind is no answer to this one, of a journey as little as of a probe.
    private static Played Invalid(Stage stage, string unwell)
    {
        var step = stage.Step(stage.Scenario.Steps[0]);
        return new([], Trial: new(stage.Scenario.Probe ?? "journey", stage.Profile(step), step, []) { Invalid = $"while nothing was broken, {unwell}" });
    }

    private static async Task<Played> PlayCell(Stage stage, ServiceLane lane, Sending sending, CancellationToken cancellationToken)
    {
        var step = stage.Step(stage.Scenario.Steps[0]);
        if (!stage.Dialect.Calls(step, stage.Persona)) return new([]);
        if (LeftOut(stage, step, stage.Claims(step)) is { } leftOut) return leftOut;
        var trial = await new FaultCellPlayer(stage, lane, sending, cancellationToken).Play().ConfigureAwait(false);
        return new([.. trial.Observations.Where(seen => !seen.IsAside)], Trial: trial);
    }

    // What was broken here is no matter of the next case, which may be of a pack that breaks nothing.
    private static async Task ComeBack(Stage stage, Sending sending, CancellationToken cancellationToken)
    {
        if (stage.Lane is not { } lane) return;
        await lane.Mend(cancellationToken).ConfigureAwait(false);
        await new Health(stage, lane, sending, cancellationToken).Settle(stage.Plan.StepsServed).ConfigureAwait(false);
    }

    private static async Task<Played> PlayCall(Stage stage, Sending sending, CancellationToken cancellationToken)
    {
        var step = stage.Step(stage.Scenario.Steps[0]);
        if (!stage.Dialect.Calls(step, stage.Persona)) return new([]);
        var claims = stage.Claims(step);
        if (LeftOut(stage, step, claims) is { } leftOut) return leftOut;
        var observations = ImmutableArray.Create(await stage.Ask(step, sending, cancellationToken).ConfigureAwait(false));
        foreach (var correction in stage.Scenario.Resubmit)
        {
            if (observations[^1].Consequence.Kind != ConsequenceKind.PageMessage) break;
            claims = claims.With(stage.Typed(correction, stage.Profile(step)));
            observations = observations.Add(await stage.Observe(Resubmission(observations.Length), step, claims, sending, cancellationToken).ConfigureAwait(false));
        }

        return new(observations);
    }

    private static Played? LeftOut(Stage stage, FlowStep step, ClaimSet claims) =>
        stage.Dialect.Skips(stage.Profile(step), step, claims) is { } reason ? new([]) { LeftOut = stage.Dialect.LeftOut(reason) } : null;

    private static async Task<Played> PlayJourney(Stage stage, Sending sending, CancellationToken cancellationToken)
    {
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var journey = stage.Dialect.Begin(stage.Traveller(stage.Profile(stage.Step(stage.Scenario.Steps[0]))));
        foreach (var step in stage.Scenario.Steps.Select(stage.Step))
        {
            if (stage is { Lane: { } lane, Faults.IsEmpty: false })
            {
                await lane.Mend(cancellationToken).ConfigureAwait(false);
                if (stage.Scenario.FaultAt is not { } at || at == step.Id) await lane.Break(stage.Faults, cancellationToken).ConfigureAwait(false);
            }

            var profile = stage.Profile(step);
            if (stage.Dialect.Arrive(journey, profile, step) is not { } arrived) continue;
            journey = await Call(arrived, step, step.Id).ConfigureAwait(false);
            var corrections = stage.Scenario.Resubmit;
            for (var i = 0; i < corrections.Length && observations[^1].Consequence.Kind == ConsequenceKind.PageMessage; i++)
            {
                var corrected = stage.Typed(corrections[i], profile).Rename(profile.PackName);
                journey = await Call(stage.Dialect.Correct(journey, step, corrected), step, Resubmission(i + 1)).ConfigureAwait(false);
            }

            if (journey.EndedBecause is { } reason)
            {
                journey = journey.Tell(null, $"Here the journey ends: {reason}.");
                break;
            }
        }

        return new(observations.ToImmutable(), JourneyToken.Complete(journey, stage.Profile(stage.Step(stage.Scenario.Steps[^1])), stage.Now));

        async Task<Journey> Call(Journey at, FlowStep step, string label)
        {
            var before = stage.Lane?.Journal().Length ?? 0;
            var seen = await stage.Observe(label, step, stage.Claims(step, at), sending, cancellationToken).ConfigureAwait(false);
            if (!seen.Outages.IsEmpty && !stage.Lane!.MayHaveMet(before)) seen = seen with { Outages = [] };
            observations.Add(seen);
            return stage.Dialect.After(at, stage.Profile(step), step, seen.Reply, seen.Consequence);
        }
    }

    private static async Task<Played> PlayProbe(Probe probe, Stage stage, Sending sending, CancellationToken cancellationToken)
    {
        var step = stage.Step(stage.Scenario.Steps[0]);
        if (!stage.Dialect.Calls(step, stage.Persona)) return new([]);
        if (LeftOut(stage, step, stage.Claims(step)) is { } leftOut) return leftOut;
        var trial = await probe.Ask(new(stage, sending, cancellationToken)).ConfigureAwait(false);
        return new([.. trial.Observations.Where(seen => !seen.IsAside)], Trial: trial);
    }

    private static string Resubmission(int number) => number == 1 ? "resubmission" : $"resubmission {number}";
}
