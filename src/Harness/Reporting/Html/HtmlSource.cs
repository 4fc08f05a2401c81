namespace Harness.Reporting.Html;

/// <summary>Where a requirement is from, with links to what can be read by anybody.</summary>
internal static class HtmlSource
{
    public static void Write(HtmlPage page, string source)
    {
        foreach (var piece in SourceLink.Of(source))
        {
            if (piece.Url is { } url) page.Add($"<a href=\"{url}\" rel=\"noreferrer\">{piece.Text}</a>");
            else page.Add($"{piece.Text}");
        }
    }
}
