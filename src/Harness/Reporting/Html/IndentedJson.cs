using System.Text;
using System.Text.Json;

namespace Harness.Reporting.Html;

/// <summary>Lays JSON out in lines and leaves every token as it was sent; a body is evidence.</summary>
internal static class IndentedJson
{
    private const int Deepest = 64;

    /// <summary>The text in lines, or as it is where it is no JSON or has lines already.</summary>
    public static string Of(string text) => text.Contains('\n', StringComparison.Ordinal) || !IsJson(text) ? text : Lines(text);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Lines(string text)
    {
        var lines = new StringBuilder(text.Length * 2);
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                lines.Append(letter);
                if (letter == '\\') lines.Append(text[++i]);
                else if (letter == '"') quoted = false;
                continue;
            }

            switch (letter)
            {
                case ' ' or '\t' or '\r':
                    break;
                case '{' or '[' when Closes(text, i + 1):
                    lines.Append(letter).Append(text[i = Next(text, i + 1)]);
                    break;
                case '{' or '[':
                    Break(lines.Append(letter), ++depth);
                    break;
                case '}' or ']':
                    Break(lines, --depth).Append(letter);
                    break;
                case ',':
                    Break(lines.Append(letter), depth);
                    break;
                case ':':
                    lines.Append(": ");
                    break;
                default:
                    quoted = letter == '"';
                    lines.Append(letter);
                    break;
            }
        }

        return lines.ToString();
    }

    private static StringBuilder Break(StringBuilder lines, int depth) => lines.Append('\n').Append(' ', depth * 2);

    private static bool Closes(string text, int from) => text[Next(text, from)] is '}' or ']';

    private static int Next(string text, int from)
    {
        while (text[from] is ' ' or '\t' or '\r') from++;
        return from;
    }
}
