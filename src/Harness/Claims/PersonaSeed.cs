using System.Text;

namespace Harness.Claims;

/// <summary>
/// One seed per person and repetition. Written out here, because what the platform offers for hashing differs from process to
/// process, and the same person must come back for ever.
/// </summary>
internal static class PersonaSeed
{
    private const uint Positive = 0x7FFFFFFF;

    /// <summary>
    /// Different for different repetitions; never negative, since a generator treats a negative seed like its absolute value.
    /// </summary>
    public static int Of(string id, int seed, int repetition) => Scatter((Start(id, seed) + (uint)repetition) & Positive);

    // FNV-1a.
    private static uint Start(string id, int seed)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(id)) hash = (hash ^ b) * 16777619;
        for (var shift = 0; shift < 32; shift += 8) hash = (hash ^ ((uint)seed >> shift & 0xFF)) * 16777619;
        return hash;
    }

    // Each line maps the 31-bit numbers one to one onto themselves, so that neighbours part but never meet.
    private static int Scatter(uint number)
    {
        number ^= number >> 16;
        number = number * 0x85EBCA6B & Positive;
        number ^= number >> 13;
        number = number * 0xC2B2AE35 & Positive;
        number ^= number >> 16;
        return (int)number;
    }
}
