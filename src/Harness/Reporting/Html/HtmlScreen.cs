using Harness.Dialects;
using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>Draws what the person would see. The caption says all of it; the drawing beneath is for the eye.</summary>
internal static class HtmlScreen
{
    public static void Draw(HtmlPage page, ExchangeEvidence exchange)
    {
        var consequence = exchange.Consequence;
        page.Add($"<figure><figcaption dir=\"auto\"><strong>The person would see:</strong> {consequence.Sees} <span class=\"quiet\">({CaseText.Certainty(consequence)}; source: {consequence.Source})</span></figcaption>");
        page.Add($"<div class=\"screen\" aria-hidden=\"true\"><div class=\"bar\"><i></i><i></i><i></i></div><div class=\"sheet\">");
        if (Words.TryParse<ConsequenceKind>(consequence.Kind, out var kind)) Sheet(page, kind, exchange);
        else Note(page, "warn", consequence.Kind, consequence.Sees);
        page.Add($"</div></div></figure>\n");
    }

    private static void Sheet(HtmlPage page, ConsequenceKind kind, ExchangeEvidence exchange)
    {
        var sees = exchange.Consequence.Sees;
        switch (kind)
        {
            case ConsequenceKind.PageMessage:
                page.Add($"<p class=\"title\">The attribute page</p>");
                Message(page, exchange.Reply.Message);
                page.Add($"<div class=\"field\"></div><div class=\"field\"></div><span class=\"button\">Create</span>");
                break;
            case ConsequenceKind.BlockPage:
                page.Add($"<p class=\"title\">A page that ends the flow</p>");
                Message(page, exchange.Reply.Message);
                break;
            case ConsequenceKind.GenericError:
                Note(page, "bad", "✕ The flow ends here", sees);
                break;
            case ConsequenceKind.GoesOn:
                Note(page, "good", "→ The flow goes on", sees);
                break;
            case ConsequenceKind.GoesOnIgnoringAnswer:
                Note(page, "bad", "→ The flow goes on although the answer was ignored", sees);
                break;
            default:
                Note(page, "warn", "? Not documented", sees);
                break;
        }
    }

    // Which language the endpoint answered in is not known, and must not be taken for the page's.
    private static void Message(HtmlPage page, string? message)
    {
        if (message is null) page.Add($"<p class=\"message warn\">(no text)</p>");
        else page.Add($"<p class=\"message bad\" lang=\"\" dir=\"auto\">{message}</p>");
    }

    private static void Note(HtmlPage page, string tone, string title, string text) =>
        page.Add($"<p class=\"title {tone}\">{title}</p><p dir=\"auto\">{text}</p>");
}
