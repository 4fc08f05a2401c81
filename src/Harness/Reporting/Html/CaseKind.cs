using System.Collections.Immutable;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>How a case came out, as a word in the list of cases.</summary>
/// <param name="Word">The word.</param>
/// <param name="Look">The class of the style sheet.</param>
internal sealed record CaseKind(string Word, string Look)
{
    public static CaseKind Failed { get; } = new("failed", "bad");

    public static CaseKind Passed { get; } = new("passed", "good");

    public static CaseKind Remarked { get; } = new("remark", "warn");

    public static CaseKind NotAsked { get; } = new("not asked", "quiet");

    /// <summary>Every kind, in the order of the list; the page names them by their places.</summary>
    public static ImmutableArray<CaseKind> All { get; } = [Failed, Remarked, NotAsked, Passed];

    public static CaseKind Of(CaseResult result) =>
        result.Outcome == CaseOutcome.Failed ? Failed
        : result.Outcome == CaseOutcome.NotAsked ? NotAsked
        : result.Findings.IsEmpty ? Passed
        : Remarked;
}
