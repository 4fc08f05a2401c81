using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>
/// Every case as a row that can be searched for, and the scenarios of each pack. The rows are data, of which the page draws a hundred at a time; without
/// a script there are the scenarios and, above, the evidence.
/// </summary>
internal sealed class HtmlCases(HtmlPage page, RunFile run, RunDigest digest, ShownCases shown)
{
    public const string Id = "cases";
    public const int MostListed = 10_000;

    private const int MostText = 1_000;

    // What could end the element that the rows stand in is written as an escape.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public async Task Write()
    {
        page.Add($"<section aria-labelledby=\"{Id}\"><h2 id=\"{Id}\">Cases</h2>\n");
        if (digest.Cases > 0) await List().ConfigureAwait(false);
        foreach (var (index, pack) in digest.Packs.Index())
        {
            Pack(index, pack);
            await page.Flush().ConfigureAwait(false);
        }

        if (!shown.HasAllScenarios) page.Add($"<p class=\"quiet\">Not every scenario of this run has a row; run.jsonl has them all.</p>\n");
        page.Add($"</section>\n");
    }

    private async Task List()
    {
        page.Add($"<div class=\"scripts\"><div class=\"finder\" role=\"search\" aria-label=\"Cases\"><span><label for=\"find\">Find a case or a rule</label><input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></span>");
        page.Add($"<span><label for=\"outcome\">Result</label><select id=\"outcome\"><option value=\"\">all</option>");
        foreach (var (index, kind) in CaseKind.All.Index()) page.Add($"<option value=\"{index}\" data-look=\"{kind.Look}\">{kind.Word}</option>");
        page.Add($"</select></span></div>\n");
        if (digest.Cases > MostListed) page.Add($"<p class=\"quiet\">Of {Figures.Of(digest.Cases, "case")}, {Figures.Number(MostListed)} can be found here: those with findings before the others. run.jsonl has them all.</p>\n");
        page.Add($"<p id=\"found\" role=\"status\"></p>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Cases\"><table class=\"wide\" id=\"case-table\"><caption class=\"unseen\">Cases</caption><thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Case</th><th scope=\"col\">Rules broken</th><th scope=\"col\" class=\"number\">Wait</th><th scope=\"col\">Again</th></tr></thead><tbody></tbody></table></div>\n");
        page.Add($"<button type=\"button\" id=\"more\">Show more cases</button>");
        page.Add($"</div>\n");
        await Rows().ConfigureAwait(false);
    }

    // Cases with findings first have their place; what is left goes to the others as they come.
    private async Task Rows()
    {
        var (room, others, listed) = (Math.Min(shown.Notable, MostListed), Math.Max(0, MostListed - shown.Notable), 0L);
        page.Add($"<script type=\"application/json\" id=\"case-rows\">[");
        var ordinal = 0L;
        await foreach (var result in run.Cases().ConfigureAwait(false))
        {
            if (CaseKind.Of(result) == CaseKind.Passed ? others-- > 0 : room-- > 0)
            {
                if (listed++ > 0) page.Add($",\n");
                page.AddOwn(Row(result, ordinal, shown.Failure(ordinal) is not null));
                await page.Flush().ConfigureAwait(false);
            }

            ordinal++;
        }

        page.Add($"]</script>\n");
    }

    private static string Row(CaseResult result, long ordinal, bool isShown)
    {
        var rules = string.Join(' ', result.Findings.Select(finding => finding.Rule).Distinct());
        var wait = result.Cell?.WaitMs ?? result.WaitMs;
        return string.Create(CultureInfo.InvariantCulture, $"[{Text(result.Case)},{CaseKind.All.IndexOf(CaseKind.Of(result))},{Text(wait == 0 ? "" : Figures.Time(wait))},{Text(rules)},{(isShown ? ordinal + 1 : 0)}]");
    }

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(Visible.Line(Visible.Beginning(text, MostText)), Encoder)}\"";

    private void Pack(int index, PackDigest pack)
    {
        var rows = shown.Scenarios(pack.Name).ToArray();
        page.Add($"<details><summary><h3 id=\"pack-{index + 1}\">Pack <bdi>{pack.Name}</bdi></h3> <span class=\"quiet\">{Figures.Of(pack.Cases, "case")}: {Figures.Number(pack.Cases - pack.Failed - pack.NotAsked)} passed, {Figures.Number(pack.Failed)} failed{(pack.NotAsked == 0 ? "" : $", {Figures.Number(pack.NotAsked)} could not be asked")}</span></summary><div class=\"inside scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Scenarios of {pack.Name}\">\n");
        page.Add($"<table class=\"wide\"><caption>Each scenario, with the first case of it that passed</caption><thead><tr><th scope=\"col\">Scenario</th><th scope=\"col\" class=\"number\">Passed</th><th scope=\"col\">Replies</th><th scope=\"col\">The person would see</th><th scope=\"col\" class=\"number\">Wait</th></tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            page.Add($"<tr><th scope=\"row\"><bdi>{row.Scenario}</bdi><span class=\"about\" dir=\"auto\">{row.About}</span></th><td class=\"number\">{Figures.Number(row.Passed)}{(row.Failed == 0 ? "" : $" of {Figures.Number(row.Passed + row.Failed)}")}</td>");
            page.Add($"<td>{row.Replies}</td><td class=\"text\" dir=\"auto\">{row.Sees}</td><td class=\"number\">{(row.Passed == 0 ? "" : Figures.Time(row.WaitMs))}</td></tr>\n");
        }

        page.Add($"</tbody></table></div></details>\n");
    }
}
