using System.Collections.Immutable;

namespace Harness.Rules;

/// <summary>What one check found.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The rule was exercised and kept.</summary>
    public static Outcome Held { get; } = new HeldOutcome();

    /// <summary>The rule could not be judged here; the reason says why. Never a pass.</summary>
    public static Outcome NotExercised(string reason) => new NotExercisedOutcome(reason);

    /// <summary>The rule was broken.</summary>
    /// <param name="where">The place in the answer: a JSON pointer, a header, the status line, the clock.</param>
    /// <param name="expected">What the rule wants there.</param>
    /// <param name="actual">What was found there.</param>
    public static Outcome Broken(string where, string expected, string actual) => new BrokenOutcome(where, expected, actual);

    /// <summary>The rule was broken in several places, each a finding of its own.</summary>
    internal static Outcome Broken(IEnumerable<BrokenOutcome> places) => places.ToArray() is [var first, .. var more] ? first with { More = [.. more] } : Held;

    internal sealed record HeldOutcome : Outcome;

    internal sealed record NotExercisedOutcome(string Reason) : Outcome;

    internal sealed record CheckFailedOutcome(string Problem) : Outcome;

    internal sealed record BrokenOutcome(string Where, string Expected, string Actual) : Outcome
    {
        public ImmutableArray<BrokenOutcome> More { get; init; } = [];
    }
}
