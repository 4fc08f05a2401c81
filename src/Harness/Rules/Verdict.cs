using System.Collections.Immutable;

namespace Harness.Rules;

/// <summary>How a rule fared.</summary>
public enum Verdict
{
    /// <summary>Nothing could be said; never a pass.</summary>
    NotExercised,

    /// <summary>Kept wherever it was exercised.</summary>
    Held,

    /// <summary>Broken at least once.</summary>
    Broken,

    /// <summary>Broken, and waived each time.</summary>
    Waived,
}

/// <summary>The verdict of one rule.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Verdict">How it fared.</param>
/// <param name="Reason">Why it was not exercised, else null.</param>
public readonly record struct RuleVerdict(string Rule, Verdict Verdict, string? Reason);

/// <summary>What the judge says of one subject.</summary>
/// <param name="Findings">The broken rules, each once.</param>
/// <param name="Verdicts">One for every rule of the subject's kind.</param>
public sealed record Judgement(ImmutableArray<Finding> Findings, ImmutableArray<RuleVerdict> Verdicts)
{
    /// <summary>The same without what these rules say: another finding speaks for the same answer.</summary>
    internal Judgement Without(IReadOnlySet<string> rules) => rules.Count == 0 ? this : new(
        Findings.RemoveAll(finding => rules.Contains(finding.Rule)),
        [.. Verdicts.Select(verdict => verdict.Verdict == Verdict.Broken && rules.Contains(verdict.Rule) ? new(verdict.Rule, Verdict.NotExercised, Unexercised.MoreSpecificReason) : verdict)]);
}
