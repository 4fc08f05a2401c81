namespace Harness.ReferenceConnector.Loyalty;

/// <summary>Until when the service wants to be left alone.</summary>
internal sealed class Rest(TimeProvider time)
{
    // Timers may run out a little early, and the service has a clock of its own.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private long end = time.GetTimestamp();

    /// <summary>What is left of it; nothing or less where the service may be called.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (gate)
                return time.GetElapsedTime(time.GetTimestamp(), end);
        }
    }

    public void Take(TimeSpan duration)
    {
        lock (gate)
            end = Math.Max(end, time.GetTimestamp() + (long)((duration + Margin).TotalSeconds * time.TimestampFrequency));
    }
}
