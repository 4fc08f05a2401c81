using System.Globalization;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>What is other than in the baseline.</summary>
internal static class HtmlComparison
{
    public const string Anchor = "baseline";
    public const string Title = "Against the baseline";

    public static void Write(HtmlPage page, RunComparison comparison, ShownCases shown)
    {
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n<p>{ComparisonText.Sentence(comparison)}</p>\n");
        page.Add($"<p class=\"quiet\">{comparison.Baseline}, {comparison.Started.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC</p>\n");
        foreach (var caveat in comparison.Caveats) page.Add($"<p>{caveat}</p>\n");
        Failures(page, "New", comparison.New, shown);
        if (!comparison.Slower.IsEmpty)
        {
            page.Add($"<h3>Slower</h3>\n<ul>");
            foreach (var slower in comparison.Slower) page.Add($"<li>{ComparisonText.Sentence(slower)}</li>");
            page.Add($"</ul>\n");
        }

        Failures(page, "Still failing", comparison.StillFailing, shown);
        Failures(page, "Fixed", comparison.Fixed, shown);
        Failures(page, "Not played again", comparison.NotPlayed, shown);
        page.Add($"</section>\n");
    }

    private static void Failures(HtmlPage page, string title, ComparedFailures failures, ShownCases shown)
    {
        if (failures.Count == 0) return;
        page.Add($"<h3>{title}: {Figures.Number(failures.Count)}</h3>\n<ul>");
        foreach (var failure in failures.Named)
        {
            page.Add($"<li>{failure.Rule} at ");
            HtmlCase.Link(page, shown.Reference(failure.Case), shown);
            page.Add($"</li>");
        }

        if (failures.Count > failures.Named.Length) page.Add($"<li>and {Figures.Number(failures.Count - failures.Named.Length)} more</li>");
        page.Add($"</ul>\n");
    }
}
