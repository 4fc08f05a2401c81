using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Harness.Claims;

/// <summary>
/// Writes JSON in UTF-8 and escapes only what JSON demands. The ready-made encoders, the relaxed one too, escape emoji and unusual blanks.
/// </summary>
internal static class PlainJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static void WriteObject(ArrayBufferWriter<byte> to, IEnumerable<(string Name, JsonElement Value)> members)
    {
        var between = "{"u8;
        foreach (var (name, value) in members)
        {
            to.Write(between);
            WriteText(to, name);
            to.Write(":"u8);
            Write(to, value);
            between = ","u8;
        }

        to.Write(between.SequenceEqual("{"u8) ? "{}"u8 : "}"u8);
    }

    private static void Write(ArrayBufferWriter<byte> to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(to, value.EnumerateObject().Select(member => (member.Name, member.Value)));
                break;
            case JsonValueKind.Array:
                var between = "["u8;
                foreach (var item in value.EnumerateArray())
                {
                    to.Write(between);
                    Write(to, item);
                    between = ","u8;
                }

                to.Write(between.SequenceEqual("["u8) ? "[]"u8 : "]"u8);
                break;
            case JsonValueKind.String when Text(value) is { } text:
                WriteText(to, text);
                break;
            default:
                to.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    // Half of a surrogate pair is no text; it stays the escape that it is.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> to, ReadOnlySpan<char> text)
    {
        to.Write("\""u8);
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Encoding.UTF8.GetBytes(text[..at], to);
            Encoding.UTF8.GetBytes(Escape(text[at]), to);
            text = text[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(text, to);
        to.Write("\""u8);
    }

    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\b' => @"\b",
        '\f' => @"\f",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
    };
}
