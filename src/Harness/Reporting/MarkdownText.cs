using System.Text;

namespace Harness.Reporting;

/// <summary>Texts as Markdown shows them and does not obey them.</summary>
internal static class MarkdownText
{
    private const string Meaningful = @"\`*_{}[]()#+-.!|~>$";

    /// <summary>The text on one line, every character for itself.</summary>
    public static string Escaped(string text)
    {
        var line = Visible.Line(text);
        var escaped = new StringBuilder(line.Length + 16);
        foreach (var letter in line)
        {
            if (letter == '<') escaped.Append("&lt;");
            else if (letter == '&') escaped.Append("&amp;");
            else if (Meaningful.Contains(letter, StringComparison.Ordinal)) escaped.Append('\\').Append(letter);
            else escaped.Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>The beginning of a text, on one line.</summary>
    public static string Excerpt(string text, int most) => Escaped(Visible.Excerpt(text, most));

    /// <summary>The text as code, for ids and commands; escaped where code in a table could not hold it.</summary>
    public static string Code(string text)
    {
        var line = Visible.Line(text);
        return line.Length == 0 || line.AsSpan().ContainsAny('`', '|', '\\') ? Escaped(line) : $"`{line}`";
    }
}
