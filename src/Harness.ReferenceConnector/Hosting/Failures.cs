namespace Harness.ReferenceConnector.Hosting;

/// <summary>The calls that were refused lately. The more there are, the longer the next refusal takes: nobody guesses a password in a hurry.</summary>
internal sealed class Failures(TimeProvider time)
{
    private const double MsForEach = 0.1;
    private const double MostMs = 20;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);

    private readonly Queue<long> refused = new();

    /// <summary>How many there were in so much time.</summary>
    public int Within(TimeSpan span)
    {
        lock (refused)
            return refused.Count(at => time.GetElapsedTime(at) < span);
    }

    /// <summary>Notes one, and waits as long as it is due.</summary>
    public Task Wait(CancellationToken aborted)
    {
        int lately;
        lock (refused)
        {
            while (refused.TryPeek(out var first) && time.GetElapsedTime(first) > Remembered)
                refused.Dequeue();
            refused.Enqueue(time.GetTimestamp());
            lately = refused.Count;
        }

        return Task.Delay(TimeSpan.FromMilliseconds(Math.Min(MostMs, lately * MsForEach)), time, aborted);
    }
}
