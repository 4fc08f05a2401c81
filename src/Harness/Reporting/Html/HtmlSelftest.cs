namespace Harness.Reporting.Html;

/// <summary>A selftest as a page: what the packs miss first, then what they notice by other rules, then what they catch.</summary>
internal static class HtmlSelftest
{
    public static async Task Write(SelftestReport report, TextWriter writer)
    {
        var page = new HtmlPage(writer);
        var packs = string.Join(", ", report.Packs);
        HtmlShell.Begin(page, $"Selftest of {packs}");
        page.Add($"<header>\n<div class=\"verdict {(report.IsGood ? "good" : "bad")}\"><h1>{report.Sentence}</h1><p>Selftest of {packs}: each defect of the reference connector was switched on in turn, and the packs were played against it.</p></div>\n</header>\n<main id=\"{HtmlShell.Main}\" tabindex=\"-1\">\n");
        if (!report.Alarms.IsEmpty) Alarms(page, report);
        Table(page, "missed", "Defects that these packs miss", "bad", "ESCAPED", [.. report.Rows.Where(row => !row.Caught && !row.IsNoticed)]);
        Table(page, "noticed", "Defects that these packs notice by other rules only", "warn", "noticed", [.. report.Rows.Where(row => row.IsNoticed)]);
        Table(page, "caught", "Defects that these packs catch", "good", "caught", [.. report.Rows.Where(row => row.Caught)]);
        if (report.Alarms.IsEmpty) Alarms(page, report);
        page.Add($"</main>\n");
        HtmlShell.End(page, "b2c-harness selftest");
        await page.Flush().ConfigureAwait(false);
    }

    private static void Alarms(HtmlPage page, SelftestReport report)
    {
        page.Add($"<section aria-labelledby=\"alarms\"><h2 id=\"alarms\">{SelftestReport.AlarmsTitle}</h2>\n");
        if (report.Alarms.IsEmpty)
        {
            page.Add($"<p>None.</p>\n");
        }
        else
        {
            page.Add($"<p>{SelftestReport.AlarmsNote}</p>\n<ul>");
            foreach (var alarm in report.Alarms) page.Add($"<li dir=\"auto\">{alarm}</li>");
            page.Add($"</ul>\n");
        }

        page.Add($"</section>\n");
    }

    private static void Table(HtmlPage page, string anchor, string title, string tone, string word, SelftestRow[] rows)
    {
        if (rows.Length == 0) return;
        page.Add($"<section aria-labelledby=\"{anchor}\"><h2 id=\"{anchor}\">{title}: {Figures.Number(rows.Length)}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{title}\"><table class=\"wide\"><caption class=\"unseen\">{title}</caption><thead><tr><th scope=\"col\">Defect</th><th scope=\"col\">What the connector does wrong</th><th scope=\"col\">Must be noticed by</th><th scope=\"col\">Result</th></tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            page.Add($"<tr><th scope=\"row\"><bdi>{row.Defect}</bdi></th><td class=\"text\">{row.Summary}</td><td>{string.Join(", ", row.Rules)}</td><td>");
            HtmlWord.Write(page, tone, word);
            if (row is { Caught: false, IsNoticed: false, IsOutOfReach: true }) page.Add($" no pack breaks a service");
            if (!row.Found.IsEmpty) page.Add($" by {string.Join(", ", row.Found)}");
            page.Add($"</td></tr>\n");
        }

        page.Add($"</tbody></table></div></section>\n");
    }
}
