using System.Collections.Immutable;

namespace Harness.Running;

/// <summary>A mistake by its case and its rule, which is how two runs are laid side by side.</summary>
/// <param name="Case">The case's id, the same for all repetitions; <c>run</c> for the run as a whole.</param>
/// <param name="Rule">The rule's id.</param>
public sealed record ComparedFailure(string Case, string Rule);

/// <summary>Mistakes of one kind.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Named">The first of them.</param>
public sealed record ComparedFailures(long Count, ImmutableArray<ComparedFailure> Named);

/// <summary>A step that answers more slowly than in the baseline, by more than chance explains.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Share">The share of its calls that were at most this slow: a half, or nine in ten.</param>
/// <param name="BeforeMs">Milliseconds in the baseline.</param>
/// <param name="NowMs">Milliseconds in this run.</param>
/// <param name="Before">How many calls of the baseline were compared.</param>
/// <param name="Now">How many of this run.</param>
public sealed record SlowerStep(string Step, double Share, double BeforeMs, double NowMs, long Before, long Now);

/// <summary>What is other than in an earlier run. It changes no verdict: a mistake that is known still fails the run unless it is waived.</summary>
public sealed record RunComparison
{
    /// <summary>Of each kind so many are named.</summary>
    public const int MostNamed = 50;

    /// <summary>The baseline as the command was given it.</summary>
    public required string Baseline { get; init; }

    /// <summary>When the baseline began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>What makes the two runs hard to compare, in sentences.</summary>
    public required ImmutableArray<string> Caveats { get; init; }

    /// <summary>What fails now and did not.</summary>
    public required ComparedFailures New { get; init; }

    /// <summary>What failed, was played again and holds now.</summary>
    public required ComparedFailures Fixed { get; init; }

    /// <summary>What failed and fails.</summary>
    public required ComparedFailures StillFailing { get; init; }

    /// <summary>What failed and was not played now, so that nobody knows.</summary>
    public required ComparedFailures NotPlayed { get; init; }

    /// <summary>How many scenarios of the baseline were not played now.</summary>
    public required long Gone { get; init; }

    /// <summary>The first of those scenarios.</summary>
    public required ImmutableArray<string> GoneScenarios { get; init; }

    /// <summary>The steps that are slower.</summary>
    public required ImmutableArray<SlowerStep> Slower { get; init; }
}
