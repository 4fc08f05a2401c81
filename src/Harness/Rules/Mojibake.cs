using System.Net;
using System.Text;

namespace Harness.Rules;

/// <summary>Text that was written in one encoding and read in another.</summary>
internal static class Mojibake
{
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Encoding Latin = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>What is wrong with a text on its own, or null: a replacement character, or UTF-8 that was read as Latin-1.</summary>
    public static string? In(string text)
    {
        if (text.Contains(Replacement, StringComparison.Ordinal)) return $"a replacement character: {Shown.Text(text)}";
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && text[end] > '\x7F') end++;
            if (IsUtf8(text[start..end])) return $"UTF-8 that was read as Latin-1: {Shown.Text(text)}";
            start = end;
        }

        return null;
    }

    /// <summary>Whether a text is another one after a wrong encoding: with question marks, replacement characters, or read as Latin-1.</summary>
    public static bool IsOf(string text, string original)
    {
        if (text.Contains(original, StringComparison.Ordinal)) return false;
        return (text.Contains(Replacement, StringComparison.Ordinal) && !original.Contains(Replacement, StringComparison.Ordinal))
            || (In(text) is not null && In(original) is null)
            || Marked(original, rune => rune.Utf16SequenceLength) == text || Marked(original, rune => rune.Utf8SequenceLength) == text || Marked(original, _ => 1) == text
            || WebUtility.HtmlEncode(original) == text;
    }

    private static bool IsUtf8(string run) => run.Length > 1 && (Decodes(run, Latin) || Decodes(run, Windows));

    private static bool Decodes(string run, Encoding wrong)
    {
        try
        {
            Utf8.GetString(wrong.GetBytes(run));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Marked(string text, Func<Rune, int> marks) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : new string('?', marks(rune))));
}
