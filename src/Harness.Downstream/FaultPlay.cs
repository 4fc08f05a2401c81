using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Exchanges.Faults;

namespace Harness.Downstream;

/// <summary>A fault from the moment on in which it is played, until another is or none.</summary>
internal sealed class FaultPlay(Fault fault, TimeSpan patience, int seed, TimeProvider time) : IDisposable
{
    private readonly Dice dice = new(seed);
    private readonly long started = time.GetTimestamp();
    private readonly CancellationTokenSource mended = new();
    private int hits = -1;

    public Fault Fault => fault;

    public bool IsOver => time.GetElapsedTime(started) >= fault.Duration;

    /// <summary>Ends what the fault still holds.</summary>
    public CancellationToken Mended => mended.Token;

    /// <summary>What is done to a call; nothing where it is not hit.</summary>
    public ImmutableArray<FaultMove> Meet(DownstreamCall call)
    {
        var elapsed = time.GetElapsedTime(started);
        if (elapsed >= fault.Duration || !fault.Hits(call)) return [];
        return fault.Probability < 1 && dice.Roll() >= fault.Probability
            ? []
            : fault.Kind.Moves(new(fault, patience, Interlocked.Increment(ref hits), elapsed, call, dice.Roll));
    }

    public Task Mend() => mended.CancelAsync();

    public void Dispose() => mended.Dispose();
}
