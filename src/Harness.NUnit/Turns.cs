namespace Harness.NUnit;

/// <summary>Lets many cases be played at once, and some alone.</summary>
internal sealed class Turns : IDisposable
{
    private const int Places = 256;

    private readonly SemaphoreSlim entrance = new(1);
    private readonly SemaphoreSlim places = new(Places);

    /// <summary>Waits for a turn, which ends when the result is disposed of.</summary>
    public async Task<IDisposable> Take(bool isAlone, CancellationToken cancellationToken)
    {
        await entrance.WaitAsync(cancellationToken).ConfigureAwait(false);
        var taken = 0;
        try
        {
            for (var wanted = isAlone ? Places : 1; taken < wanted; taken++) await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(places, taken);
        }
        catch (OperationCanceledException)
        {
            if (taken > 0) places.Release(taken);
            throw;
        }
        finally
        {
            entrance.Release();
        }
    }

    public void Dispose()
    {
        entrance.Dispose();
        places.Dispose();
    }

    private sealed class Turn(SemaphoreSlim places, int taken) : IDisposable
    {
        public void Dispose() => places.Release(taken);
    }
}
