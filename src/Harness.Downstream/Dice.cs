namespace Harness.Downstream;

/// <summary>Numbers that look random and are made of a seed: the same seed rolls the same numbers, whatever rolls meanwhile elsewhere.</summary>
internal sealed class Dice(int seed)
{
    // SplitMix64.
    private const ulong Step = 0x9E3779B97F4A7C15;
    private long rolls;

    /// <summary>A number from 0 (inclusive) to 1 (exclusive).</summary>
    public double Roll()
    {
        var bits = unchecked(((ulong)(uint)seed << 32) + ((ulong)Interlocked.Increment(ref rolls) * Step));
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return (bits >> 31 ^ bits) % (1UL << 53) / (double)(1UL << 53);
    }
}
