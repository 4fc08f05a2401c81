using System.Collections.Immutable;
using System.Net;

namespace Harness.Exchanges;

/// <summary>One header line of a call or an answer.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value as written.</param>
public readonly record struct Header(string Name, string Value);

/// <summary>The HTTP request as it goes on the wire. The same call is sent again for every further attempt.</summary>
public sealed record Call
{
    /// <summary>The method; user flows always <c>POST</c>.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The address exactly as configured, query string included.</summary>
    public required Uri Url { get; init; }

    /// <summary>Further instances of the endpoint, as behind a balancer: a second attempt goes to the next one.</summary>
    public ImmutableArray<Uri> OtherInstances { get; init; } = [];

    /// <summary>The media type of the body, or null where there is no body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Further header lines, credentials among them.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>The exact bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body is sent in chunks, without its length.</summary>
    public bool IsChunked { get; init; }

    /// <summary>Whether the body is announced with <c>Expect: 100-continue</c>, and sent when the endpoint asks for it.</summary>
    public bool ExpectsContinue { get; init; }

    /// <summary>Whether it comes on a connection of its own, as calls of somebody else do.</summary>
    public bool HasOwnConnection { get; init; }

    /// <summary>The value of <c>User-Agent</c> where <see cref="Headers"/> name none; null for no such line.</summary>
    public string? UserAgent { get; init; } = ConnectorClient.UserAgent;

    /// <summary>The address of this machine from which it is sent, on a connection of its own; null for whichever leads there.</summary>
    public IPAddress? From { get; init; }

    /// <summary>The same to one of the instances, counted from 0 and round and round.</summary>
    internal Call To(int instance) =>
        OtherInstances.IsEmpty || instance % (OtherInstances.Length + 1) is not (> 0 and var other) ? this : this with { Url = OtherInstances[other - 1] };
}
