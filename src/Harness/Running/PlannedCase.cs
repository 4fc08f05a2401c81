using System.Collections.Immutable;
using System.Globalization;
using Harness.Dialects.Variations;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>One scenario with one payload, to be played once.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Repetition">0 for the first time.</param>
public sealed record PlannedCase(Pack Pack, Scenario Scenario, int Repetition)
{
    /// <summary>What the pack's author changes in the plain call of the person.</summary>
    public ImmutableArray<Change> Own { get; init; } = [];

    /// <summary>What is varied on top of that.</summary>
    public ImmutableArray<Change> Varied { get; init; } = [];

    /// <summary>Whether this is the smallest form of a failing payload: then the author's changes may have been taken back too.</summary>
    public bool IsShrunk { get; init; }

    /// <summary>What goes wrong behind the endpoint meanwhile.</summary>
    public ImmutableArray<ScenarioFault> Faults { get; init; } = [];

    /// <summary>Whether this is one of the cases in which every fault is played, so that the fault is a part of the id.</summary>
    public bool IsOfMatrix { get; init; }

    /// <summary>All changes, in the order in which they are made.</summary>
    public ImmutableArray<Change> Changes => Own.IsEmpty ? Varied : Varied.IsEmpty ? Own : [.. Own, .. Varied];

    /// <summary>
    /// The id a person can type: <c>pack/scenario</c>, then <c>/change+change</c> where the payload is varied, or <c>/fault</c> where every fault is played, then <c>#n</c> from the
    /// second repetition on. Where changes of the author were taken back, <c>~</c> stands before the changes that were left.
    /// </summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Pack.Name}/{Scenario.Id}{Payload}{(Repetition == 0 ? "" : $"#{Repetition}")}");

    private string Payload => IsOfMatrix ? "/" + Faults[0].Fault!.Kind.Id
        : IsShrunk ? "/~" + string.Join('+', Changes.Select(change => change.Id))
        : Varied.IsEmpty ? ""
        : "/" + string.Join('+', Varied.Select(change => change.Id));
}
