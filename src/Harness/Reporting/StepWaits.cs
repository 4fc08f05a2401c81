using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// How long the calls of each step took, where a case is one plain call. Slower is said only of what chance does not explain: the range in
/// which the median (or the 90th percentile) of the one run lies with 99 % confidence, whatever its distribution, is wholly above that of the
/// other, and the difference is worth a word.
/// </summary>
internal sealed class StepWaits
{
    private const int Fewest = 20;
    private const double LeastPart = 0.2;
    private static readonly double[] Shares = [0.5, 0.9];
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);

    private readonly SortedDictionary<string, Latency> steps = new(StringComparer.Ordinal);

    public void Add(CaseResult result)
    {
        if (result is not { Calls: 1, Steps: [var step], Cell: null, NotAsked: null }) return;
        if (!steps.TryGetValue(step, out var waits)) steps.Add(step, waits = new(TimeSpan.MaxValue));
        waits.Add(TimeSpan.FromMilliseconds(result.WaitMs));
    }

    public IEnumerable<SlowerStep> SlowerThan(StepWaits baseline) =>
        from step in steps
        where baseline.steps.ContainsKey(step.Key)
        let before = baseline.steps[step.Key]
        let now = step.Value
        where before.Count >= Fewest && now.Count >= Fewest
        from share in Shares
        where IsSlower(before, now, share)
        select new SlowerStep(step.Key, share, before.At(share).TotalMilliseconds, now.At(share).TotalMilliseconds, before.Count, now.Count);

    private static bool IsSlower(Latency before, Latency now, double share)
    {
        var more = now.At(share) - before.At(share);
        return more > Least && more > before.At(share) * LeastPart
            && before.Range(share) is var (_, highest) && now.Range(share) is var (lowest, _) && lowest > highest;
    }
}
