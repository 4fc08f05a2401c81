using Harness.Exchanges;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>
/// The run as one page that needs nothing else. It is read once to count and to choose, once for the list of cases, and once for each broken rule, whose
/// cases are picked out.
/// </summary>
internal sealed class HtmlReport
{
    private readonly RunFile run;
    private readonly HtmlPage page;
    private readonly RunDigest digest = new();
    private readonly ShownCases shown = new();
    private readonly SeenScreens screens = new();
    private readonly Waits waits = new();
    private readonly Coverage coverage = new();

    private HtmlReport(RunFile run, TextWriter writer) => (this.run, page) = (run, new(writer));

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var report = new HtmlReport(run, writer);
        await foreach (var result in run.Cases().ConfigureAwait(false)) report.Add(result);
        await report.Write().ConfigureAwait(false);
    }

    private void Add(CaseResult result)
    {
        screens.Add(result, digest.Cases);
        digest.Add(result);
        shown.Add(result);
        waits.Add(result);
        coverage.Add(result);
    }

    private async Task Write()
    {
        HtmlShell.Begin(page, $"{run.Footer?.Verdict ?? RunText.Interrupted} - {run.Header.Tool}");
        page.Add($"<header>\n");
        HtmlVerdict.Write(page, run, digest);
        Sections();
        page.Add($"</header>\n<main id=\"{HtmlShell.Main}\" tabindex=\"-1\">\n");
        if (run.Footer?.Comparison is { } comparison) HtmlComparison.Write(page, comparison, shown);
        HtmlSeen.Write(page, screens, shown);
        await new HtmlFindings(page, run, digest, shown).Write().ConfigureAwait(false);
        if (run.Footer is { } footer) HtmlFailures.Write(page, footer, digest, shown);
        await HtmlFaults.Write(page, digest.Faults, shown).ConfigureAwait(false);
        HtmlWaits.Write(page, waits, Clock.TryParse(run.Header.Clock, out var clock, out _) ? clock : null);
        await new HtmlCases(page, run, digest, shown).Write().ConfigureAwait(false);
        HtmlCoverage.Write(page, coverage);
        HtmlRules.Write(page, run.Footer);
        HtmlFacts.Write(page, run, digest);
        page.Add($"</main>\n");
        HtmlShell.End(page, $"{run.Header.Tool}. The evidence of every case that is not shown here is in run.jsonl.");
        await page.Flush().ConfigureAwait(false);
    }

    private void Sections()
    {
        page.Add($"<nav aria-label=\"Sections\"><ul>");
        if (run.Footer is { Comparison: not null }) Section(HtmlComparison.Anchor, HtmlComparison.Title);
        if (screens.Calls > 0) Section(HtmlSeen.Anchor, HtmlSeen.Title);
        Section(HtmlFindings.Id, "Findings");
        if (run.Footer is { } footer)
        {
            if (FailureText.InPlaces(footer, digest).Any()) Section("places", FailureText.Places);
            if (FailureText.SmallestPayloads(footer, digest).Any()) Section("smallest", FailureText.Payloads);
        }

        if (digest.Faults.All.Any()) Section(HtmlFaults.Anchor, HtmlFaults.Title);
        Section(HtmlWaits.Anchor, HtmlWaits.Title);
        Section(HtmlCases.Id, "Cases");
        if (coverage.Calls > 0) Section(HtmlCoverage.Anchor, HtmlCoverage.Title);
        Section(HtmlRules.Id, "Rules");
        Section(HtmlFacts.Anchor, HtmlFacts.Title);
        page.Add($"</ul></nav>\n");
    }

    private void Section(string anchor, string title) => page.Add($"<li><a href=\"#{anchor}\">{title}</a></li>");
}
