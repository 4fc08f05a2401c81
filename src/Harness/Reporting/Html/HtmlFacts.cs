namespace Harness.Reporting.Html;

/// <summary>What the run was asked for, and its numbers.</summary>
internal static class HtmlFacts
{
    public const string Anchor = "run";
    public const string Title = "The run";

    public static void Write(HtmlPage page, RunFile run, RunDigest digest)
    {
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n<dl><dt>Began</dt><dd>{RunText.Started(run.Header)}</dd>");
        foreach (var fact in RunText.Facts(run.Header)) page.Add($"<dt>{char.ToUpperInvariant(fact.Name[0]) + fact.Name[1..]}</dt><dd class=\"{(fact.Tone == Tone.Warn ? "warn" : "plain")}\">{fact.Text}</dd>");
        page.Add($"</dl>\n<div class=\"grid\">\n");
        Table(page, "Cases", Counts(run, digest));
        if (run.Footer is { } footer)
        {
            Table(page, "Replies seen", footer.Replies.Select(reply => (reply.Key, Figures.Number(reply.Value))).Concat(footer.NeverSeen.Select(reply => (reply, "never"))));
            if (footer.Latency.Count == 0) page.Add($"<p>No answer was measured, so there is no latency.</p>\n");
            else Table(page, $"Latency of {Figures.Of(footer.Latency.Count, "answer")}",
            [
                ("Half within", Figures.Time(footer.Latency.P50)), ("90 % within", Figures.Time(footer.Latency.P90)),
                ("99 % within", Figures.Time(footer.Latency.P99)), ("The slowest", Figures.Time(footer.Latency.Max)),
            ]);
        }

        page.Add($"</div></section>\n");
    }

    private static IEnumerable<(string Name, string Number)> Counts(RunFile run, RunDigest digest)
    {
        yield return ("Planned", Figures.Number(run.Header.Planned));
        yield return ("Played", Figures.Number(digest.Cases));
        yield return ("Passed", Figures.Number(digest.Cases - digest.Failed - digest.NotAsked));
        yield return ("Failed", Figures.Number(digest.Failed));
        if (run.Footer is { Invalid: > 0 and var invalid }) yield return ("Of these, say nothing", Figures.Number(invalid));
        if (digest.NotAsked > 0) yield return ("Not asked", Figures.Number(digest.NotAsked));
        yield return ("Not played", Figures.Number(run.Footer?.NotPlayed ?? Math.Max(0, run.Header.Planned - digest.Cases)));
        if (run.Footer is not { } footer) yield break;
        yield return ("Calls", Figures.Number(footer.Exchanges));
        yield return ("Time", Figures.Time(footer.Seconds * 1_000));
    }

    private static void Table(HtmlPage page, string caption, IEnumerable<(string Name, string Number)> rows)
    {
        page.Add($"<table><caption>{caption}</caption><tbody>");
        foreach (var (name, number) in rows.DefaultIfEmpty(("None", ""))) page.Add($"<tr><th scope=\"row\">{name}</th><td class=\"number\">{number}</td></tr>");
        page.Add($"</tbody></table>\n");
    }
}
