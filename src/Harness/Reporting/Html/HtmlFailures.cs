using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>The mistakes of a run, each once: those that no payload shows by their places, the others by their smallest payloads.</summary>
internal static class HtmlFailures
{
    private const int MostNamed = 40;

    public static void Write(HtmlPage page, RunFooter footer, RunDigest digest, ShownCases shown)
    {
        Places(page, [.. FailureText.InPlaces(footer, digest)], shown);
        Payloads(page, [.. FailureText.SmallestPayloads(footer, digest)]);
    }

    private static void Places(HtmlPage page, FailurePlace[] places, ShownCases shown)
    {
        if (places.Length == 0) return;
        page.Add($"<section aria-labelledby=\"places\"><h2 id=\"places\">{FailureText.Places}</h2>\n<p>Mistakes that no payload shows: the endpoint makes them under a fault, or over several calls.</p>\n");
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{FailureText.Places}\"><table class=\"wide\"><caption>One row for each mistake</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What was found</th><th scope=\"col\">Where</th><th scope=\"col\" class=\"number\">Cases</th></tr></thead><tbody>\n");
        foreach (var place in places)
        {
            page.Add($"<tr><th scope=\"row\" class=\"nowrap\">{place.Rule}</th><td class=\"text\">");
            HtmlDirected.Write(page, $"{place.Where}: {place.Actual}");
            page.Add($"</td><td class=\"text\">");
            if (place.Cells.IsEmpty) HtmlCase.Link(page, shown.Reference(place.Case), shown);
            foreach (var (index, cell) in place.Cells.Take(MostNamed).Index())
            {
                if (index > 0) page.Add($", ");
                HtmlCase.Link(page, cell, shown);
            }

            if (place.Cells.Length > MostNamed) page.Add($" and {Figures.Number(place.Cells.Length - MostNamed)} more");
            HtmlCommand.Replay(page, place.Case);
            page.Add($"</td><td class=\"number\">{Figures.Number(place.Cases)}</td></tr>\n");
        }

        page.Add($"</tbody></table></div></section>\n");
    }

    private static void Payloads(HtmlPage page, FailureTotal[] failures)
    {
        if (failures.Length == 0) return;
        page.Add($"<section aria-labelledby=\"smallest\"><h2 id=\"smallest\">{FailureText.Payloads}</h2>\n<p>Failures that look alike, each with the smallest set of changes to the plain call that shows it.</p>\n");
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{FailureText.Payloads}\"><table class=\"wide\"><caption>One row for each mistake</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Payload</th><th scope=\"col\">Answer</th><th scope=\"col\" class=\"number\">Cases</th></tr></thead><tbody>\n");
        foreach (var failure in failures)
        {
            page.Add($"<tr><th scope=\"row\" class=\"nowrap\">{failure.Rule}</th><td class=\"text\"><strong>");
            HtmlDirected.Write(page, FailureText.Payload(failure));
            page.Add($"</strong> <span class=\"quiet\">{failure.Note}</span>");
            HtmlCommand.Replay(page, failure.Case);
            if (failure.Curl is { } curl)
            {
                page.Add($"<details><summary>curl</summary><div class=\"inside\">");
                HtmlCommand.Write(page, "curl", curl);
                page.Add($"</div></details>");
            }

            page.Add($"</td><td class=\"text\">");
            HtmlDirected.Write(page, $"{failure.Where}: {failure.Actual}");
            page.Add($"</td><td class=\"number\">{Figures.Number(failure.Cases)}</td></tr>\n");
        }

        page.Add($"</tbody></table></div></section>\n");
    }
}
