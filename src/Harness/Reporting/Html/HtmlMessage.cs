using System.Collections.Immutable;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>A request or an answer as it went over the wire, with a mark at each place that a finding names.</summary>
internal static class HtmlMessage
{
    private const int MostOfBody = 20_000;

    public static void Write(HtmlPage page, string name, string first, MessageEvidence message, ImmutableArray<Finding> findings)
    {
        page.Add($"<pre tabindex=\"0\" aria-label=\"{name}\" dir=\"auto\">");
        Line(page, first, findings.Where(finding => finding.Where == "status line"));
        foreach (var header in message.Headers.Where(header => !HtmlToken.Write(page, $"{header.Name}: {header.Value}")))
            Line(page, $"{header.Name}: {header.Value}", findings.Where(finding => string.Equals(finding.Where, Finding.AtHeader + header.Name, StringComparison.OrdinalIgnoreCase)));
        page.Add($"\n");
        if (message.Body.Length == 0) page.Add($"(no body)");
        else if (message.Body.Length <= MostOfBody) Body(page, message.Body, findings);
        else page.Add($"{Visible.Beginning(message.Body, MostOfBody)}\n... ({Figures.Of(message.Body.Length, "character")} in all; run.jsonl has them)");
        page.Add($"</pre>");
    }

    private static void Body(HtmlPage page, string body, ImmutableArray<Finding> findings)
    {
        var lines = IndentedJson.LinesOf(body);
        var places = findings.Where(finding => finding.Where.StartsWith('/') && lines[0].Pointer is not null).ToArray();
        var missing = places.Where(finding => !lines.Any(line => line.IsAt(finding.Where))).ToArray();
        foreach (var (index, line) in lines.Index())
        {
            Line(page, line.Text, places.Where(finding => line.IsAt(finding.Where)));
            if (index == 0 && line.Text is "{") Missing(page, missing);
        }
    }

    // What is not there is shown where it would stand.
    private static void Missing(HtmlPage page, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            page.Add($"<mark class=\"{HtmlWord.ToneOf(finding.Severity)}\">  {finding.Where[1..]}: {finding.Actual}</mark><span class=\"note\"> ← {finding.Rule}</span>\n");
    }

    private static void Line(HtmlPage page, string text, IEnumerable<Finding> findings)
    {
        var here = findings.ToArray();
        if (here.Length > 0) page.Add($"<mark class=\"{HtmlWord.ToneOf(here[0].Severity)}\">");
        HtmlDirected.Write(page, text);
        if (here.Length == 0) page.Add($"\n");
        else page.Add($"</mark><span class=\"note\"> ← {string.Join(", ", here.Select(finding => finding.Rule).Distinct())}</span>\n");
    }
}
