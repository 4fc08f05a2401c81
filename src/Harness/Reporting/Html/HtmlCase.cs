using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>One case with its evidence.</summary>
internal static class HtmlCase
{
    private const int MostOfBody = 20_000;

    public static string Anchor(long ordinal) => $"case-{Figures.Plain(ordinal + 1)}";

    public static void Write(HtmlPage page, CaseResult result, ShownFailure shown, bool open)
    {
        var failed = result.Outcome == CaseOutcome.Failed;
        page.Add($"<details{(open ? " open" : "")}><summary>");
        HtmlWord.Write(page, failed ? "bad" : "warn", failed ? "failed" : "remark");
        page.Add($" <h3><bdi>{result.Case}</bdi></h3> <span class=\"quiet\">{CaseText.Came(result)}</span></summary>\n");
        page.Add($"<div class=\"inside\" id=\"{Anchor(shown.Ordinal)}\">\n");
        if (result.About is { } about) page.Add($"<p dir=\"auto\">{about}</p>\n");
        if (shown.Alike > 0) page.Add($"<p class=\"quiet\">{Figures.Of(shown.Alike, "more case")} of this scenario broke the same rules: {shown.Names}</p>\n");
        foreach (var finding in result.Findings) Finding(page, finding, "h4");
        Story(page, result);
        var concerned = CaseText.Concerned(result);
        foreach (var (index, exchange) in result.Exchanges.Index())
        {
            if (concerned.Contains(exchange)) Exchange(page, exchange, index + 1, result.Exchanges.Length);
        }

        page.Add($"<p class=\"quiet\">{result.File}:{result.Line}, persona {result.Persona}</p>\n</div></details>\n");
    }

    public static void Finding(HtmlPage page, Finding finding, string heading)
    {
        page.Add($"<div class=\"finding {HtmlWord.ToneOf(finding.Severity)}\"><{heading}>");
        HtmlWord.Write(page, HtmlWord.ToneOf(finding.Severity), Words.Of(finding.Severity));
        page.Add($" {finding.Rule}: {finding.Statement}</{heading}>\n<dl>");
        page.Add($"<dt>Where</dt><dd><bdi>{finding.Label}: {finding.Where}</bdi></dd>");
        page.Add($"<dt>Expected</dt><dd dir=\"auto\">{finding.Expected}</dd>");
        page.Add($"<dt>Actual</dt><dd dir=\"auto\">{finding.Actual}</dd>");
        page.Add($"<dt>Source</dt><dd>{finding.Source}</dd></dl></div>\n");
    }

    private static void Story(HtmlPage page, CaseResult result)
    {
        if (result.Story.IsEmpty) return;
        page.Add($"<h4>The story</h4><ol>");
        foreach (var line in result.Story) page.Add($"<li dir=\"auto\">{line.Text}</li>");
        page.Add($"</ol>\n");
        if (result.TokenClaims is { } token) page.Add($"<h5>The claims of the token</h5><pre dir=\"auto\">{IndentedJson.Of(token)}</pre>\n");
    }

    private static void Exchange(HtmlPage page, ExchangeEvidence exchange, int number, int count)
    {
        if (count > 1) page.Add($"<h4>Call {number} of {count}: {exchange.Label}</h4>\n");
        HtmlScreen.Draw(page, exchange);
        Attempts(page, exchange);
        page.Add($"<div class=\"sides\"><div><h5>Request</h5>");
        Message(page, $"{exchange.Method} {exchange.Url}", exchange.Request);
        page.Add($"</div><div>");
        var answers = exchange.Attempts.Where(attempt => attempt.Answer is not null).ToArray();
        if (answers.Length == 0) page.Add($"<h5>Answer</h5><p>None came.</p>");
        foreach (var attempt in answers)
        {
            page.Add($"<h5>Answer{(exchange.Attempts.Length > 1 ? $" to attempt {Figures.Plain(attempt.Number)}" : "")}</h5>");
            Message(page, CaseText.StatusLine(attempt), attempt.Answer!);
        }

        page.Add($"</div></div>\n<h5>The same call by hand</h5><pre>{exchange.Curl}</pre>\n");
    }

    private static void Attempts(HtmlPage page, ExchangeEvidence exchange)
    {
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Attempts\"><table><caption>Attempts: the person waited {Figures.Time(exchange.WaitMs)}</caption><thead><tr>");
        foreach (var column in (string[])["Attempt", "Ended"]) page.Add($"<th scope=\"col\">{column}</th>");
        foreach (var column in (string[])["Began at", "Connect", "TLS", "First byte", "In all"]) page.Add($"<th scope=\"col\" class=\"number\">{column}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var attempt in exchange.Attempts)
        {
            page.Add($"<tr><th scope=\"row\">{attempt.Number}</th><td class=\"text\">{CaseText.Sentence(attempt)}</td>");
            foreach (var time in (double[])[attempt.StartMs, attempt.ConnectMs, attempt.TlsMs, attempt.FirstByteMs, attempt.TotalMs]) page.Add($"<td class=\"number\">{Figures.Time(time)}</td>");
            page.Add($"</tr>");
        }

        page.Add($"</tbody></table></div>\n");
    }

    private static void Message(HtmlPage page, string first, MessageEvidence message)
    {
        page.Add($"<pre dir=\"auto\">{first}\n");
        foreach (Header header in message.Headers) page.Add($"{header.Name}: {header.Value}\n");
        if (message.Body.Length == 0) page.Add($"\n(an empty body)");
        else if (message.Body.Length <= MostOfBody) page.Add($"\n{IndentedJson.Of(message.Body)}");
        else page.Add($"\n{Visible.Beginning(message.Body, MostOfBody)}\n... ({Figures.Of(message.Body.Length, "character")} in all; run.jsonl has them)");
        page.Add($"</pre>");
    }
}
