namespace Harness.Reporting.Html;

/// <summary>What every page of ours begins and ends with: no network, one style sheet, one script that the page's policy names.</summary>
internal static class HtmlShell
{
    public const string Main = "main";

    public static void Begin(HtmlPage page, string title)
    {
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '{HtmlScript.Hash}'; base-uri 'none'; form-action 'none'\">\n");
        page.Add($"<title>{title}</title>\n<style>\n");
        page.AddOwn(HtmlStyle.Css);
        page.Add($"\n</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#{Main}\">Skip to the results</a>\n");
    }

    public static void End(HtmlPage page, string note)
    {
        page.Add($"<footer><p>{note}</p></footer>\n<div id=\"told\" class=\"told\" role=\"status\"></div>\n<script>");
        page.AddOwn(HtmlScript.Code);
        page.Add($"</script>\n</body>\n</html>\n");
    }
}
