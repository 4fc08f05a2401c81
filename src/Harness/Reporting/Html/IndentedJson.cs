using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Harness.Reporting.Html;

/// <summary>Lays JSON out in lines and leaves every token as it was sent; a body is evidence.</summary>
internal sealed class IndentedJson
{
    private const int Deepest = 64;

    private readonly string text;
    private readonly List<JsonLine> lines = [];
    private readonly StringBuilder line = new();
    private readonly Stack<Container> around = [];
    private string pointer = "";
    private int keyAt;

    private IndentedJson(string text) => this.text = text;

    /// <summary>The text in lines, or as it is where it is no JSON or has lines already.</summary>
    public static string Of(string text) => string.Join('\n', LinesOf(text).Select(line => line.Text));

    /// <summary>The same, line by line, each with its place.</summary>
    public static IReadOnlyList<JsonLine> LinesOf(string text) =>
        text.Contains('\n', StringComparison.Ordinal) || !IsJson(text) ? [new(text, null)] : new IndentedJson(text).Lines();

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

    private List<JsonLine> Lines()
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            switch (letter)
            {
                case ' ' or '\t' or '\r':
                    break;
                case '{' or '[' when Closes(i + 1):
                    line.Append(letter).Append(text[i = Next(i + 1)]);
                    break;
                case '{' or '[':
                    line.Append(letter);
                    around.Push(new(pointer, letter == '[' ? 0 : null));
                    Break();
                    break;
                case '}' or ']':
                    var ended = around.Pop();
                    Break();
                    pointer = ended.Pointer;
                    line.Append(letter);
                    break;
                case ',':
                    line.Append(letter);
                    var current = around.Pop();
                    around.Push(current with { Index = current.Index + 1 });
                    Break();
                    break;
                case ':':
                    pointer = $"{around.Peek().Pointer}/{Name(line.ToString(keyAt, line.Length - keyAt))}";
                    line.Append(": ");
                    break;
                case '"':
                    keyAt = line.Length;
                    var end = End(i);
                    line.Append(text, i, end - i);
                    i = end - 1;
                    break;
                default:
                    line.Append(letter);
                    break;
            }
        }

        lines.Add(new(line.ToString(), pointer));
        return lines;
    }

    private void Break()
    {
        lines.Add(new(line.ToString(), pointer));
        line.Clear().Append(' ', around.Count * 2);
        if (around.TryPeek(out var container) && container.Index is { } index) pointer = string.Create(CultureInfo.InvariantCulture, $"{container.Pointer}/{index}");
    }

    private int End(int quote)
    {
        var end = quote + 1;
        while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        return end + 1;
    }

    private bool Closes(int from) => text[Next(from)] is '}' or ']';

    private int Next(int from)
    {
        while (text[from] is ' ' or '\t' or '\r') from++;
        return from;
    }

    // A name may hold half a surrogate pair, which no .NET text can.
    private static string Name(string token)
    {
        try
        {
            using var name = JsonDocument.Parse(token);
            return name.RootElement.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return token.Trim('"');
        }
    }

    private readonly record struct Container(string Pointer, int? Index);
}
