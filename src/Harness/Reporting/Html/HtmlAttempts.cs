using Harness.Exchanges;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>The attempts of a call against the caller's clock: a picture for the eye, and a table that says the same.</summary>
internal static class HtmlAttempts
{
    private const double Width = 640;
    private const double Left = 76;
    private const double Row = 26;

    public static void Write(HtmlPage page, ExchangeEvidence exchange, Clock? clock)
    {
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Attempts\">");
        if (clock is not null && exchange.Attempts.Length > 0) Picture(page, exchange, clock);
        page.Add($"<table><caption>Attempts: the person waited {Figures.Time(exchange.WaitMs)}</caption><thead><tr>");
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

    private static void Picture(HtmlPage page, ExchangeEvidence exchange, Clock clock)
    {
        var patience = clock.Patience.TotalMilliseconds;
        var longest = Math.Max(clock.WorstWait.TotalMilliseconds, exchange.Attempts.Max(attempt => attempt.StartMs + attempt.TotalMs));
        var height = (exchange.Attempts.Length * Row) + 22;
        page.Add($"<svg class=\"chart attempts\" viewBox=\"0 0 {Width} {height}\" aria-hidden=\"true\">");
        foreach (var (index, attempt) in exchange.Attempts.Index())
        {
            var (y, start) = ((index * Row) + 4, At(attempt.StartMs));
            page.Add($"<text x=\"0\" y=\"{y + 13}\">attempt {attempt.Number}</text><rect class=\"room\" x=\"{start}\" y=\"{y}\" width=\"{At(attempt.StartMs + patience) - start}\" height=\"18\"></rect>");
            page.Add($"<rect class=\"{(attempt.End == "answered" ? "good" : "bad")}\" x=\"{start}\" y=\"{y + 3}\" width=\"{Math.Max(2, At(attempt.StartMs + attempt.TotalMs) - start)}\" height=\"12\"></rect>");
            page.Add($"<path class=\"limit\" d=\"M{At(attempt.StartMs + patience)} {y - 3}v24\"></path>");
        }

        page.Add($"<text x=\"{Left}\" y=\"{height - 4}\">0</text><text class=\"end\" x=\"{Width}\" y=\"{height - 4}\">{Figures.Time(longest)}; the line is the caller's timeout of {Figures.Time(patience)}</text></svg>\n");

        double At(double time) => Left + ((Width - Left) * Math.Min(1, time / longest));
    }
}
