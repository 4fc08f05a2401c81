using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// Lays a run beside an earlier one. Both are read as streams, and of their failures only fingerprints are kept: the files are read again
/// rather than remembered.
/// </summary>
/// <param name="baseline">The earlier run.</param>
/// <param name="path">Its path as it was given.</param>
internal sealed class RunComparer(RunFile baseline, string path)
{
    private const string TheRun = "run";

    private readonly HashSet<ulong> failedBefore = [];
    private readonly HashSet<ulong> casesFailedBefore = [];
    private readonly HashSet<ulong> failsNow = [];
    private readonly HashSet<ulong> playedAgain = [];
    private readonly HashSet<string> scenariosBefore = new(StringComparer.Ordinal);
    private readonly HashSet<string> scenariosNow = new(StringComparer.Ordinal);
    private readonly StepWaits waitsBefore = new();
    private readonly StepWaits waitsNow = new();

    /// <summary>Compares a run whose file is still without its last line.</summary>
    /// <param name="run">The run.</param>
    /// <param name="footer">What came of it.</param>
    public async Task<RunComparison> Compare(RunFile run, RunFooter footer)
    {
        var failOn = run.Header.FailOn;
        var (added, mended, same, unknown) = (new Named(), new Named(), new Named(), new Named());
        await foreach (var result in baseline.Cases().ConfigureAwait(false))
        {
            if (result.NotAsked is null) scenariosBefore.Add(Scenario(result));
            foreach (var failure in Failures(result, failOn)) Remember(failure);
        }

        foreach (var failure in OfTheRun(baseline.Footer, failOn)) Remember(failure);
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            if (result.NotAsked is not null) continue;
            scenariosNow.Add(Scenario(result));
            if (scenariosBefore.Contains(Scenario(result))) waitsNow.Add(result);
            var one = Fingerprint(CaseText.WithoutRepetition(result));
            if (casesFailedBefore.Contains(one)) playedAgain.Add(one);
            foreach (var failure in Failures(result, failOn)) Sort(failure);
        }

        playedAgain.Add(Fingerprint(TheRun));
        foreach (var failure in OfTheRun(footer, failOn)) Sort(failure);
        var seen = new HashSet<ulong>();
        await foreach (var result in baseline.Cases().ConfigureAwait(false))
        {
            if (scenariosNow.Contains(Scenario(result))) waitsBefore.Add(result);
            foreach (var failure in Failures(result, failOn)) Follow(failure);
        }

        foreach (var failure in OfTheRun(baseline.Footer, failOn)) Follow(failure);
        var gone = scenariosBefore.Except(scenariosNow).Order(StringComparer.Ordinal).ToArray();
        return new()
        {
            Baseline = path,
            Started = baseline.Header.Started,
            Caveats = [.. Caveats(run.Header)],
            New = added.All,
            Fixed = mended.All,
            StillFailing = same.All,
            NotPlayed = unknown.All,
            Gone = gone.Length,
            GoneScenarios = [.. gone.Take(RunComparison.MostNamed)],
            Slower = [.. waitsNow.SlowerThan(waitsBefore)],
        };

        void Remember(ComparedFailure failure)
        {
            failedBefore.Add(Fingerprint(failure));
            casesFailedBefore.Add(Fingerprint(failure.Case));
        }

        void Sort(ComparedFailure failure)
        {
            var one = Fingerprint(failure);
            if (failsNow.Add(one)) (failedBefore.Contains(one) ? same : added).Add(failure);
        }

        void Follow(ComparedFailure failure)
        {
            var one = Fingerprint(failure);
            if (failsNow.Contains(one) || !seen.Add(one)) return;
            (playedAgain.Contains(Fingerprint(failure.Case)) ? mended : unknown).Add(failure);
        }
    }

    private static IEnumerable<ComparedFailure> Failures(CaseResult result, Severity failOn) =>
        Rules(result.Findings, failOn).Select(rule => new ComparedFailure(CaseText.WithoutRepetition(result), rule));

    private static IEnumerable<ComparedFailure> OfTheRun(RunFooter? footer, Severity failOn) =>
        footer is null ? [] : Rules(footer.Findings, failOn).Select(rule => new ComparedFailure(TheRun, rule));

    private static IEnumerable<string> Rules(ImmutableArray<Finding> findings, Severity failOn) =>
        findings.Where(finding => finding.Waived is null && finding.Severity >= failOn).Select(finding => finding.Rule).Distinct();

    private static string Scenario(CaseResult result) => $"{result.Pack}/{result.Scenario}";

    private IEnumerable<string> Caveats(RunHeader now)
    {
        var before = baseline.Header;
        if (baseline.Footer is null) yield return "The baseline was interrupted: what it did not come to counts as new.";
        if (before.Seed != now.Seed) yield return string.Create(CultureInfo.InvariantCulture, $"The baseline was played with seed {before.Seed}, this run with {now.Seed}: people and payloads are others.");
        if (before.Clock != now.Clock) yield return $"The baseline was played on the clock {before.Clock}, this run on {now.Clock}.";
        if (before.Tool != now.Tool) yield return $"The baseline was played by {before.Tool}, this run by {now.Tool}: rules may have been added.";
        if (!before.Endpoints.SequenceEqual(now.Endpoints)) yield return $"The baseline was played against {string.Join(" ", before.Endpoints)}.";
    }

    private static ulong Fingerprint(ComparedFailure failure) => Fingerprint($"{failure.Rule}\n{failure.Case}");

    private static ulong Fingerprint(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class Named
    {
        private readonly ImmutableArray<ComparedFailure>.Builder named = ImmutableArray.CreateBuilder<ComparedFailure>();
        private long count;

        public ComparedFailures All => new(count, named.ToImmutable());

        public void Add(ComparedFailure failure)
        {
            if (count++ < RunComparison.MostNamed) named.Add(failure);
        }
    }
}
