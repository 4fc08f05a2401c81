using System.Collections.Immutable;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Pipelines;

/// <summary>A mistake, and the first case that showed it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">The rule's id, or a word for what is wrong with the run.</param>
/// <param name="Message">What was found.</param>
internal sealed record Mistake(Severity Severity, string Rule, string Message)
{
    /// <summary>The case; null where it is about the run as a whole.</summary>
    public CaseResult? Case { get; init; }

    /// <summary>How many cases show it.</summary>
    public long Times { get; init; } = 1;

    /// <summary>The file of the scenario within the repository; null where it is built in, or about the run.</summary>
    public string? File => Case is { File: var file } && !file.StartsWith("builtin:", StringComparison.Ordinal) ? file : null;

    /// <summary>The message, how often it came, and how to see it again.</summary>
    public string Text => Case is null ? Message : $"{Message} ({Figures.Of(Times, "case")}{(Times > 1 ? ", first" : ":")} {Case.Case}). To play it again: b2c-harness replay '{Case.Case}'";
}

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
                    : new(finding.Severity, finding.Rule, Message(finding)) { Case = result with { Exchanges = [], Story = [], Exercised = [], TokenClaims = null } };
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

    private static string Message(Finding finding) => $"{finding.Statement} At {finding.Where} of {finding.Label}: expected {finding.Expected}, actual {finding.Actual}";
}
