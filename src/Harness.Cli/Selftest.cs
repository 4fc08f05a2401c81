using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli;

/// <summary>What the correct connector showed: which scenario exercises which rules, and what it was wrongly accused of.</summary>
internal sealed record CorrectRun(ImmutableDictionary<string, ImmutableArray<string>> ExercisedByCase, IReadOnlyList<string> Alarms);

/// <summary>Whether a defect was noticed.</summary>
internal sealed record DefectRun(bool Caught, string Words);

/// <summary>Plays a plan against the reference connector, correct and with each defect.</summary>
internal sealed class Selftest(RunPlan plan, Uri loyalty, TimeProvider time)
{
    // Defects of time need a clock, and waiting for the real one would take minutes.
    private const double QuickClock = 0.05;

    private CorrectRun? correct;

    public async Task<CorrectRun> PlayCorrect(CancellationToken cancellationToken)
    {
        var (cases, footer) = await Run([], plan, cancellationToken).ConfigureAwait(false);
        var alarms = cases.SelectMany(result => result.Findings.Select(finding => (result.Case, Finding: finding)))
            .Concat(footer.Findings.Select(finding => (Case: "run", Finding: finding)))
            .Where(alarm => alarm.Finding.Severity >= Severity.Warning)
            .Select(alarm => $"{alarm.Case}: {alarm.Finding.Rule} {alarm.Finding.Where}: {alarm.Finding.Actual}");
        correct = new(cases.ToImmutableDictionary(result => result.Case, result => result.Exercised), [.. alarms]);
        return correct;
    }

    public async Task<DefectRun> Play(Defect defect, CancellationToken cancellationToken)
    {
        var aimed = plan with { Packs = [.. plan.Packs.Select(pack => Exercising(pack, defect.Rules)).Where(pack => pack.Scenarios.Length > 0)] };
        if (defect.Rules.Any(rule => rule is "NET-001" || rule.StartsWith("UF-LAT-", StringComparison.Ordinal)))
            aimed = aimed with { Clock = aimed.Clock with { Scale = QuickClock } };
        var (cases, footer) = await Run([defect.Id], aimed, cancellationToken).ConfigureAwait(false);
        var found = cases.SelectMany(result => result.Findings).Concat(footer.Findings).Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal).ToArray();
        var own = found.Intersect(defect.Rules).ToArray();
        return own.Length > 0
            ? new(true, $"caught by {string.Join(", ", own)}")
            : new(false, found.Length == 0 ? "ESCAPED" : $"ESCAPED (found only {string.Join(", ", found)})");
    }

    private Pack Exercising(Pack pack, IReadOnlyList<string> rules) => pack with
    {
        Scenarios = [.. pack.Scenarios.Where(scenario =>
            correct!.ExercisedByCase.TryGetValue($"{pack.Name}/{scenario.Id}", out var exercised) && (exercised.Any(rules.Contains) || rules.Any(IsAboutRun)))],
    };

    private bool IsAboutRun(string rule) => RuleBook.Of(plan.Dialect).Find(rule) is { Scope: "run" };

    private async Task<(List<CaseResult> Cases, RunFooter Footer)> Run(string[] defects, RunPlan aimed, CancellationToken cancellationToken)
    {
        var lab = await Lab.Start(defects, aimed.Clock.Patience, loyalty).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            using var client = new ConnectorClient(time);
            var runner = new Runner(lab.Aim(aimed), client, time);
            var cases = new List<CaseResult>();
            await foreach (var result in runner.Play(cancellationToken).ConfigureAwait(false)) cases.Add(result);
            return (cases, runner.Footer());
        }
    }
}
