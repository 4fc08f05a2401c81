using System.Collections.Immutable;

namespace Harness.Exchanges;

/// <summary>A call with all its attempts. A failed call is data like any other.</summary>
/// <param name="Call">What was sent.</param>
/// <param name="Sending">With which patience.</param>
/// <param name="Attempts">The attempts in order, at least one.</param>
public sealed record Exchange(Call Call, Sending Sending, ImmutableArray<Attempt> Attempts)
{
    /// <summary>The answer the caller goes by, or null where no attempt was answered.</summary>
    public Answer? Answer => Attempts[^1].End == AttemptEnd.Answered ? Attempts[^1].Answer : null;

    /// <summary>How long the person waited, from the first attempt to the end of the last.</summary>
    public TimeSpan Wait => Attempts[^1].Timing.Start + Attempts[^1].Timing.Total;

    /// <summary>Whether any attempt reached the endpoint.</summary>
    public bool Connected => Attempts.Any(attempt => attempt.Failure?.Connected ?? true);
}
