using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>
/// How long people waited, and when, over all cases: counts in buckets of a fixed number, so that a million cases need the memory of one. Times are on a
/// logarithmic scale, since a cold start and a warm answer are worlds apart.
/// </summary>
internal sealed class Waits
{
    public const int Columns = 120;
    public const int PerDecade = 8;

    /// <summary>Ten microseconds to a quarter of an hour.</summary>
    public const int Buckets = 8 * PerDecade;

    private const double Least = 0.01;

    private readonly Latency latency = new(TimeSpan.MaxValue);
    private readonly long[] plain = new long[Buckets];
    private readonly long[] disturbed = new long[Buckets];
    private readonly long[,] passed = new long[Columns, Buckets];
    private readonly long[,] failed = new long[Columns, Buckets];

    /// <summary>How many waits were measured.</summary>
    public long Count { get; private set; }

    /// <summary>Cases of several calls whose evidence was not kept, so that only their sum is known.</summary>
    public long LeftOut { get; private set; }

    public long Disturbed { get; private set; }

    /// <summary>Milliseconds of the run that one column stands for.</summary>
    public double ColumnMs { get; private set; } = 1;

    /// <summary>When the last case began.</summary>
    public double LastStartMs { get; private set; }

    public void Add(CaseResult result)
    {
        var waits = Of(result);
        if (waits.Length == 0)
        {
            if (result.WaitMs > 0) LeftOut++;
            return;
        }

        var isDisturbed = result.Cell is not null;
        foreach (var wait in waits)
        {
            (isDisturbed ? disturbed : plain)[Bucket(wait)]++;
            latency.Add(TimeSpan.FromMilliseconds(wait));
            Count++;
            if (isDisturbed) Disturbed++;
        }

        while (result.StartMs >= ColumnMs * Columns) Halve();
        LastStartMs = Math.Max(LastStartMs, result.StartMs);
        (result.Outcome == CaseOutcome.Failed ? failed : passed)[(int)(result.StartMs / ColumnMs), Bucket(waits.Max())]++;
    }

    public LatencySummary Summary() => latency.Summary();

    /// <summary>How many waits are in a bucket: of plain calls, and of calls while a service was broken.</summary>
    public (long Plain, long Disturbed) In(int bucket) => (plain[bucket], disturbed[bucket]);

    /// <summary>How many cases that began in a column took as long as a bucket says.</summary>
    public (long Passed, long Failed) At(int column, int bucket) => (passed[column, bucket], failed[column, bucket]);

    /// <summary>The bucket of a time, as a place on the scale between two buckets.</summary>
    public static double Place(double milliseconds) => Math.Clamp(Math.Log10(Math.Max(milliseconds, Least) / Least) * PerDecade, 0, Buckets);

    /// <summary>The time at which a bucket begins.</summary>
    public static double Begins(int bucket) => Least * Math.Pow(10, (double)bucket / PerDecade);

    private static int Bucket(double milliseconds) => Math.Min((int)Place(milliseconds), Buckets - 1);

    private static double[] Of(CaseResult result) =>
        result.NotAsked is not null ? []
        : result.Cell is { } cell ? cell.WaitMs > 0 ? [cell.WaitMs] : []
        : !result.Exchanges.IsEmpty ? [.. result.Exchanges.Select(exchange => exchange.WaitMs)]
        : result is { Calls: 1, WaitMs: > 0 } ? [result.WaitMs]
        : [];

    // The run is longer than the columns reach: from now on each stands for twice as much.
    private void Halve()
    {
        ColumnMs *= 2;
        foreach (var counts in (long[][,])[passed, failed])
        {
            for (var column = 0; column < Columns; column++)
            {
                for (var bucket = 0; bucket < Buckets; bucket++)
                    counts[column, bucket] = column < Columns / 2 ? counts[2 * column, bucket] + counts[(2 * column) + 1, bucket] : 0;
            }
        }
    }
}
