using System.Collections.Immutable;
using Harness.Exchanges.Faults;

namespace Harness.Exchanges;

/// <summary>A stand-in for a service behind the endpoint: it plays stubs and faults, and keeps a journal.</summary>
public interface IDownstream : IAsyncDisposable
{
    /// <summary>Where the endpoint calls it.</summary>
    Uri Address { get; }

    /// <summary>What was called since it was last forgotten, in order of arrival; calls that a fault broke are among them.</summary>
    ImmutableArray<DownstreamCall> Journal { get; }

    /// <summary>
    /// Replaces all stubs, and puts every scenario into its first state. Of two stubs of the same priority that match a call, the
    /// later one answers; a call that none matches is answered 404, with a text that says which stub was nearest and why it did not match.
    /// </summary>
    /// <param name="stubs">The stubs.</param>
    /// <param name="cancellationToken">Ends the waiting for a stand-in that is reached over the network.</param>
    Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken = default);

    /// <summary>Breaks the service, or mends it. Calls that an earlier fault still holds are cut off.</summary>
    /// <param name="fault">What goes wrong from now on; null for nothing.</param>
    /// <param name="patience">How long the endpoint's own caller waits for one attempt: a fault's times that nobody states are a share of it.</param>
    /// <param name="seed">Decides by chance which calls are hit, and how long random delays are.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task Play(Fault? fault, TimeSpan patience, int seed, CancellationToken cancellationToken = default);

    /// <summary>Forgets the journal.</summary>
    void Forget();
}
