namespace Harness.Exchanges;

/// <summary>How an attempt ended.</summary>
public enum AttemptEnd
{
    /// <summary>A whole answer came in time.</summary>
    Answered,

    /// <summary>No whole answer came before the clock's timeout.</summary>
    TimedOut,

    /// <summary>The answer came and was thrown away on purpose.</summary>
    Dropped,

    /// <summary>The connection could not be made, broke, or carried something that is no HTTP.</summary>
    Failed,
}

/// <summary>What made an attempt fail.</summary>
public enum FailureKind
{
    /// <summary>The host name has no address.</summary>
    NameNotResolved,

    /// <summary>Nothing listens at the address, or it cannot be reached.</summary>
    NotConnected,

    /// <summary>The TLS handshake failed or the server's certificate is not trusted.</summary>
    Tls,

    /// <summary>The connection was closed or reset before the answer was complete.</summary>
    Broken,

    /// <summary>What came is no HTTP answer.</summary>
    NotHttp,
}

/// <summary>A failure with words for people.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">What happened, in one sentence without stack trace.</param>
public sealed record Failure(FailureKind Kind, string Text)
{
    /// <summary>Whether a connection was made before it failed.</summary>
    public bool Connected => Kind is not (FailureKind.NameNotResolved or FailureKind.NotConnected);

    /// <summary>Which certificate it failed for.</summary>
    internal TlsTrouble Trouble { get; init; }
}

/// <summary>One try of a call.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="End">How it ended.</param>
/// <param name="Answer">The answer, where one was read; the caller never saw the answer of a dropped attempt.</param>
/// <param name="Failure">
/// The failure, where <paramref name="End"/> is <see cref="AttemptEnd.Failed"/>, or where time ran out before there was a connection.
/// </param>
/// <param name="Timing">Where the time went.</param>
public sealed record Attempt(int Number, AttemptEnd End, Answer? Answer, Failure? Failure, Timing Timing);
