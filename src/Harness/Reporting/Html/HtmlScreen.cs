using Harness.Dialects;

namespace Harness.Reporting.Html;

/// <summary>Draws what the person would see. The caption says all of it; the drawing beneath is for the eye.</summary>
internal static class HtmlScreen
{
    public static void Draw(HtmlPage page, SeenScreen screen)
    {
        page.Add($"<figure><figcaption><strong>The person would see:</strong> ");
        Sees(page, screen);
        page.Add($" <span class=\"quiet\">({screen.Certainty}; source: ");
        HtmlSource.Write(page, screen.Source);
        page.Add($")</span></figcaption>");
        Picture(page, screen);
        page.Add($"</figure>\n");
    }

    public static void Picture(HtmlPage page, SeenScreen screen)
    {
        page.Add($"<div class=\"screen\" aria-hidden=\"true\"><div class=\"bar\"><i></i><i></i><i></i><span>{screen.Language.Tag}</span></div><div class=\"sheet\" lang=\"{screen.Language.Tag}\" dir=\"{screen.Language.Direction}\">");
        Sheet(page, screen);
        page.Add($"</div></div>");
    }

    /// <summary>What the person sees in a sentence, in which the endpoint's own text keeps its direction to itself.</summary>
    public static void Sees(HtmlPage page, SeenScreen screen)
    {
        var at = screen.Message is { Length: > 0 } message ? screen.Sees.IndexOf(message, StringComparison.Ordinal) : -1;
        if (at < 0) HtmlDirected.Write(page, screen.Sees);
        else Own(page, screen.Sees, at, at + screen.Message!.Length);
    }

    // With its quotation marks, which stand where the text begins and ends.
    private static void Own(HtmlPage page, string text, int from, int to)
    {
        if (from > 0 && to < text.Length && (text[from - 1], text[to]) is ('"', '"')) (from, to) = (from - 1, to + 1);
        page.Add($"{text[..from]}<bdi lang=\"\">{text[from..to]}</bdi>{text[to..]}");
    }

    private static void Sheet(HtmlPage page, SeenScreen screen)
    {
        switch (screen.Kind)
        {
            case not null when screen.Gate is { } gate:
                Note(page, gate.Tone, gate.Title, screen);
                break;
            case ConsequenceKind.PageMessage:
                Title(page, "plain", "The attribute page");
                Message(page, screen.Message);
                foreach (var (name, value) in screen.Typed.DefaultIfEmpty(("", ""))) page.Add($"<p class=\"label\"><bdi lang=\"en\">{name}</bdi></p><p class=\"field\" lang=\"\" dir=\"auto\">{value}</p>");
                page.Add($"<span class=\"button\">{screen.Language.Create}</span>");
                break;
            case ConsequenceKind.BlockPage:
                Title(page, "plain", "A page that ends the flow");
                Message(page, screen.Message);
                break;
            case ConsequenceKind.GenericError when screen.StaysOnPage:
                Note(page, "bad", "✕ The page again, with an error text of B2C's", screen);
                break;
            case ConsequenceKind.GenericError:
                Note(page, "bad", "✕ The flow ends here", screen);
                break;
            case ConsequenceKind.SentBack:
                Note(page, "bad", "✕ The journey ends in the application, with an error", screen);
                break;
            case ConsequenceKind.GoesOn:
                Note(page, "good", "→ The flow goes on", screen);
                break;
            case ConsequenceKind.GoesOnIgnoringAnswer:
                Note(page, "bad", "→ The flow goes on although the answer was ignored", screen);
                break;
            case ConsequenceKind.Undocumented:
                Note(page, "warn", "? Not documented", screen);
                break;
            default:
                Note(page, "warn", screen.Word, screen);
                break;
        }
    }

    // Which language the endpoint answered in is not known, and must not be taken for the page's.
    private static void Message(HtmlPage page, string? message)
    {
        if (message is null) page.Add($"<p class=\"message warn\" lang=\"en\" dir=\"ltr\">(no text)</p>");
        else page.Add($"<p class=\"message bad\" lang=\"\" dir=\"auto\">{message}</p>");
    }

    private static void Note(HtmlPage page, string tone, string title, SeenScreen screen)
    {
        Title(page, tone, title);
        page.Add($"<p><bdi lang=\"en\">{screen.Sees}</bdi></p>");
    }

    // Our words about a page are in English, and stand where the page's own would.
    private static void Title(HtmlPage page, string tone, string title) => page.Add($"<p class=\"title {tone}\"><bdi lang=\"en\">{title}</bdi></p>");
}
