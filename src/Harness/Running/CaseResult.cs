using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Running;

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>No finding at or above the severity that fails the run.</summary>
    Passed,

    /// <summary>At least one such finding.</summary>
    Failed,

    /// <summary>Neither: its probe could not be asked here, its fault met no call, or no rule could be judged by its calls.</summary>
    NotAsked,
}

/// <summary>One case as it leaves the runner: data only, secrets removed.</summary>
public sealed record CaseResult
{
    /// <summary>The id a person can type: <c>pack/scenario</c>, with the changes of a varied payload and <c>#n</c> from the second repetition on.</summary>
    public required string Case { get; init; }

    /// <summary>The pack's name.</summary>
    public required string Pack { get; init; }

    /// <summary>The scenario's id.</summary>
    public required string Scenario { get; init; }

    /// <summary>One line for people, where the pack has one.</summary>
    public string? About { get; init; }

    /// <summary>The words by which the scenario can be chosen.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Where the scenario stands: file and line.</summary>
    public required string File { get; init; }

    /// <summary>The line in that file.</summary>
    public required int Line { get; init; }

    /// <summary>The person.</summary>
    public required string Persona { get; init; }

    /// <summary>The steps that were called, in order.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>0 for the first time the scenario was played in the run.</summary>
    public required int Repetition { get; init; }

    /// <summary>What is varied on the scenario's own call, in words; empty where nothing is.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>The failing case of which this is the smallest form; null for cases of the plan.</summary>
    public string? ShrunkFrom { get; init; }

    /// <summary>Why its probe could not be asked here, its fault met no call, or no rule could be judged by its calls; null where one was. Never a pass of a rule.</summary>
    public string? NotAsked { get; init; }

    /// <summary>What was broken behind the endpoint and what the person met with, where something was.</summary>
    public FaultCellResult? Cell { get; init; }

    /// <summary>How it ended.</summary>
    public required CaseOutcome Outcome { get; init; }

    /// <summary>How long the person waited over all calls, in milliseconds.</summary>
    public required double WaitMs { get; init; }

    /// <summary>Milliseconds from the start of the run to the start of the case.</summary>
    public double StartMs { get; init; }

    /// <summary>How long the case took to play, in milliseconds: every call of it, and the pauses between them.</summary>
    public double TookMs { get; init; }

    /// <summary>Fingerprint of all request bodies: equal in every run with the same seed, pack and settings.</summary>
    public required string Hash { get; init; }

    /// <summary>Rules that were broken.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>How many calls were made.</summary>
    public required int Calls { get; init; }

    /// <summary>The calls with full evidence; empty for passing repetitions and payloads, whose bytes the seed gives again.</summary>
    public ImmutableArray<ExchangeEvidence> Exchanges { get; init; } = [];

    /// <summary>The story of a journey.</summary>
    public ImmutableArray<StoryLine> Story { get; init; } = [];

    /// <summary>The token's claims at the end of a journey, as JSON; null where none was issued.</summary>
    public string? TokenClaims { get; init; }

    /// <summary>The rules that this case exercised.</summary>
    public ImmutableArray<string> Exercised { get; init; } = [];
}
