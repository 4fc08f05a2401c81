using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Running;

/// <summary>A message as evidence: header lines and the body as text.</summary>
/// <param name="Headers">Header lines; credentials are removed.</param>
/// <param name="Body">The body as UTF-8 text; other bytes are replaced.</param>
public sealed record MessageEvidence(ImmutableArray<Header> Headers, string Body);

/// <summary>One attempt as evidence.</summary>
public sealed record AttemptEvidence
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>Where it was sent, where that is another instance of the endpoint than the call's; else null.</summary>
    public string? Url { get; init; }

    /// <summary>How it ended: <c>answered</c>, <c>timed-out</c>, <c>dropped</c>, <c>failed</c>.</summary>
    public required string End { get; init; }

    /// <summary>The HTTP status, or null without answer.</summary>
    public int? Status { get; init; }

    /// <summary>The reason phrase.</summary>
    public string? Reason { get; init; }

    /// <summary>Header lines and body, or null without answer.</summary>
    public MessageEvidence? Answer { get; init; }

    /// <summary>Whether the body was longer than the harness keeps.</summary>
    public bool BodyWasCut { get; init; }

    /// <summary>What failed, in one sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>Milliseconds from the start of the exchange to the start of the attempt.</summary>
    public required double StartMs { get; init; }

    /// <summary>Milliseconds for the TCP connect.</summary>
    public required double ConnectMs { get; init; }

    /// <summary>Milliseconds for the TLS handshake.</summary>
    public required double TlsMs { get; init; }

    /// <summary>Milliseconds to the headers of the answer.</summary>
    public required double FirstByteMs { get; init; }

    /// <summary>Milliseconds to the end of the attempt.</summary>
    public required double TotalMs { get; init; }
}

/// <summary>What the answer said.</summary>
/// <param name="Kind">The word of the kind.</param>
/// <param name="Message">The text for the person.</param>
/// <param name="Reason">Why it is refused or unreadable.</param>
/// <param name="Claims">The names of the claims it returned.</param>
public sealed record ReplyEvidence(string Kind, string? Message, string? Reason, ImmutableArray<string> Claims);

/// <summary>What the caller made of it.</summary>
/// <param name="Kind">The word of the kind.</param>
/// <param name="Row">The row of the reading table.</param>
/// <param name="Sees">What the person sees.</param>
/// <param name="Confidence">How sure we are, as a word.</param>
/// <param name="Source">Where that is from.</param>
/// <param name="ErrorCode">The caller's error code, or null.</param>
public sealed record ConsequenceEvidence(string Kind, string Row, string Sees, string Confidence, string Source, string? ErrorCode);

/// <summary>One call with everything a person needs to understand and repeat it, secrets removed.</summary>
public sealed record ExchangeEvidence
{
    /// <summary>What the call was for.</summary>
    public required string Label { get; init; }

    /// <summary>The flow step.</summary>
    public required string Step { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The address; secrets of the query are removed.</summary>
    public required string Url { get; init; }

    /// <summary>What was sent.</summary>
    public required MessageEvidence Request { get; init; }

    /// <summary>Every attempt.</summary>
    public required ImmutableArray<AttemptEvidence> Attempts { get; init; }

    /// <summary>What the answer said.</summary>
    public required ReplyEvidence Reply { get; init; }

    /// <summary>What the caller made of it.</summary>
    public required ConsequenceEvidence Consequence { get; init; }

    /// <summary>Milliseconds the person waited.</summary>
    public required double WaitMs { get; init; }

    /// <summary>A command that sends the same call; secrets come from variables.</summary>
    public required string Curl { get; init; }
}
