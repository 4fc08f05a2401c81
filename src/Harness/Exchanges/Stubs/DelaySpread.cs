namespace Harness.Exchanges.Stubs;

/// <summary>How delays are spread.</summary>
internal abstract record DelaySpread
{
    /// <summary>The delay that two numbers stand for, each evenly spread over 0 (inclusive) to 1 (exclusive).</summary>
    public abstract TimeSpan Draw(double first, double second);
}

/// <summary>Every whole millisecond from one to another is as likely.</summary>
internal sealed record UniformDelay(int Lower, int Upper) : DelaySpread
{
    public override TimeSpan Draw(double first, double second) => TimeSpan.FromMilliseconds(Lower + Math.Floor(first * (1L + Upper - Lower)));
}

/// <summary>Half of the delays are shorter than the median; the larger sigma is, the longer is the tail.</summary>
internal sealed record LogNormalDelay(double Median, double Sigma) : DelaySpread
{
    /// <summary>Nobody waits longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public override TimeSpan Draw(double first, double second)
    {
        var gaussian = Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second);
        var milliseconds = Math.Round(Math.Exp(gaussian * Sigma) * Median);
        return milliseconds < Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : Longest;
    }
}
