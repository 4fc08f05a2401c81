using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>Looks for the smallest payload that shows a mistake, once the cases are over.</summary>
internal sealed class SmallestPayloads(RunPlan plan, RuleBook book, CaseJudge judge, Evidence evidence, ConnectorClient client, PlainCalls plains, LogWatch? log)
{
    // The run file's last line, which is read as a whole, holds up to fifty of them.
    private const int LongestCurl = 16 * 1024;

    private readonly ImmutableArray<FailureTotal>.Builder failures = ImmutableArray.CreateBuilder<FailureTotal>();

    /// <summary>The mistakes that were looked at, each with what was found.</summary>
    public ImmutableArray<FailureTotal> Failures => failures.ToImmutable();

    /// <summary>The smallest payload of a group, played once more for its evidence; null where the group's simplest case is the smallest already.</summary>
    /// <param name="group">The group.</param>
    /// <param name="isOver">Whether the run ended early, so that nothing more is sent.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<CaseResult?> Of(FailureGroup group, bool isOver, CancellationToken cancellationToken)
    {
        var (smallest, note) = await Shrink(group, isOver, cancellationToken).ConfigureAwait(false);
        var (result, curl) = (default(CaseResult), default(string));
        if (smallest.Id != group.Simplest.Id && await Again(smallest, cancellationToken).ConfigureAwait(false) is { } played)
        {
            var (findings, verdicts) = judge.Waived(smallest, played);
            if (findings.Any(judge.IsGrave))
            {
                result = judge.Result(smallest, played, findings, verdicts, keeps: true) with { ShrunkFrom = group.Simplest.Id };
                curl = played.Observations is [var seen] && evidence.Of(seen).Curl is { Length: <= LongestCurl } line ? line : null;
            }
        }

        if (smallest.Id != group.Simplest.Id && result is null) (smallest, note) = (group.Simplest, "depends on state: the smallest payload passed when it was sent once more");
        failures.Add(new()
        {
            Rule = group.Key.Rule,
            Severity = group.Finding.Severity,
            Statement = group.Finding.Statement,
            Where = evidence.Of(group.Finding).Where,
            Status = group.Key.Status,
            Actual = evidence.Of(group.Finding).Actual,
            Cases = group.Cases,
            Case = smallest.Id,
            Call = evidence.Clean(group.Call),
            Changes = [.. Changes(group.Simplest, smallest).Select(text => evidence.Clean(text)!)],
            Note = note,
            Curl = curl,
        });
        return result;
    }

    // A varied payload is told against the call as the pack makes it, so of the pack's own changes only those that were taken back count. A scenario that varies nothing is what its author changes.
    private static IEnumerable<string> Changes(PlannedCase simplest, PlannedCase smallest) =>
        !simplest.Varied.IsEmpty ? [.. simplest.Own.Except(smallest.Own).Where(own => !smallest.Varied.Any(change => IsAbout(change, NameOf(own)))).Select(TakenBack), .. smallest.Varied.Select(change => change.Text)]
        : simplest.Scenario.Probe is null ? smallest.Changes.Select(change => change.Text)
        : [];

    private static string TakenBack(Change own) =>
        own.Variation == Variation.Author ? $"without the pack's {NameOf(own)}" : $"with {NameOf(own)}, which the pack leaves out";

    private static string NameOf(Change own) => own.Id.TrimEnd('=');

    // What gives the claim another value leaves nothing of the pack's.
    private static bool IsAbout(Change change, string claim) => change.Id == claim || change.Id.StartsWith(claim + "-", StringComparison.Ordinal);

    // For its evidence, under an address of its own; null where the run was cancelled meanwhile.
    private async Task<Played?> Again(PlannedCase planned, CancellationToken cancellationToken)
    {
        try
        {
            return await CasePlayer.Play(new(plan, planned, client, plains, log) { Round = Shrinker.MostCalls + 1 }, new(plan.Clock), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<(PlannedCase Smallest, string Note)> Shrink(FailureGroup group, bool isOver, CancellationToken cancellationToken)
    {
        var simplest = group.Simplest;
        if (simplest.Scenario.Probe is not null || !simplest.Faults.IsEmpty || group.Key.Rule == RunFinding.HappyPathId || book.Find(group.Key.Rule) is { Scope: "trial" or "handshake" }) return (simplest, "");
        var isExpected = group.Key.Rule.StartsWith("EXPECT-", StringComparison.Ordinal);
        if (isExpected && simplest.Varied.IsEmpty) return (simplest, "");
        if (simplest.Changes.IsEmpty) return (simplest, simplest.Scenario.IsJourney ? "" : "the plain call shows it");
        if (isOver || cancellationToken.IsCancellationRequested) return (simplest, "the run ended before a smaller payload was looked for");
        var shrinker = new Shrinker(async (planned, round, cancelled) =>
        {
            var played = await CasePlayer.Play(new(plan, planned, client, plains, log) { Round = round }, new(plan.Clock), cancelled).ConfigureAwait(false);
            return judge.Judge(planned, played).Findings.Any(finding =>
                finding.Rule == group.Key.Rule && finding.Where == group.Key.Where && FailureGroups.KeyOf(finding, played).Status == group.Key.Status);
        });
        try
        {
            var shrunk = await shrinker.Shrink(simplest, keepsOwn: isExpected, cancellationToken).ConfigureAwait(false);
            return shrunk switch
            {
                { Smallest: null } => (simplest, "depends on state: sent again, it passes; no smaller payload was looked for"),
                { IsMinimal: false } => (shrunk.Smallest, $"smallest payload found in {shrunk.Calls} calls, then the calls ran out"),
                { Smallest.Varied: [], Smallest.IsShrunk: false } => (shrunk.Smallest, "the plain call shows it"),
                { Smallest.Changes: [] } when simplest.Own.IsEmpty || simplest.Varied.IsEmpty => (shrunk.Smallest, "the plain call shows it"),
                _ => (shrunk.Smallest, $"smallest payload, found in {shrunk.Calls} calls"),
            };
        }
        catch (OperationCanceledException)
        {
            return (simplest, "the run ended before a smaller payload was looked for");
        }
    }
}
