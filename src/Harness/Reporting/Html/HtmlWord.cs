using Harness.Rules;

namespace Harness.Reporting.Html;

/// <summary>A word in a box. The colour says nothing that the word does not.</summary>
internal static class HtmlWord
{
    public static void Write(HtmlPage page, string tone, string word) => page.Add($"<span class=\"word {tone}\">{word}</span>");

    public static string ToneOf(Severity severity) => severity switch
    {
        Severity.Error => "bad",
        Severity.Warning => "warn",
        _ => "info",
    };
}
