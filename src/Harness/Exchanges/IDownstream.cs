using System.Collections.Immutable;

namespace Harness.Exchanges;

/// <summary>One call that the endpoint made to a service behind it.</summary>
/// <param name="At">When it arrived, on the monotonic clock of the run.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">What the stand-in answered.</param>
public sealed record DownstreamCall(TimeSpan At, string Method, string Path, int Status);

/// <summary>One canned answer of a stand-in.</summary>
/// <param name="Method">The method it answers.</param>
/// <param name="PathPattern">A regular expression that the path and query must match as a whole.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The JSON body of the answer; empty for none.</param>
public sealed record Stub(string Method, string PathPattern, int Status, string Body);

/// <summary>A stand-in for a service behind the endpoint: it plays stubs and keeps a journal.</summary>
public interface IDownstream : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Address { get; }

    /// <summary>Replaces all stubs; a call that none matches is answered 404.</summary>
    void Arrange(ImmutableArray<Stub> stubs);

    /// <summary>What was called since the last reset, in order of arrival.</summary>
    ImmutableArray<DownstreamCall> Journal { get; }

    /// <summary>Forgets the journal and all stubs.</summary>
    void Reset();
}
