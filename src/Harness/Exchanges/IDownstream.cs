using System.Collections.Immutable;

namespace Harness.Exchanges;

/// <summary>A stand-in for a service behind the endpoint: it plays stubs and keeps a journal.</summary>
public interface IDownstream : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>
    /// Replaces all stubs, and puts every scenario into its first state. Of two stubs of the same priority that match a call, the
    /// later one answers; a call that none matches is answered 404, with a text that says which stub was nearest and why it did not match.
    /// </summary>
    void Arrange(ImmutableArray<Stub> stubs);

    /// <summary>What was called since the last reset, in order of arrival.</summary>
    ImmutableArray<DownstreamCall> Journal { get; }

    /// <summary>Forgets the journal, all stubs and the states of scenarios.</summary>
    void Reset();
}
