using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Running;

namespace Harness.Reporting.Allure;

/// <summary>
/// The run as result files for the Allure report generator: one for each case, beside it what was sent and answered. Very many payloads that
/// passed are one result, as in JUnit.
/// </summary>
internal static partial class AllureReport
{
    // Above this the generators take minutes and gigabytes.
    internal const int MostResults = 20_000;

    private static readonly ImmutableArray<string> NotPassed = ["failed", "broken"];

    /// <summary>Whether a file of this name is one that an earlier run wrote; Allure keeps its history in a folder beside them.</summary>
    public static bool IsOwn(string name) => OwnName().IsMatch(name);

    public static async Task Fill(RunFile run, ReportFolder folder)
    {
        var digest = await RunDigest.Of(run).ConfigureAwait(false);
        var packs = digest.Packs.ToDictionary(pack => pack.Name, StringComparer.Ordinal);
        var files = new AllureFiles(folder);
        var (ordinal, written, leftOut) = (0L, 0L, 0L);
        var isCrowded = digest.Packs.Sum(pack => pack.FoldedCases) > MostResults;
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            if (packs[result.Pack].IsFolded(result)) ordinal++;
            else if (written >= MostResults || (isCrowded && result is { Outcome: not CaseOutcome.Failed, Exchanges.IsEmpty: true })) (ordinal, leftOut) = (ordinal + 1, leftOut + 1);
            else
            {
                await files.Write(new AllureCase(run.Header, result, ordinal++).Result()).ConfigureAwait(false);
                written++;
            }
        }

        if (leftOut > 0) await files.Write(LeftOut(run.Header, leftOut), []).ConfigureAwait(false);

        foreach (var pack in digest.Packs)
            foreach (var passed in pack.Folded) await files.Write(Folded(run.Header, pack, passed), []).ConfigureAwait(false);
        var trouble = RunTrouble.Of(run, digest);
        if (trouble is not null || run.Footer is { Findings.IsEmpty: false }) await files.Write(Whole(run, digest, trouble), []).ConfigureAwait(false);
        var categories = Categories();
        await folder.Write("categories.json", JsonSerializer.Serialize(categories, AllureJson.Default.ImmutableArrayAllureCategory)).ConfigureAwait(false);
        await folder.Write("allurerc.json", JsonSerializer.Serialize(new("b2c-harness", categories), AllureJson.Default.AllureConfiguration)).ConfigureAwait(false);
        await folder.Write("environment.properties", Environment(run.Header)).ConfigureAwait(false);
    }

    private static AllureResult Folded(RunHeader header, PackDigest pack, PassedPayloads passed)
    {
        var id = $"{pack.Name}/{passed.Scenario}/...";
        var start = AllureId.Millisecond(header, 0);
        return new()
        {
            Uuid = AllureId.Unique(header, id),
            HistoryId = AllureId.Lasting(id),
            TestCaseId = AllureId.Lasting(id),
            Name = Visible.Line($"{passed.Scenario}/... ({Figures.Number(passed.Count)} payloads that passed)"),
            FullName = Visible.Line(id),
            Status = "passed",
            Start = start,
            Stop = start + (long)passed.TookMs,
            Labels = AllureLabels.Of(pack.Name, Visible.Line(passed.Scenario)),
        };
    }

    private static AllureResult LeftOut(RunHeader header, long count)
    {
        var start = AllureId.Millisecond(header, 0);
        return new()
        {
            Uuid = AllureId.Unique(header, "left out"),
            HistoryId = AllureId.Lasting("left out"),
            TestCaseId = AllureId.Lasting("left out"),
            Name = $"{Figures.Number(count)} further cases",
            FullName = "left out",
            Status = "skipped",
            StatusDetails = new($"{Figures.Number(count)} further cases of this run are left out here; run.jsonl and the other reports have them.", ""),
            Start = start,
            Stop = start,
            Labels = AllureLabels.Of("run", "left out"),
        };
    }

    // A report that counts cases must not show a run green in which something else was wrong.
    private static AllureResult Whole(RunFile run, RunDigest digest, RunTrouble? trouble)
    {
        var start = AllureId.Millisecond(run.Header, 0);
        var summary = string.Concat(RunText.Summary(run.Header, run.Footer, digest).Select(line => line.Text + "\n"));
        return new()
        {
            Uuid = AllureId.Unique(run.Header, "run"),
            HistoryId = AllureId.Lasting("run"),
            TestCaseId = AllureId.Lasting("run"),
            Name = "run",
            FullName = "run",
            Status = trouble is null ? "passed" : "broken",
            StatusDetails = new(Visible.Line(trouble?.Message ?? run.Footer!.Verdict), summary),
            Start = start,
            Stop = start + (long)((run.Footer?.Seconds ?? 0) * 1_000),
            Labels = AllureLabels.Of("run", "run"),
        };
    }

    private static ImmutableArray<AllureCategory> Categories() =>
    [
        .. RuleFamily.All.Select(family => new AllureCategory(
            $"{char.ToUpperInvariant(family.Name[0])}{family.Name[1..].Replace('-', ' ')}",
            $@"^(error|warning|info) ({string.Join('|', family.Prefixes)})-[\s\S]*",
            NotPassed)),
    ];

    // Java reads property files as Latin-1, and takes a backslash for an escape.
    private static string Environment(RunHeader header)
    {
        var text = new StringBuilder();
        Add("Tool", header.Tool);
        foreach (var (index, endpoint) in header.Endpoints.Index())
            Add(index == 0 ? "Endpoint" : string.Create(CultureInfo.InvariantCulture, $"Endpoint.{index + 1}"), endpoint);
        Add("Clock", ClockText.Of(header.Clock));
        Add("Seed", Figures.Plain(header.Seed));
        Add("Credentials", header.Credentials);
        Add("Packs", string.Join(", ", header.Packs));
        return text.ToString();

        void Add(string name, string value)
        {
            text.Append(name).Append('=');
            foreach (var letter in Visible.Line(value).TrimStart())
            {
                if (letter is >= ' ' and <= '~' and not '\\') text.Append(letter);
                else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }

            text.Append('\n');
        }
    }

    [GeneratedRegex(@"(?:-result\.json|-container\.json|-attachment(?:\.\w+)?)\z|\A(?:environment\.properties|categories\.json|executor\.json|allurerc\.json)\z")]
    private static partial Regex OwnName();
}
