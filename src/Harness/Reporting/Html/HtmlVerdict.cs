using Harness.Dialects;

namespace Harness.Reporting.Html;

/// <summary>The top of the page: what came of the run, in one look, and where to go on.</summary>
internal static class HtmlVerdict
{
    private const int MostWorst = 5;

    public static void Write(HtmlPage page, RunFile run, RunDigest digest)
    {
        var isGood = run.Footer is { ExitCode: 0 };
        page.Add($"<div class=\"verdict {(isGood ? "good" : "bad")}\"><h1>{run.Footer?.Verdict ?? RunText.Interrupted}</h1>");
        page.Add($"<p>{Sentence(run, digest)}</p>");
        if (run.Footer is { } footer) page.Add($"<p>{ExitCodeText.Sentence(footer.ExitCode)}</p>");
        page.Add($"</div>\n");
        Bar(page, digest);
        Worst(page, digest);
    }

    private static string Sentence(RunFile run, RunDigest digest)
    {
        var notPlayed = run.Footer?.NotPlayed ?? Math.Max(0, run.Header.Planned - digest.Cases);
        return $"{Figures.Of(digest.Cases, "case")} played: {Figures.Number(digest.Failed)} failed, {Figures.Number(Passed(digest))} passed{(digest.NotAsked == 0 ? "" : $", {Figures.Number(digest.NotAsked)} could not be asked")}{(notPlayed == 0 ? "" : $"; {Figures.Number(notPlayed)} planned were not played")}.";
    }

    private static long Passed(RunDigest digest) => digest.Cases - digest.Failed - digest.NotAsked;

    private static void Bar(HtmlPage page, RunDigest digest)
    {
        if (digest.Cases == 0) return;
        var failed = 100d * digest.Failed / digest.Cases;
        var passed = 100d * Passed(digest) / digest.Cases;
        page.Add($"<svg class=\"share\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"bad\" x=\"0\" y=\"0\" width=\"{failed}\" height=\"1\"></rect><rect class=\"good\" x=\"{failed}\" y=\"0\" width=\"{passed}\" height=\"1\"></rect><rect class=\"quiet\" x=\"{failed + passed}\" y=\"0\" width=\"{Math.Max(0, 100 - failed - passed)}\" height=\"1\"></rect></svg>\n");
    }

    private static void Worst(HtmlPage page, RunDigest digest)
    {
        var rules = HtmlFindings.Rules(digest).ToArray();
        if (rules.Length == 0) return;
        page.Add($"<p class=\"lead\">{(rules.Length > MostWorst ? $"The worst {Figures.Plain(MostWorst)} of {Figures.Number(rules.Length)} broken rules" : "Broken rules, the worst first")}</p>\n<ol class=\"worst\">");
        foreach (var (index, rule) in rules.Take(MostWorst).Index())
        {
            var first = rule.First();
            page.Add($"<li>");
            HtmlWord.Write(page, HtmlWord.ToneOf(first.Severity), Words.Of(first.Severity));
            page.Add($" <a href=\"#{HtmlFindings.Anchor(index)}\">{rule.Key}</a> {first.Statement} <span class=\"quiet\">({Figures.Times(rule.Sum(one => one.Times))})</span></li>");
        }

        page.Add($"</ol>\n");
    }
}
