namespace Harness.Reporting.Html;

/// <summary>What people would have met with, drawn.</summary>
internal static class HtmlSeen
{
    public const string Anchor = "seen";
    public const string Title = "What people would see";

    public static void Write(HtmlPage page, SeenScreens screens, ShownCases shown)
    {
        if (screens.Calls == 0) return;
        var chosen = screens.Shown.ToArray();
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n<p>After {Figures.Of(screens.Calls, "call")} whose evidence was kept, the worst first.{(screens.Count > chosen.Length ? $" {Figures.Number(screens.Count - chosen.Length)} more that differ in their text are not drawn." : "")}</p>\n<div class=\"screens\">\n");
        foreach (var total in chosen)
        {
            page.Add($"<figure>");
            HtmlScreen.Picture(page, total.Screen);
            page.Add($"<figcaption>");
            HtmlScreen.Sees(page, total.Screen);
            page.Add($" <span class=\"quiet\">{Figures.Times(total.Calls)}, {total.Screen.Certainty}: </span>");
            HtmlCase.Link(page, total.First, shown);
            page.Add($"</figcaption></figure>\n");
        }

        page.Add($"</div></section>\n");
    }
}
