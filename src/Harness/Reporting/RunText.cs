using System.Globalization;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells what a run was asked for, and what came of it, as lines for people.</summary>
public static class RunText
{
    /// <summary>The verdict on a run whose file has no end.</summary>
    internal const string Interrupted = "The run was interrupted: its file has no end, so there is no verdict, and the exit code is unknown.";

    /// <summary>What the run was asked for.</summary>
    public static IEnumerable<TextLine> Head(RunHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        yield return Line(Tone.Strong, string.Create(CultureInfo.InvariantCulture, $"{header.Tool}, {Started(header)}"));
        foreach (var fact in Facts(header)) yield return Row(fact);
        yield return Line(Tone.Plain, "");
    }

    /// <summary>What came of the run.</summary>
    /// <param name="header">What it was asked for.</param>
    /// <param name="footer">Its end, or null where it was killed before.</param>
    /// <param name="digest">Its cases; without them, expectations are not in the lists of broken and waived rules, and there is no fault matrix.</param>
    /// <param name="width">How many characters a line of the fault matrix may have.</param>
    /// <param name="run">The folder of the run file, for the lines that send a case again; null where it is the usual one.</param>
    public static IEnumerable<TextLine> Summary(RunHeader header, RunFooter? footer, RunDigest? digest = null, int width = FaultMatrixText.UsualWidth, string? run = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (digest is not null)
        {
            foreach (var line in FaultMatrixText.Lines(digest.Faults, width)) yield return line;
        }

        yield return Line(Tone.Plain, "");
        yield return Line(footer is { ExitCode: 0 } ? Tone.Good : Tone.Bad, footer?.Verdict ?? Interrupted);
        foreach (var fact in Counts(header, footer, digest)) yield return Row(fact);
        if (footer?.Comparison is { } comparison)
        {
            foreach (var line in ComparisonText.Lines(comparison)) yield return line;
        }

        foreach (var line in Broken(footer, digest)) yield return line;
        if (footer is null)
        {
            yield return Line(Tone.Plain, "Of the other rules nothing is known.");
            yield break;
        }

        foreach (var line in Rules(footer, digest)) yield return line;
        foreach (var line in OfTheRun(footer)) yield return line;
        foreach (var line in FailureText.Lines(footer, digest, run)) yield return line;
    }

    /// <summary>The exit code, which reports and their secrets may have changed since the verdict.</summary>
    public static TextLine End(ExitCode code) => Line(code == ExitCode.Conforms ? Tone.Good : Tone.Bad, ExitCodeText.Sentence((int)code));

    /// <summary>When the run began.</summary>
    internal static string Started(RunHeader header) =>
        header.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What the run was asked for.</summary>
    internal static IEnumerable<RunFact> Facts(RunHeader header)
    {
        foreach (var endpoint in header.Endpoints) yield return new("endpoint", endpoint);
        yield return new("seed", Figures.Plain(header.Seed));
        yield return new("clock", ClockText.Of(header.Clock), ClockText.IsOfToday(header.Clock) ? Tone.Plain : Tone.Warn);
        yield return header.Credentials == "none" ? new("credentials", "none: calls go out unprotected", Tone.Warn) : new("credentials", header.Credentials);
        foreach (var note in header.CredentialNotes) yield return new("credentials", note, Tone.Warn);
        yield return new("packs", string.Join(", ", header.Packs));
        yield return new("planned", $"{Figures.Of(header.Planned, "case")}; findings fail the run from {Words.Of(header.FailOn)} on");
        if (!header.KnowsAttributes) yield return new("attributes", "not listed in the settings; rules that need them are not exercised", Tone.Warn);
    }

    /// <summary>What was played, and what it adds up to.</summary>
    internal static IEnumerable<RunFact> Counts(RunHeader header, RunFooter? footer, RunDigest? digest)
    {
        if (footer is not null || digest is not null)
        {
            var (cases, failed, notAsked) = footer is null ? (digest!.Cases, digest.Failed, digest.NotAsked) : (footer.Cases, footer.Failed, footer.NotAsked);
            var invalid = footer?.Invalid ?? 0;
            var notPlayed = footer?.NotPlayed ?? Math.Max(0, header.Planned - cases);
            yield return new("cases", $"{Figures.Number(cases)} played: {Figures.Number(cases - failed - notAsked)} passed, {Figures.Number(failed)} failed{(invalid == 0 ? "" : $" ({Figures.Number(invalid)} {(invalid == 1 ? "says" : "say")} nothing)")}{(notAsked == 0 ? "" : $", {Figures.Number(notAsked)} could not be asked")}"
                + (notPlayed == 0 ? "" : $"; {Figures.Number(notPlayed)} of {Figures.Number(header.Planned)} planned were not played"));
        }

        if (footer is null) yield break;
        yield return new("calls", $"{Figures.Number(footer.Exchanges)} in {Figures.Time(footer.Seconds * 1_000)}");
        if (footer.Replies.Count > 0) yield return new("replies", string.Join(", ", footer.Replies.Select(reply => $"{reply.Key} {Figures.Number(reply.Value)}")));
        if (!footer.NeverSeen.IsEmpty) yield return new("never seen", string.Join(", ", footer.NeverSeen), Tone.Warn);
        yield return new("latency", Latency(footer.Latency));
    }

    private static IEnumerable<IGrouping<string, RuleTotal>> NotExercised(RunFooter footer) => footer.Rules
        .Where(rule => rule.Verdict == Verdict.NotExercised)
        .GroupBy(rule => rule.Reason ?? "no reason is known", StringComparer.Ordinal)
        .OrderByDescending(reason => reason.Count())
        .ThenBy(reason => reason.Key, StringComparer.Ordinal);

    private static string Latency(LatencyTotal latency) => latency.Count == 0
        ? "no answer was measured"
        : $"{Figures.Of(latency.Count, "answer")}: half within {Figures.Time(latency.P50)}, 90 % within {Figures.Time(latency.P90)}, 99 % within {Figures.Time(latency.P99)}, the slowest {Figures.Time(latency.Max)}";

    private static IEnumerable<TextLine> Broken(RunFooter? footer, RunDigest? digest)
    {
        var rules = digest is not null
            ? digest.Broken.Select(rule => (rule.Rule, rule.Severity, rule.Statement, rule.Times)).ToArray()
            : footer?.Rules.Where(rule => rule.Verdict == Verdict.Broken).OrderByDescending(rule => rule.Severity).Select(rule => (rule.Rule, rule.Severity, rule.Statement, Times: rule.Broken)).ToArray() ?? [];
        if (rules.Length == 0) yield break;
        yield return Line(Tone.Strong, $"Rules broken: {Figures.Number(rules.DistinctBy(rule => rule.Rule).Count())}");
        foreach (var (rule, severity, statement, times) in rules)
            yield return Line(severity == Severity.Error ? Tone.Bad : Tone.Warn, $"  {Words.Of(severity),-8} {rule}  {statement} ({Figures.Times(times)})");
    }

    private static IEnumerable<TextLine> Rules(RunFooter footer, RunDigest? digest)
    {
        yield return Line(Tone.Plain, $"Rules held: {Figures.Number(footer.Rules.Count(rule => rule.Verdict == Verdict.Held))}");
        foreach (var rule in footer.Rules.Where(rule => rule.Verdict == Verdict.Waived))
            yield return Line(Tone.Warn, $"Rule waived: {rule.Rule} ({Figures.Times(rule.Broken)}), by {rule.Reason}");
        foreach (var (rule, statement, waiver, times) in digest?.Waived.Where(waived => footer.Rules.All(rule => rule.Rule != waived.Rule)) ?? [])
            yield return Line(Tone.Warn, $"Rule waived: {rule}  {statement} ({Figures.Times(times)}), by {waiver}");
        var reasons = NotExercised(footer).ToArray();
        if (reasons.Length == 0) yield break;
        yield return Line(Tone.Plain, $"Rules not exercised: {Figures.Number(reasons.Sum(reason => reason.Count()))}");
        foreach (var reason in reasons) yield return Line(Tone.Quiet, $"  {reason.Key}: {string.Join(", ", reason.Select(rule => rule.Rule))}");
    }

    private static IEnumerable<TextLine> OfTheRun(RunFooter footer)
    {
        if (footer.Findings.IsEmpty) yield break;
        yield return Line(Tone.Strong, "Findings about the run as a whole:");
        foreach (var line in footer.Findings.SelectMany(CaseText.Lines)) yield return Line(line.Tone, line.Text);
    }

    private static TextLine Row(RunFact fact) => Line(fact.Tone, $"  {fact.Name,-12} {fact.Text}");

    private static TextLine Line(Tone tone, string text) => new(tone, Visible.Line(text));
}
