using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Reporting;

/// <summary>
/// Text as a person may see it: what a screen would obey or hide, and what XML forbids, is written as an escape. Answers are any bytes.
/// </summary>
internal static partial class Visible
{
    /// <summary>The text with its line breaks and tabs, everything else that cannot be seen as <c>\u....</c>.</summary>
    public static string Text(string text) => text.Contains("##", StringComparison.Ordinal) ? PipelineCommand().Replace(Escaped(text), "#\\u0023") : Escaped(text);

    private static string Escaped(string text)
    {
        var first = 0;
        while (first < text.Length && IsPlain(text[first])) first++;
        if (first == text.Length) return text;
        var seen = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            if (char.IsSurrogate(letter) && i + 1 < text.Length && char.IsSurrogatePair(letter, text[i + 1])) seen.Append(letter).Append(text[++i]);
            else if (IsPlain(letter) || letter is '\n' or '\t') seen.Append(letter);
            else seen.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return seen.ToString();
    }

    /// <summary>The text on one line: a line break with the blanks around it is one blank.</summary>
    public static string Line(string text) => LineBreak().Replace(Text(text), " ").Replace('\t', ' ');

    /// <summary>The beginning of a text on one line, with its length where it is longer.</summary>
    public static string Excerpt(string text, int most)
    {
        var line = Line(Beginning(text, most * 4)).Trim();
        return line.Length <= most && text.Length <= most * 4 ? line : $"{Beginning(line, most)}... ({Figures.Of(text.Length, "character")})";
    }

    /// <summary>At most so many characters, without half a surrogate pair at the end.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    // Besides controls: byte order mark, zero width space, the separators of lines and paragraphs, and what turns the direction of the rest.
    private static bool IsPlain(char letter) =>
        letter is >= ' ' and < '\u007f'
        || !(char.IsControl(letter) || char.IsSurrogate(letter)
            || letter is '\u200b' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' or '\ufffe' or '\uffff');

    // A pipeline obeys it wherever in a line it stands.
    [GeneratedRegex(@"##(?=(?:vso)?\[)", RegexOptions.IgnoreCase)]
    private static partial Regex PipelineCommand();

    [GeneratedRegex(@"[ \t]*\n\s*")]
    private static partial Regex LineBreak();
}
