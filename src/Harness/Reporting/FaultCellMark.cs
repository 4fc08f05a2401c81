using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>How one cell of the fault matrix came out. The sign and the word say all that the look does.</summary>
/// <param name="Word">The word on the page.</param>
/// <param name="Sign">Its sign there.</param>
/// <param name="Look">The class of the style sheet.</param>
/// <param name="Plain">The word on a screen.</param>
/// <param name="Meaning">What it says, for the legend.</param>
internal sealed record FaultCellMark(string Word, char Sign, string Look, string Plain, string Meaning)
{
    public static FaultCellMark Kept { get; } = new("kept", '✓', "good", "kept", "the person goes on as if nothing were broken");

    public static FaultCellMark Degraded { get; } = new("degraded", '◐', "info", "degraded", "the contract was kept; the person goes on without some claims or with other values, or is told something");

    public static FaultCellMark Remarked { get; } = new("remark", '!', "warn", "note", "a finding that does not fail the run, or that is waived");

    public static FaultCellMark Broken { get; } = new("broken", '✕', "bad", "BROKEN", "the endpoint broke a rule");

    public static FaultCellMark Invalid { get; } = new("invalid", '?', "warn", "invalid", "the endpoint was not healthy to begin with, so the cell says nothing");

    public static FaultCellMark Unused { get; } = new("not used", '–', "quiet", "--", "the endpoint does not call the service at this step");

    public static FaultCellMark NotAsked { get; } = new("not asked", '·', "quiet", "not asked", "the fault met no call of the endpoint, or could not be played here");

    /// <summary>Every mark, in the order of the legend.</summary>
    public static ImmutableArray<FaultCellMark> All { get; } = [Kept, Degraded, Remarked, Broken, Invalid, Unused, NotAsked];

    /// <summary>The marks that a reader must not miss where several cases share a cell, the most important first.</summary>
    private static readonly ImmutableArray<FaultCellMark> Urgency = [Broken, Invalid, Remarked, Degraded, Kept, Unused, NotAsked];

    public bool IsMoreUrgentThan(FaultCellMark other) => Urgency.IndexOf(this) < Urgency.IndexOf(other);

    public static FaultCellMark Of(CaseResult result, FaultCellResult cell) =>
        result.NotAsked is not null ? NotAsked
        : cell.Invalid is not null ? Invalid
        : result.Outcome == CaseOutcome.Failed ? Broken
        : !result.Findings.IsEmpty ? Remarked
        : cell.UsesService == false ? Unused
        : cell.Without is not null || cell.Changed is not null || cell.Consequence != Words.Of(ConsequenceKind.GoesOn) ? Degraded
        : Kept;
}
