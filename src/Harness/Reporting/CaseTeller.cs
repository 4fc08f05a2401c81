using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// Tells the cases of a run as they come by. A mistake that every answer makes is told in full once; the many payloads of one scenario
/// are told as one line, with the first of each kind that fails.
/// </summary>
public sealed class CaseTeller
{
    private const int MostNamed = 3;

    private readonly List<string> failing = new(MostNamed);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Rule, string Where, string Actual), string> first = [];
    private (string Pack, string Scenario) varied;
    private long payloads;
    private long failed;

    /// <summary>The lines of the next case, and before them what is left to say of the payloads before it.</summary>
    public IEnumerable<TextLine> Tell(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.ShrunkFrom is not null) return [];
        var before = (result.Pack, result.Scenario) == varied && !result.Changes.IsEmpty ? [] : End();
        return before.Concat(result.Changes.IsEmpty ? Plain(result) : Payload(result)).ToArray();
    }

    /// <summary>What is left to say after the last case.</summary>
    public IEnumerable<TextLine> End()
    {
        if (payloads == 0) return [];
        var line = CaseText.Payloads($"{varied.Pack}/{varied.Scenario}/...", payloads, failed, failing);
        failing.Clear();
        (varied, payloads, failed) = (default, 0, 0);
        return [line];
    }

    private IEnumerable<TextLine> Plain(CaseResult result)
    {
        if (result.Outcome != CaseOutcome.Failed) return result.Repetition == 0 ? CaseText.Lines(result) : [];
        if (told.Add(Mistakes(result)))
        {
            foreach (var finding in result.Findings) first.TryAdd(Mistake(finding), result.Case);
            return CaseText.Lines(result);
        }

        var same = result.Findings.Select(finding => first.GetValueOrDefault(Mistake(finding))).Distinct().ToArray();
        return same is [{ } earlier] ? CaseText.Same(result, earlier) : CaseText.Brief(result);
    }

    private IEnumerable<TextLine> Payload(CaseResult result)
    {
        varied = (result.Pack, result.Scenario);
        payloads++;
        if (result.Outcome != CaseOutcome.Failed) return [];
        failed++;
        if (failing.Count < MostNamed) failing.Add(result.Case[(result.Pack.Length + result.Scenario.Length + 2)..]);
        return told.Add(Mistakes(result)) ? CaseText.Lines(result) : [];
    }

    private static (string Rule, string Where, string Actual) Mistake(Finding finding) => (finding.Rule, finding.Where, finding.Actual);

    private static string Mistakes(CaseResult result) => string.Join(' ', result.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));
}
