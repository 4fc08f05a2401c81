using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Reporting.Html;

/// <summary>What was found, rule by rule, each with the cases in which it was the gravest finding.</summary>
internal sealed class HtmlFindings(HtmlPage page, RunFile run, RunDigest digest, ShownCases shown)
{
    public const string Id = "findings";

    private const int MostOpen = 3;
    private const int MostInSight = 5;

    private readonly Clock? clock = Clock.TryParse(run.Header.Clock, out var known, out _) ? known : null;

    /// <summary>The rules that were broken, the worst first, each with its statements: an expectation has one in each scenario.</summary>
    public static IEnumerable<IGrouping<string, BrokenRule>> Rules(RunDigest digest) => digest.Broken.GroupBy(rule => rule.Rule);

    public static string Anchor(int rule) => $"finding-{Figures.Plain(rule + 1)}";

    public async Task Write()
    {
        page.Add($"<section aria-labelledby=\"{Id}\"><h2 id=\"{Id}\">Findings</h2>\n");
        var rules = Rules(digest).ToArray();
        var ofTheRun = run.Footer?.Findings ?? [];
        if (rules.Length == 0 && ofTheRun.IsEmpty) page.Add($"<p>None.</p>\n");
        foreach (var (index, rule) in rules.Index()) await Rule(index, rule.Key, [.. rule]).ConfigureAwait(false);
        if (!ofTheRun.IsEmpty) page.Add($"<h3>About the run as a whole</h3>\n");
        foreach (var finding in ofTheRun) HtmlCase.Finding(page, finding, "h4");
        await Others().ConfigureAwait(false);
        if (shown.NotShown > 0) page.Add($"<p>{Figures.Of(shown.NotShown, "more case")} with findings are not shown on this page; run.jsonl has them.</p>\n");
        page.Add($"</section>\n");
    }

    private async Task Rule(int index, string id, BrokenRule[] statements)
    {
        var tone = HtmlWord.ToneOf(statements[0].Severity);
        page.Add($"<div class=\"finding {tone}\"><h3 id=\"{Anchor(index)}\">");
        HtmlWord.Write(page, tone, Words.Of(statements[0].Severity));
        page.Add($" {id}{(statements.Length == 1 ? $": {statements[0].Statement}" : "")}</h3>\n");
        foreach (var rule in statements.Take(MostInSight)) Statement(rule, isAlone: statements.Length == 1);
        if (statements.Length > MostInSight) page.Add($"<p class=\"quiet\">and {Figures.Number(statements.Length - MostInSight)} more.</p>");
        page.Add($"<p class=\"quiet\">Source: ");
        HtmlSource.Write(page, statements[0].Source);
        page.Add($"</p></div>\n");
        await Cases(shown.Under(id), open: index < MostOpen).ConfigureAwait(false);
    }

    private void Statement(BrokenRule rule, bool isAlone)
    {
        if (!isAlone) page.Add($"<p dir=\"auto\"><strong>{rule.Statement}</strong></p>");
        page.Add($"<dl><dt>Where</dt><dd><bdi>{rule.First.Where}</bdi></dd>");
        HtmlCase.Compared(page, rule.First);
        page.Add($"</dl>");
        page.Add($"<p>Broken {Figures.Times(rule.Times)}, {(rule.Times > rule.Examples.Count ? "for example in" : "in")} ");
        foreach (var (index, example) in rule.Examples.Index())
        {
            if (index > 0) page.Add($", ");
            HtmlCase.Link(page, example, shown);
        }

        page.Add($".</p>\n");
    }

    private async Task Others()
    {
        var others = shown.Under(null);
        if (others.Length == 0) return;
        page.Add($"<h3>Waived, or without a finding that counts</h3>\n");
        await Cases(others, open: false).ConfigureAwait(false);
    }

    private async Task Cases(long[] ordinals, bool open)
    {
        var number = 0;
        await foreach (var (ordinal, result) in run.Cases(ordinals).ConfigureAwait(false))
        {
            if (number == MostInSight) page.Add($"<details><summary>{Figures.Of(ordinals.Length - MostInSight, "more case")} in which this was the gravest finding</summary><div class=\"inside\">\n");
            HtmlCase.Write(page, result, shown.Failure(ordinal)!, clock, open && number == 0);
            number++;
            await page.Flush().ConfigureAwait(false);
        }

        if (number > MostInSight) page.Add($"</div></details>\n");
    }
}
