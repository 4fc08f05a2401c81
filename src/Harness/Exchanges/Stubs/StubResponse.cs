using System.Collections.Immutable;

namespace Harness.Exchanges.Stubs;

/// <summary>What a stub answers, and how.</summary>
internal sealed record StubResponse
{
    public int Status { get; init; } = 200;

    /// <summary>The reason phrase, or null for the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>The header lines in their order; a name may stand in several.</summary>
    public ImmutableArray<StubHeader> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Takes the place of <see cref="Body"/> where it holds helpers.</summary>
    public StubText? BodyText { get; init; }

    /// <summary>The file that the mapping takes the body from, or null.</summary>
    public BodyFile? File { get; init; }

    /// <summary>How long it waits before it answers; <see cref="RandomDelay"/> comes on top.</summary>
    public TimeSpan Delay { get; init; }

    public DelaySpread? RandomDelay { get; init; }

    public Dribble? Dribble { get; init; }

    /// <summary>What happens in place of an answer, or null.</summary>
    public ConnectionFault? Fault { get; init; }
}

/// <summary>A file of <c>__files</c>, by the name that mappings use.</summary>
internal sealed record BodyFile(string Name, ReadOnlyMemory<byte> Content);

internal sealed record StubHeader(string Name, StubText Value);

/// <summary>A body that is sent in so many pieces, with a pause before each.</summary>
internal sealed record Dribble(int Pieces, TimeSpan Total);

/// <summary>What breaks a connection, by the names that mappings give it.</summary>
internal enum ConnectionFault
{
    /// <summary>Closed without a byte.</summary>
    EmptyResponse,

    /// <summary>An OK head, then bytes that are no chunk, then closed.</summary>
    MalformedResponseChunk,

    /// <summary>Bytes that are no HTTP, then closed.</summary>
    RandomDataThenClose,

    /// <summary>Closed with RST.</summary>
    ConnectionResetByPeer,
}
