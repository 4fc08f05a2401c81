using System.Text;
using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// The run on one page for the summary of a pipeline's step: the verdict, the rules that were broken, the cases that failed. GitHub refuses a
/// summary of more than 1 MiB as a whole, so the page is cut before, with the number of what was left out.
/// </summary>
internal static class MarkdownReport
{
    private const int MostBytes = 900_000;
    private const int MostRows = 50;
    private const int MostOfCell = 300;

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var digest = new RunDigest();
        var failing = new List<string>(MostRows);
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            digest.Add(result);
            if (result.Outcome == CaseOutcome.Failed && failing.Count < MostRows) failing.Add(Row(result));
        }

        var page = new StringBuilder();
        page.Append("## ").Append(Cell(run.Footer?.Verdict ?? RunText.Interrupted)).Append("\n\n");
        if (RunTrouble.Of(run, digest) is { } trouble) page.Append("**").Append(Cell(trouble.Message)).Append("**\n\n");
        page.Append("| | |\n|---|---|\n");
        foreach (var fact in RunText.Facts(run.Header).Concat(RunText.Counts(run.Header, run.Footer, digest)))
            page.Append("| ").Append(Cell(fact.Name)).Append(" | ").Append(Cell(fact.Text)).Append(" |\n");
        if (run.Footer?.Comparison is { } comparison) Compared(page, comparison);
        var broken = digest.Broken.ToArray();
        Table(page, "Rules broken", "| severity | rule | what it asks | times | for example |\n|---|---|---|--:|---|\n", broken.Take(MostRows).Select(Row), broken.Length, "row");
        Table(page, "Cases that failed", "| case | what came | the person would see | rules |\n|---|---|---|---|\n", failing, digest.Failed, "case");
        if (run.Footer is { } footer)
        {
            var ofTheRun = footer.Findings.Take(MostRows).Select(finding => $"| {Words.Of(finding.Severity)} | {MarkdownText.Code(finding.Rule)} | {Cell(finding.Statement)} | {Cell(finding.Expected)} | {Cell(finding.Actual)} |\n");
            Table(page, "Findings about the run as a whole", "| severity | rule | what it asks | expected | actual |\n|---|---|---|---|---|\n", ofTheRun, footer.Findings.Length, "finding");
            page.Append('\n').Append(Counted(footer, digest)).Append('\n');
        }

        await writer.WriteAsync(page).ConfigureAwait(false);
    }

    private static void Compared(StringBuilder page, RunComparison comparison)
    {
        page.Append("\n**").Append(Cell(ComparisonText.Sentence(comparison))).Append("**\n\n");
        foreach (var line in ComparisonText.Lines(comparison).Skip(1)) page.Append("- ").Append(Cell(line.Text.Trim())).Append('\n');
    }

    private static string Counted(RunFooter footer, RunDigest digest)
    {
        var verdicts = Enum.GetValues<Rules.Verdict>().Select(verdict => (Verdict: verdict, Count: verdict == Rules.Verdict.Broken ? digest.BrokenRules : footer.Rules.Count(rule => rule.Verdict == verdict))).Where(one => one.Count > 0);
        return $"Rules: {string.Join(", ", verdicts.Select(one => $"{Figures.Number(one.Count)} {Words.Of(one.Verdict).Replace('-', ' ')}"))}. Not exercised is not passed. {MarkdownText.Escaped(ExitCodeText.Sentence(footer.ExitCode))}";
    }

    private static string Row(BrokenRule rule) =>
        $"| {Words.Of(rule.Severity)} | {MarkdownText.Code(Visible.Excerpt(rule.Rule, MostOfCell))} | {Cell(rule.Statement)} | {Figures.Number(rule.Times)} | {Code(rule.Examples[0].Case)} |\n";

    private static string Row(CaseResult result)
    {
        var sees = CaseText.Concerned(result).Select(exchange => exchange.Consequence.Sees).Distinct();
        return $"| {Code(result.Case)} | {Cell(CaseText.Came(result))} | {Cell(string.Join(" Then: ", sees))} | {Cell(string.Join(", ", result.Findings.Select(finding => finding.Rule).Distinct()))} |\n";
    }

    private static void Table(StringBuilder page, string title, string head, IEnumerable<string> rows, long all, string noun)
    {
        if (all == 0) return;
        page.Append("\n### ").Append(title).Append("\n\n").Append(head);
        var left = MostBytes - Encoding.UTF8.GetByteCount(page.ToString());
        var told = 0L;
        foreach (var row in rows)
        {
            left -= Encoding.UTF8.GetByteCount(row);
            if (left < 0) break;
            page.Append(row);
            told++;
        }

        if (told < all) page.Append('\n').Append(Figures.Of(all - told, $"more {noun}")).Append(" did not fit here; the other reports have all of them.\n");
    }

    private static string Cell(string text) => MarkdownText.Excerpt(text, MostOfCell);

    private static string Code(string text) => MarkdownText.Code(Visible.Excerpt(text, MostOfCell));
}
