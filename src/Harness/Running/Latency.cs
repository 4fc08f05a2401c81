using System.Numerics;
using Harness.Rules;

namespace Harness.Running;

/// <summary>
/// A histogram of fixed size: microseconds in buckets that are at most 1.6 % wide. Ours because no histogram package is on the feed.
/// </summary>
internal sealed class Latency(TimeSpan limit)
{
    private const int Steps = 64;
    private const double Normal99 = 2.576;

    private readonly long[] buckets = new long[Steps * 40];
    private long count;
    private long overLimit;
    private long max;

    public void Add(TimeSpan time)
    {
        var micros = Math.Max(0, (long)time.TotalMicroseconds);
        buckets[Math.Min(IndexOf(micros), buckets.Length - 1)]++;
        count++;
        max = Math.Max(max, micros);
        if (time > limit) overLimit++;
    }

    public long Count => count;

    public LatencySummary Summary() => new(count, At(0.50), At(0.90), At(0.99), TimeSpan.FromMicroseconds(max), overLimit);

    /// <summary>Of which this share is at most this slow.</summary>
    public TimeSpan At(double share) => AtRank((long)Math.Ceiling(share * count));

    /// <summary>
    /// Where that value lies with 99 % confidence: between two ranks, as the binomial distribution has them. Null where too few were measured
    /// to say.
    /// </summary>
    public (TimeSpan Low, TimeSpan High)? Range(double share)
    {
        var spread = Normal99 * Math.Sqrt(count * share * (1 - share));
        var (low, high) = ((long)Math.Floor((share * count) - spread), (long)Math.Ceiling((share * count) + spread));
        return low < 1 || high > count ? null : (AtRank(low), AtRank(high));
    }

    private TimeSpan AtRank(long rank)
    {
        var seen = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            seen += buckets[i];
            if (seen >= rank && seen > 0) return TimeSpan.FromMicroseconds(Math.Min(UpperEnd(i), max));
        }

        return TimeSpan.Zero;
    }

    private static int IndexOf(long micros)
    {
        if (micros < Steps) return (int)micros;
        var shift = BitOperations.Log2((ulong)micros) - BitOperations.Log2(Steps);
        return (Steps * (shift + 1)) + (int)((micros >> shift) - Steps);
    }

    private static long UpperEnd(int index)
    {
        if (index < Steps) return index;
        var shift = (index / Steps) - 1;
        return (((long)(index % Steps) + Steps + 1) << shift) - 1;
    }
}
