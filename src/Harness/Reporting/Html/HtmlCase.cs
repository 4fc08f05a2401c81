using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>One case with its evidence.</summary>
internal static class HtmlCase
{
    public static string Anchor(long ordinal) => $"case-{Figures.Plain(ordinal + 1)}";

    /// <summary>The case's id, as a link where the page shows the case.</summary>
    public static void Link(HtmlPage page, CaseReference reference, ShownCases shown)
    {
        if (shown.Failure(reference.Ordinal) is null) page.Add($"<bdi>{reference.Case}</bdi>");
        else page.Add($"<a href=\"#{Anchor(reference.Ordinal)}\"><bdi>{reference.Case}</bdi></a>");
    }

    public static void Write(HtmlPage page, CaseResult result, ShownFailure shown, Clock? clock, bool open)
    {
        var failed = result.Outcome == CaseOutcome.Failed;
        page.Add($"<details class=\"case\"{(open ? " open" : "")}><summary>");
        HtmlWord.Write(page, failed ? "bad" : "warn", failed ? "failed" : "remark");
        page.Add($" <h4><bdi>{result.Case}</bdi></h4> <span class=\"quiet\">{CaseText.Came(result)}</span></summary>\n");
        page.Add($"<div class=\"inside\" id=\"{Anchor(shown.Ordinal)}\">\n");
        if (result.About is { } about) page.Add($"<p dir=\"auto\">{about}</p>\n");
        if (!result.Changes.IsEmpty) page.Add($"<p dir=\"auto\">Changed: {string.Join("; ", result.Changes)}.</p>\n");
        if (shown.Alike > 0) page.Add($"<p class=\"quiet\">{Figures.Of(shown.Alike, "more case")} of this scenario broke the same rules: {shown.Names}</p>\n");
        foreach (var finding in result.Findings) Finding(page, finding, "h5");
        Story(page, result);
        var concerned = CaseText.Concerned(result);
        foreach (var (index, exchange) in result.Exchanges.Index())
        {
            if (concerned.Contains(exchange)) Exchange(page, exchange, index + 1, result, clock);
        }

        page.Add($"<h5>The same case again</h5>");
        HtmlCommand.Replay(page, result.Case);
        page.Add($"<p class=\"quiet\">{result.File}:{result.Line}, persona {result.Persona}</p>\n</div></details>\n");
    }

    public static void Finding(HtmlPage page, Finding finding, string heading)
    {
        page.Add($"<div class=\"finding {HtmlWord.ToneOf(finding.Severity)}\"><{heading}>");
        HtmlWord.Write(page, HtmlWord.ToneOf(finding.Severity), Words.Of(finding.Severity));
        page.Add($" {finding.Rule}: {finding.Statement}</{heading}>\n<dl>");
        page.Add($"<dt>Where</dt><dd><bdi>{finding.Label}: {finding.Where}</bdi></dd>");
        Compared(page, finding);
        if (finding.Waived is { } waiver) page.Add($"<dt>Waived</dt><dd dir=\"auto\">{waiver}</dd>");
        page.Add($"<dt>Source</dt><dd>");
        HtmlSource.Write(page, finding.Source);
        page.Add($"</dd></dl></div>\n");
    }

    /// <summary>What was expected and what came.</summary>
    public static void Compared(HtmlPage page, Finding finding)
    {
        page.Add($"<dt>Expected</dt><dd>");
        HtmlDirected.Write(page, finding.Expected);
        page.Add($"</dd><dt>Actual</dt><dd>");
        HtmlDirected.Write(page, finding.Actual);
        page.Add($"</dd>");
    }

    private static void Story(HtmlPage page, CaseResult result)
    {
        if (result.Story.IsEmpty) return;
        page.Add($"<h5>The story</h5><ol>");
        foreach (var line in result.Story) page.Add($"<li dir=\"auto\">{line.Text}</li>");
        page.Add($"</ol>\n");
        if (result.TokenClaims is { } token) page.Add($"<h6>The claims of the token, issuer and policy made up</h6><pre tabindex=\"0\" aria-label=\"The claims of the token\" dir=\"auto\">{IndentedJson.Of(token)}</pre>\n");
    }

    private static void Exchange(HtmlPage page, ExchangeEvidence exchange, int number, CaseResult result, Clock? clock)
    {
        page.Add($"<h5>{(result.Exchanges.Length > 1 ? $"Call {Figures.Plain(number)} of {Figures.Plain(result.Exchanges.Length)}: {exchange.Label}" : "The call")}</h5>\n");
        HtmlScreen.Draw(page, SeenScreen.Of(exchange, result));
        HtmlAttempts.Write(page, exchange, clock);
        page.Add($"<div class=\"sides\"><div><h6>Request</h6>");
        HtmlMessage.Write(page, "Request", $"{exchange.Method} {exchange.Url}", exchange.Request, []);
        page.Add($"</div><div>");
        var answers = exchange.Attempts.Where(attempt => attempt.Answer is not null).ToArray();
        if (answers.Length == 0) page.Add($"<h6>Answer</h6><p>None came.</p>");
        ImmutableArray<Finding> findings = [.. result.Findings.Where(finding => finding.Label == exchange.Label)];
        foreach (var attempt in answers)
        {
            page.Add($"<h6>Answer{(exchange.Attempts.Length > 1 ? $" to attempt {Figures.Plain(attempt.Number)}" : "")}</h6>");
            HtmlMessage.Write(page, "Answer", CaseText.StatusLine(attempt), attempt.Answer!, attempt == answers[^1] ? findings : []);
        }

        page.Add($"</div></div>\n<h6>The same call by hand</h6>");
        HtmlCommand.Write(page, "curl", exchange.Curl);
    }
}
