using Harness.Dialects;
using Harness.Rules;

namespace Harness.Reporting;

/// <summary>Explains one rule as a good compiler explains an error.</summary>
public static class RuleText
{
    /// <summary>What it says, why it matters, a wrong and a right answer, where it is from.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="defects">Mistakes that break it, one line each.</param>
    public static IEnumerable<TextLine> Lines(Rule rule, IReadOnlyList<string> defects)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(defects);
        yield return new(Tone.Strong, $"{rule.Id}  {rule.Statement}");
        yield return new(Tone.Plain, "");
        yield return new(Tone.Plain, $"  severity    {Words.Of(rule.Severity)}");
        yield return new(Tone.Plain, $"  confidence  {Words.Of(rule.Confidence)}");
        yield return new(Tone.Plain, $"  steps       {(rule.Steps.IsEmpty ? "all" : string.Join(", ", rule.Steps))}");
        yield return new(Tone.Plain, $"  looks at    one {rule.Scope}");
        yield return new(Tone.Plain, $"  needs       {rule.Needs.Text}");
        yield return new(Tone.Plain, $"  source      {rule.Source}");
        if (defects.Count == 0) yield break;
        yield return new(Tone.Plain, "");
        yield return new(Tone.Plain, "Mistakes that break it, which the reference connector can make (--defect):");
        foreach (var defect in defects) yield return new(Tone.Quiet, $"  {defect}");
    }
}
