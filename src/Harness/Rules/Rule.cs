using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges.Handshakes;

namespace Harness.Rules;

/// <summary>One requirement of the contract: a row of the rule book.</summary>
public abstract record Rule
{
    /// <summary>The id, which never changes.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, for example <c>responses</c>.</summary>
    public required string Area { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The requirement in one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it is from.</summary>
    public required string Source { get; init; }

    /// <summary>How sure we are of it.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The ids of the steps it concerns; empty for all steps of all dialects.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>What it needs to be exercised.</summary>
    public Need Needs { get; init; } = Need.Nothing;

    /// <summary>Rules that are not reported for the same answer when this one is: one wrong answer, one finding.</summary>
    public ImmutableArray<string> Covers { get; init; } = [];

    /// <summary>The variations or probes that ask for it; empty where every call does. It is not exercised by others.</summary>
    public ImmutableArray<string> AskedBy { get; init; } = [];

    /// <summary>Whether it also holds for calls that B2C never makes, such as one with a malformed body.</summary>
    public bool HoldsForOddCalls { get; init; }

    /// <summary>What it looks at: <c>exchange</c>, <c>handshake</c>, <c>trial</c>, <c>run</c> or <c>policy</c>.</summary>
    public abstract string Scope { get; }
}

/// <summary>A rule with its check, a pure function of what it looks at.</summary>
/// <typeparam name="T"><see cref="Observation"/>, <see cref="Handshake"/>, <see cref="Trial"/>, <see cref="Totals"/> or <see cref="PolicyProfile"/>: a closed set.</typeparam>
public sealed record Rule<T> : Rule
{
    /// <summary>Judges one subject.</summary>
    public required Func<T, Outcome> Check { get; init; }

    /// <inheritdoc/>
    public override string Scope => typeof(T) == typeof(Observation) ? "exchange" : typeof(T) == typeof(Handshake) ? "handshake" : typeof(T) == typeof(Trial) ? "trial" : typeof(T) == typeof(Totals) ? "run" : "policy";
}
