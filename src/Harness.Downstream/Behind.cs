using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Exchanges.Stubs;

namespace Harness.Downstream;

/// <summary>What plays stubs behind the port that the endpoint calls.</summary>
internal abstract class Behind : IAsyncDisposable
{
    /// <summary>Replaces all stubs, and puts every scenario into its first state.</summary>
    public abstract Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken);

    /// <summary>What is answered to a call.</summary>
    public abstract Task<StubAnswer> Ask(DownstreamCall call, CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The answer of a stub to one call.</summary>
/// <param name="Stub">What the journal calls the stub, or null where none matched.</param>
/// <param name="Answer">What it says.</param>
internal sealed record StubAnswer(string? Stub, ServiceAnswer Answer)
{
    /// <summary>How long it waits.</summary>
    public TimeSpan Delay { get; init; }

    public Dribble? Dribble { get; init; }

    /// <summary>What happens in place of the answer, or null.</summary>
    public ConnectionFault? Broken { get; init; }
}
