namespace Harness.NUnit;

/// <summary>The cases that have arrived and are not over. NUnit does not say which of them a filter has chosen, so nobody knows which is the last.</summary>
internal sealed class Arrivals
{
    // NUnit hands out the totals after the cases; a case that was handed out before them arrives within this time.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    private int underway;
    private int all;

    /// <summary>A case has arrived.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref underway);
        Interlocked.Increment(ref all);
    }

    /// <summary>It is over.</summary>
    public void Leave() => Interlocked.Decrement(ref underway);

    /// <summary>Waits until all are over and no other arrives, or until somebody knows that there is none.</summary>
    public async Task Over(Func<bool> isKnown, CancellationToken cancellationToken)
    {
        for (var before = -1; !isKnown() && (Volatile.Read(ref underway) > 0 || before != Volatile.Read(ref all));)
        {
            before = Volatile.Read(ref all);
            await Task.Delay(Grace, cancellationToken).ConfigureAwait(false);
        }
    }
}
