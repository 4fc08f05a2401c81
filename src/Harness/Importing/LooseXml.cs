using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Harness.Importing;

/// <summary>
/// Text that is nearly XML: people leave places such as <c>&lt;yourtenant&gt;</c> in it, ampersands in addresses, and hyphens in comments. Characters
/// that XML takes for markup there become others, one for one, so that places stay; <see cref="Restore"/> puts them back after reading.
/// </summary>
internal static partial class LooseXml
{
    private const char Less = '\uE000';
    private const char Ampersand = '\uE001';

    /// <summary>Whether a document type is declared, from which bombs and external entities are made.</summary>
    public static bool HasDocumentType(string text)
    {
        for (var i = 0; (i = text.IndexOf("<!", i, StringComparison.Ordinal)) >= 0;)
        {
            if (string.Compare(text, i, "<!DOCTYPE", 0, 9, StringComparison.OrdinalIgnoreCase) == 0) return true;
            i = At(text, i, "<!--") ? After(text, i + 4, "-->") : At(text, i, "<![CDATA[") ? After(text, i, "]]>") : i + 2;
        }

        return false;
    }

    public static string Mend(string text)
    {
        var closed = EndTag().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var mended = new StringBuilder(text);
        for (var i = 0; i < text.Length;)
        {
            if (At(text, i, "<!--")) i = Comment(text, mended, i);
            else if (At(text, i, "<![CDATA[")) i = After(text, i, "]]>");
            else if (At(text, i, "<?")) i = After(text, i, "?>");
            else if (text[i] == '<') i = Tag(text, mended, i, closed);
            else i = Letter(text, mended, i);
        }

        return mended.ToString();
    }

    public static void Restore(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && IsMended(attribute.Value))) attribute.Value = Restored(attribute.Value);
            foreach (var text in element.Nodes().OfType<XText>().Where(text => IsMended(text.Value))) text.Value = Restored(text.Value);
        }
    }

    private static bool IsMended(string text) => text.AsSpan().ContainsAny(Less, Ampersand);

    private static string Restored(string text) => text.Replace(Less, '<').Replace(Ampersand, '&');

    private static bool At(string text, int i, string mark) => string.CompareOrdinal(text, i, mark, 0, mark.Length) == 0;

    private static int After(string text, int i, string mark) => text.IndexOf(mark, i, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : text.Length;

    private static int Comment(string text, StringBuilder mended, int start)
    {
        var end = After(text, start + 4, "-->");
        for (var i = start + 4; i < end - 3; i++)
            if (text[i] == '-' && text[i + 1] == '-') mended[i] = ' ';
        return end;
    }

    private static int Tag(string text, StringBuilder mended, int start, HashSet<string> closed)
    {
        var name = Name().Match(text, start);
        if (!name.Success)
        {
            mended[start] = Less;
            return start + 1;
        }

        var quote = '\0';
        var hasValue = false;
        for (var i = start + name.Length; i < text.Length; i++)
        {
            var letter = text[i];
            if (quote != '\0')
            {
                if (letter == quote) quote = '\0';
                else if (letter == '<') mended[i] = Less;
                else if (letter == '&') Letter(text, mended, i);
            }
            else if (letter is '"' or '\'' && hasValue)
            {
                quote = letter;
            }
            else if (letter == '=')
            {
                hasValue = true;
            }
            else if (letter == '>')
            {
                if (!hasValue && text[start + 1] != '/' && text[i - 1] != '/' && !closed.Contains(name.Groups["name"].Value) && IsPlace(text, start, i)) mended[start] = Less;
                return i + 1;
            }
            else if (letter == '<')
            {
                mended[start] = Less;
                return start + 1;
            }
        }

        return text.Length;
    }

    // An element that somebody forgot to end is none: elements of policies begin with a capital, on a line of their own or after others.
    private static bool IsPlace(string text, int start, int end) =>
        !(char.IsAsciiLetterUpper(text[start + 1]) && char.IsAsciiLetterLower(text[start + 2]) && text.AsSpan(start + 1, end - start - 1).IndexOfAny(" -_") < 0)
        || (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] != '>')
        || (end + 1 < text.Length && !char.IsWhiteSpace(text[end + 1]) && text[end + 1] != '<');

    private static int Letter(string text, StringBuilder mended, int i)
    {
        if (text[i] == '&' && !Entity().IsMatch(text, i)) mended[i] = Ampersand;
        return i + 1;
    }

    [GeneratedRegex(@"\G</?(?<name>[\p{L}_][\p{L}\p{N}_.:-]*)")]
    private static partial Regex Name();

    [GeneratedRegex(@"</(?<name>[\p{L}_][\p{L}\p{N}_.:-]*)")]
    private static partial Regex EndTag();

    [GeneratedRegex(@"\G&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);")]
    private static partial Regex Entity();
}
