namespace Harness.Exchanges;

/// <summary>What becomes of the answer to the first attempt; connectors tell an abandoned call from a lost answer.</summary>
public enum AnswerFate
{
    /// <summary>It is read; an attempt that outlasts the clock is abandoned by closing the connection, as B2C does.</summary>
    AbortAtTimeout,

    /// <summary>It is taken off the wire and thrown away, as if it were lost on the way, and the call is sent again.</summary>
    DropAnswer,
}

/// <summary>How a call is sent: with which patience, and what becomes of the first answer.</summary>
/// <param name="Clock">Timeout and number of attempts.</param>
/// <param name="FirstAnswer">The fate of the first attempt's answer; later attempts are always read.</param>
public sealed record Sending(Clock Clock, AnswerFate FirstAnswer = AnswerFate.AbortAtTimeout)
{
    /// <summary>The instance that the first attempt goes to, where the endpoint has several; each further attempt goes to the next.</summary>
    public int Instance { get; init; }
}
