using System.Collections.Immutable;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Pipelines;

/// <summary>The mistakes of a run, each once, the worst first. It grows with rules and scenarios, not with the run.</summary>
internal static class WorstMistakes
{
    public static async Task<ImmutableArray<Mistake>> Of(RunFile run)
    {
        var digest = new RunDigest();
        var found = new Dictionary<(string Rule, string Statement), Mistake>();
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            digest.Add(result);
            foreach (var finding in result.Findings.Where(finding => finding.Waived is null).DistinctBy(finding => (finding.Rule, finding.Statement)))
            {
                var key = (finding.Rule, finding.Statement);
                found[key] = found.TryGetValue(key, out var before)
                    ? before with { Times = before.Times + 1, Severity = (Severity)Math.Max((int)before.Severity, (int)finding.Severity) }
                    : new(finding.Severity, finding.Rule, Message(finding)) { Case = result with { Exchanges = [], Story = [], Exercised = [], TokenClaims = null }, File = FileOf(run.Header, result) };
            }
        }

        var trouble = RunTrouble.Of(run, digest);
        var ofTheRun = (run.Footer?.Findings ?? []).Where(finding => finding.Waived is null && finding.Rule != trouble?.Type).Select(finding => new Mistake(finding.Severity, finding.Rule, Message(finding)));
        return
        [
            .. trouble is null ? [] : new[] { new Mistake(Severity.Error, trouble.Type, trouble.Message) },
            .. found.Values.Concat(ofTheRun).OrderByDescending(mistake => mistake.Severity).ThenByDescending(mistake => mistake.Times).ThenBy(mistake => mistake.Rule, StringComparer.Ordinal),
        ];
    }

    private static string? FileOf(RunHeader header, CaseResult result) =>
        result.File.StartsWith("builtin:", StringComparison.Ordinal) ? null : FileInWorkspace.Of(header, result.File);

    private static string Message(Finding finding) => $"{finding.Statement} At {finding.Where} of {finding.Label}: expected {finding.Expected}, actual {finding.Actual}";
}
