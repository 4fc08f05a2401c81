namespace Harness.Reporting.Html;

/// <summary>What was touched and what was not: replies at each step, and claims. Rules have a section of their own.</summary>
internal static class HtmlCoverage
{
    public const string Anchor = "coverage";
    public const string Title = "Coverage";

    private const int MostClaims = 100;

    public static void Write(HtmlPage page, Coverage coverage)
    {
        if (coverage.Calls == 0) return;
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n<p>Over {Figures.Of(coverage.Calls, "call")} whose evidence was kept; varied claims over all cases.</p>\n");
        Replies(page, coverage, [.. coverage.Replies]);
        Claims(page, [.. coverage.Claims]);
        page.Add($"</section>\n");
    }

    private static void Replies(HtmlPage page, Coverage coverage, string[] replies)
    {
        page.Add($"<h3>Replies at each step</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Replies at each step\"><table><caption class=\"unseen\">Replies at each step</caption><thead><tr><th scope=\"col\">Step</th>");
        foreach (var reply in replies) page.Add($"<th scope=\"col\" class=\"number\">{reply}</th>");
        page.Add($"</tr></thead><tbody>\n");
        foreach (var step in coverage.Steps)
        {
            page.Add($"<tr><th scope=\"row\">{FaultCellText.Label(step)}</th>");
            foreach (var reply in replies)
            {
                var seen = coverage.Seen(step, reply);
                if (seen > 0) page.Add($"<td class=\"number\">{Figures.Number(seen)}</td>");
                else if (Coverage.Understands(step, reply)) page.Add($"<td class=\"number warn\">never</td>");
                else page.Add($"<td class=\"number quiet\">–</td>");
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table></div>\n<p class=\"quiet\">never: the step acts upon such a reply, and none came. –: the step knows no such reply, or it is a mistake that was not made.</p>\n");
    }

    private static void Claims(HtmlPage page, KeyValuePair<string, ClaimCoverage>[] claims)
    {
        if (claims.Length == 0) return;
        page.Add($"<details><summary><h3>Claims</h3> <span class=\"quiet\">{Figures.Number(claims.LongCount(claim => claim.Value.Sent > 0))} sent, {Figures.Number(claims.LongCount(claim => claim.Value.Varied > 0))} of them varied, {Figures.Number(claims.LongCount(claim => claim.Value.Returned > 0))} returned</span></summary><div class=\"inside scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Claims\"><table><caption class=\"unseen\">Claims</caption><thead><tr><th scope=\"col\">Claim</th><th scope=\"col\" class=\"number\">Sent in calls</th><th scope=\"col\" class=\"number\">Varied in cases</th><th scope=\"col\" class=\"number\">Returned in answers</th></tr></thead><tbody>\n");
        foreach (var (name, claim) in claims.Take(MostClaims))
            page.Add($"<tr><th scope=\"row\"><bdi>{Visible.Excerpt(name, 120)}</bdi></th><td class=\"number\">{Figures.Number(claim.Sent)}</td><td class=\"number\">{Figures.Number(claim.Varied)}</td><td class=\"number\">{Figures.Number(claim.Returned)}</td></tr>\n");
        page.Add($"</tbody></table></div></details>\n");
        if (claims.Length > MostClaims) page.Add($"<p class=\"quiet\">{Figures.Number(claims.Length - MostClaims)} more claims are not shown.</p>\n");
    }
}
