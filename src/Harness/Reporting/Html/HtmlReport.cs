using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>
/// The run as one page that needs nothing else: no network, no script. It is read once to count and to choose, and once more for each pack that
/// has cases to show in full.
/// </summary>
internal sealed class HtmlReport
{
    private const int MostOpen = 12;

    private readonly RunFile run;
    private readonly HtmlPage page;
    private readonly RunDigest digest = new();
    private readonly ShownCases shown = new();

    private HtmlReport(RunFile run, TextWriter writer) => (this.run, page) = (run, new(writer));

    public static async Task Render(RunFile run, TextWriter writer)
    {
        var report = new HtmlReport(run, writer);
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            report.digest.Add(result);
            report.shown.Add(result);
        }

        await report.Write().ConfigureAwait(false);
    }

    private bool IsGood => run.Footer is { ExitCode: 0 };

    private async Task Write()
    {
        var verdict = run.Footer?.Verdict ?? RunText.Interrupted;
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Add($"<title>{verdict} - {run.Header.Tool}</title>\n<style>\n");
        page.AddStyle(HtmlStyle.Css);
        page.Add($"\n</style>\n</head>\n<body>\n");
        Head(verdict);
        page.Add($"<main>\n");
        Numbers();
        await HtmlFaults.Write(page, digest.Faults, shown).ConfigureAwait(false);
        Findings();
        if (run.Footer is { } footer) HtmlFailures.Write(page, footer, digest, shown);
        foreach (var (index, pack) in digest.Packs.Index()) await Pack(index, pack).ConfigureAwait(false);
        Rules();
        page.Add($"</main>\n<footer><p>{run.Header.Tool}. The evidence of every case that is not shown here is in run.jsonl.</p></footer>\n</body>\n</html>\n");
        await page.Flush().ConfigureAwait(false);
    }

    private void Head(string verdict)
    {
        page.Add($"<header>\n<div class=\"verdict {(IsGood ? "good" : "bad")}\"><h1>{verdict}</h1>");
        if (run.Footer is { } footer) page.Add($"<p>{ExitCodeText.Sentence(footer.ExitCode)}</p>");
        page.Add($"</div>\n<dl><dt>Began</dt><dd>{RunText.Started(run.Header)}</dd>");
        foreach (var fact in RunText.Facts(run.Header)) page.Add($"<dt>{char.ToUpperInvariant(fact.Name[0]) + fact.Name[1..]}</dt><dd class=\"{(fact.Tone == Tone.Warn ? "warn" : "plain")}\">{fact.Text}</dd>");
        page.Add($"</dl>\n<nav aria-label=\"Sections\"><ul><li><a href=\"#numbers\">Numbers</a></li>");
        if (digest.Faults.All.Any()) page.Add($"<li><a href=\"#{HtmlFaults.Anchor}\">{HtmlFaults.Title}</a></li>");
        page.Add($"<li><a href=\"#findings\">Findings</a></li>");
        if (run.Footer is { } end && FailureText.InPlaces(end, digest).Any()) page.Add($"<li><a href=\"#places\">{FailureText.Places}</a></li>");
        if (run.Footer is { } last && FailureText.SmallestPayloads(last, digest).Any()) page.Add($"<li><a href=\"#smallest\">{FailureText.Payloads}</a></li>");
        foreach (var (index, pack) in digest.Packs.Index()) page.Add($"<li><a href=\"#pack-{index + 1}\">{pack.Name}</a> <span class=\"quiet\">({(pack.Failed == 0 ? "all passed" : $"{Figures.Number(pack.Failed)} failed")})</span></li>");
        page.Add($"<li><a href=\"#rules\">Rules</a></li></ul></nav>\n</header>\n");
    }

    private void Numbers()
    {
        page.Add($"<section aria-labelledby=\"numbers\"><h2 id=\"numbers\">Numbers</h2>\n<div class=\"grid\">\n");
        Table("Cases", Counts());
        if (run.Footer is { } footer)
        {
            Table("Replies seen", footer.Replies.Select(reply => (reply.Key, Figures.Number(reply.Value))).Concat(footer.NeverSeen.Select(reply => (reply, "never"))));
            Table($"Latency of {Figures.Of(footer.Latency.Count, "answer")}", footer.Latency.Count == 0 ? [] :
            [
                ("Half within", Figures.Time(footer.Latency.P50)), ("90 % within", Figures.Time(footer.Latency.P90)),
                ("99 % within", Figures.Time(footer.Latency.P99)), ("The slowest", Figures.Time(footer.Latency.Max)),
            ]);
        }

        page.Add($"</div></section>\n");
    }

    private IEnumerable<(string Name, string Number)> Counts()
    {
        yield return ("Planned", Figures.Number(run.Header.Planned));
        yield return ("Played", Figures.Number(digest.Cases));
        var notAsked = digest.Packs.Sum(pack => pack.NotAsked);
        yield return ("Passed", Figures.Number(digest.Cases - digest.Failed - notAsked));
        yield return ("Failed", Figures.Number(digest.Failed));
        if (run.Footer is { Invalid: > 0 and var invalid }) yield return ("Of these, say nothing", Figures.Number(invalid));
        if (notAsked > 0) yield return ("Not asked", Figures.Number(notAsked));
        yield return ("Not played", Figures.Number(run.Footer?.NotPlayed ?? Math.Max(0, run.Header.Planned - digest.Cases)));
        if (run.Footer is not { } footer) yield break;
        yield return ("Calls", Figures.Number(footer.Exchanges));
        yield return ("Time", Figures.Time(footer.Seconds * 1_000));
    }

    private void Table(string caption, IEnumerable<(string Name, string Number)> rows)
    {
        page.Add($"<table><caption>{caption}</caption><tbody>");
        foreach (var (name, number) in rows.DefaultIfEmpty(("None", ""))) page.Add($"<tr><th scope=\"row\">{name}</th><td class=\"number\">{number}</td></tr>");
        page.Add($"</tbody></table>\n");
    }

    private void Findings()
    {
        page.Add($"<section aria-labelledby=\"findings\"><h2 id=\"findings\">Findings</h2>\n");
        var broken = digest.Broken.ToArray();
        var ofTheRun = run.Footer?.Findings ?? [];
        if (broken.Length == 0 && ofTheRun.IsEmpty) page.Add($"<p>None.</p>\n");
        foreach (var rule in broken) Finding(rule);
        if (!ofTheRun.IsEmpty) page.Add($"<h3>About the run as a whole</h3>\n");
        foreach (var finding in ofTheRun) HtmlCase.Finding(page, finding, "h4");
        if (shown.NotShown > 0) page.Add($"<p>{Figures.Of(shown.NotShown, "more case")} with findings are not shown on this page; run.jsonl has them.</p>\n");
        page.Add($"</section>\n");
    }

    private void Finding(BrokenRule rule)
    {
        page.Add($"<div class=\"finding {HtmlWord.ToneOf(rule.Severity)}\"><h3>");
        HtmlWord.Write(page, HtmlWord.ToneOf(rule.Severity), Words.Of(rule.Severity));
        page.Add($" {rule.Rule}: {rule.Statement}</h3>\n<p>Broken {Figures.Times(rule.Times)}, {(rule.Times > rule.Examples.Count ? "for example in" : "in")} ");
        foreach (var (index, example) in rule.Examples.Index())
        {
            if (index > 0) page.Add($", ");
            if (shown.Failure(example.Ordinal) is null) page.Add($"<bdi>{example.Case}</bdi>");
            else page.Add($"<a href=\"#{HtmlCase.Anchor(example.Ordinal)}\"><bdi>{example.Case}</bdi></a>");
        }

        page.Add($".</p>\n<p class=\"quiet\">Source: {rule.Source}</p></div>\n");
    }

    private async Task Pack(int index, PackDigest pack)
    {
        page.Add($"<section aria-labelledby=\"pack-{index + 1}\"><h2 id=\"pack-{index + 1}\">Pack <bdi>{pack.Name}</bdi></h2>\n");
        page.Add($"<p>{Figures.Of(pack.Cases, "case")}: {Figures.Number(pack.Cases - pack.Failed)} passed, {Figures.Number(pack.Failed)} failed.</p>\n");
        await Failures(pack).ConfigureAwait(false);
        Scenarios(pack);
        page.Add($"</section>\n");
        await page.Flush().ConfigureAwait(false);
    }

    private async Task Failures(PackDigest pack)
    {
        var last = shown.Last(pack.Name);
        if (last < 0) return;
        var ordinal = 0L;
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            if (result.Pack == pack.Name && shown.Failure(ordinal) is { } failure)
            {
                HtmlCase.Write(page, result, failure, open: shown.Failures <= MostOpen);
                await page.Flush().ConfigureAwait(false);
            }

            if (ordinal++ == last) break;
        }
    }

    private void Scenarios(PackDigest pack)
    {
        var rows = shown.Scenarios(pack.Name).Where(row => row.Passed > 0).ToArray();
        if (rows.Length > 0)
        {
            page.Add($"<details><summary>{Figures.Of(rows.Sum(row => row.Passed), "passed case")}, by scenario</summary><div class=\"inside scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Passed cases\">\n");
            page.Add($"<table class=\"wide\"><caption>The first passed case of each scenario</caption><thead><tr><th scope=\"col\">Scenario</th><th scope=\"col\" class=\"number\">Passed</th><th scope=\"col\">Replies</th><th scope=\"col\">The person would see</th><th scope=\"col\" class=\"number\">Wait</th></tr></thead><tbody>\n");
            foreach (var row in rows)
            {
                page.Add($"<tr><th scope=\"row\"><bdi>{row.Scenario}</bdi><span class=\"about\" dir=\"auto\">{row.About}</span></th><td class=\"number\">{Figures.Number(row.Passed)}{(row.Failed == 0 ? "" : $" of {Figures.Number(row.Passed + row.Failed)}")}</td>");
                page.Add($"<td>{row.Replies}</td><td class=\"text\" dir=\"auto\">{row.Sees}</td><td class=\"number\">{Figures.Time(row.WaitMs)}</td></tr>\n");
            }

            page.Add($"</tbody></table></div></details>\n");
        }

        if (!shown.HasAllScenarios) page.Add($"<p class=\"quiet\">Not every scenario of this run has a row; run.jsonl has them all.</p>\n");
    }

    private void Rules()
    {
        page.Add($"<section aria-labelledby=\"rules\"><h2 id=\"rules\">Rules</h2>\n");
        if (run.Footer is not { } footer)
        {
            page.Add($"<p>The run was interrupted; of the rules only those among the findings are known.</p></section>\n");
            return;
        }

        page.Add($"<p>A rule that was not exercised has not been kept: nothing could be said about it.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Rules\">\n");
        page.Add($"<table class=\"wide\"><caption>Every rule of the book, with its verdict</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Verdict</th><th scope=\"col\">Requirement</th><th scope=\"col\" class=\"number\">Held</th><th scope=\"col\" class=\"number\">Broken</th></tr></thead><tbody>\n");
        foreach (var rule in footer.Rules.OrderBy(rule => rule.Verdict switch { Verdict.Broken => 0, Verdict.NotExercised => 1, _ => 2 }))
        {
            page.Add($"<tr><th scope=\"row\" class=\"nowrap\">{rule.Rule}</th><td>");
            var tone = rule.Verdict switch { Verdict.Broken => HtmlWord.ToneOf(rule.Severity), Verdict.Held => "good", Verdict.Waived => "warn", _ => "quiet" };
            HtmlWord.Write(page, tone, rule.Verdict switch { Verdict.Broken => "broken", Verdict.Held => "held", Verdict.Waived => "waived", _ => "not exercised" });
            page.Add($"</td><td class=\"text\">{rule.Statement}{(rule.Reason is { } reason ? $" {(rule.Verdict == Verdict.Waived ? "Waived by" : "Not exercised:")} {reason}." : "")} <span class=\"quiet\">({Words.Of(rule.Severity)}; {rule.Source})</span></td><td class=\"number\">{Figures.Number(rule.Held)}</td><td class=\"number\">{Figures.Number(rule.Broken)}</td></tr>\n");
        }

        page.Add($"</tbody></table></div></section>\n");
    }
}
