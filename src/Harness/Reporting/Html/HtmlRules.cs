using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>Every rule with its verdict, by what it is about. An area with a broken rule is open.</summary>
internal static class HtmlRules
{
    public const string Id = "rules";

    private const string NoArea = "other rules";

    private static readonly (Verdict Verdict, string Word)[] Verdicts = [(Verdict.Broken, "broken"), (Verdict.Waived, "waived"), (Verdict.NotExercised, "not exercised"), (Verdict.Held, "held")];

    private static readonly ILookup<string, string> Areas = DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).ToLookup(rule => rule.Id, rule => rule.Area);

    public static void Write(HtmlPage page, RunFooter? footer)
    {
        page.Add($"<section aria-labelledby=\"{Id}\"><h2 id=\"{Id}\">Rules</h2>\n");
        if (footer is null)
        {
            page.Add($"<p>The run was interrupted; of the rules only those among the findings are known.</p></section>\n");
            return;
        }

        page.Add($"<p>Of the rules of the contract: {Counts(footer.Rules)}. A rule that was not exercised has not been kept: nothing could be said about it.</p>\n");
        foreach (var area in footer.Rules.GroupBy(rule => Areas[rule.Rule].FirstOrDefault(NoArea))) Area(page, area.Key, [.. area]);
        page.Add($"</section>\n");
    }

    private static string Counts(IEnumerable<RuleTotal> rules) =>
        string.Join(", ", Verdicts.Select(one => (one.Word, Count: rules.LongCount(rule => rule.Verdict == one.Verdict))).Where(one => one.Count > 0).Select(one => $"{Figures.Number(one.Count)} {one.Word}"));

    private static void Area(HtmlPage page, string name, RuleTotal[] rules)
    {
        var title = char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
        page.Add($"<details{(rules.Any(rule => rule.Verdict == Verdict.Broken) ? " open" : "")}><summary><h3>{title}</h3> <span class=\"quiet\">{Counts(rules)}</span></summary><div class=\"inside scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Rules: {name}\">\n");
        page.Add($"<table class=\"wide\"><caption class=\"unseen\">{title}</caption><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Verdict</th><th scope=\"col\">Requirement</th><th scope=\"col\" class=\"number\">Held</th><th scope=\"col\" class=\"number\">Broken</th></tr></thead><tbody>\n");
        foreach (var rule in rules.OrderBy(rule => Array.FindIndex(Verdicts, one => one.Verdict == rule.Verdict))) Row(page, rule);
        page.Add($"</tbody></table></div></details>\n");
    }

    private static void Row(HtmlPage page, RuleTotal rule)
    {
        page.Add($"<tr><th scope=\"row\" class=\"nowrap\">{rule.Rule}</th><td>");
        var tone = rule.Verdict switch { Verdict.Broken => HtmlWord.ToneOf(rule.Severity), Verdict.Held => "good", Verdict.Waived => "warn", _ => "quiet" };
        HtmlWord.Write(page, tone, Verdicts.First(one => one.Verdict == rule.Verdict).Word);
        page.Add($"</td><td class=\"text\">{rule.Statement}{(rule.Reason is { } reason ? $" {(rule.Verdict == Verdict.Waived ? "Waived by" : "Not exercised:")} {reason}." : "")} <span class=\"quiet\">({Words.Of(rule.Severity)}; ");
        HtmlSource.Write(page, rule.Source);
        page.Add($")</span></td><td class=\"number\">{Figures.Number(rule.Held)}</td><td class=\"number\">{Figures.Number(rule.Broken)}</td></tr>\n");
    }
}
