using System.Text.RegularExpressions;

namespace Harness.Reporting.Html;

/// <summary>Text of ours with words of others in it: what is written from right to left keeps its quotation marks and full stop to itself.</summary>
internal static partial class HtmlDirected
{
    private const string RightToLeft = @"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc";

    public static void Write(HtmlPage page, string text)
    {
        var at = 0;
        foreach (var own in Own().EnumerateMatches(text))
        {
            page.Add($"{text[at..own.Index]}<bdi lang=\"\">{text.Substring(own.Index, own.Length)}</bdi>");
            at = own.Index + own.Length;
        }

        page.Add($"{text[at..]}");
    }

    // A quoted text with such a letter in it; where nothing is quoted, all from the first such letter on.
    [GeneratedRegex($"\"(?:[^\"\\\\{RightToLeft}]|\\\\.)*[{RightToLeft}](?:[^\"\\\\]|\\\\.)*\"|[{RightToLeft}][^\"]*")]
    private static partial Regex Own();
}
