using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>One way in which an attempt of an example ends.</summary>
/// <param name="Word">The word that files name it by.</param>
/// <param name="End">How it ends.</param>
/// <param name="Failure">What failed, where something did.</param>
public sealed record ExampleAttempt(string Word, AttemptEnd End, Failure? Failure = null)
{
    /// <summary>Whether the answer takes longer than the caller of today waits.</summary>
    public bool IsLate { get; init; }

    /// <summary>Every way, one row each.</summary>
    public static ImmutableArray<ExampleAttempt> All { get; } =
    [
        new("answered", AttemptEnd.Answered),
        new("late", AttemptEnd.Answered) { IsLate = true },
        new("lost", AttemptEnd.Dropped),
        new("timed-out", AttemptEnd.TimedOut),
        new("no-address", AttemptEnd.Failed, new(FailureKind.NameNotResolved, "The host name of the endpoint has no address.")),
        new("refused", AttemptEnd.Failed, new(FailureKind.NotConnected, "No connection could be made: Connection refused.")),
        new("untrusted", AttemptEnd.Failed, new(FailureKind.Tls, "The TLS handshake failed: The remote certificate was rejected.")),
        new("closed-handshake", AttemptEnd.Failed, new(FailureKind.Tls, "The TLS handshake failed: Received an unexpected EOF.")),
        new("reset", AttemptEnd.Failed, new(FailureKind.Broken, "The connection was closed or reset before the answer was complete.")),
        new("garbage", AttemptEnd.Failed, new(FailureKind.NotHttp, "What came back is no HTTP answer: Received an invalid status line.")),
    ];
}
