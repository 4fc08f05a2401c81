using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Importing;

/// <summary>The bytes of an XML file as text. Every character keeps its line and column.</summary>
/// <param name="Text">The text, with blanks in the place of XML declarations.</param>
/// <param name="Mended">What was not as it should be and could be read all the same; null for nothing.</param>
internal sealed partial record DecodedText(string Text, string? Mended)
{
    private const int Windows1252 = 1252;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static DecodedText Of(byte[] bytes)
    {
        var (text, encoding) = Decode(bytes);
        List<string> mended = [];
        var declaration = Declaration().Match(text);
        if (declaration.Success)
        {
            if (declaration.Index > 0) mended.Add("The XML declaration is not the first thing in the file.");
            var declared = declaration.Groups["encoding"].Value;
            if (declared.Length > 0 && !Fits(declared, encoding)) mended.Add($"The file says that its encoding is {declared}, and it is {encoding}.");
            else if (declared.Length == 0 && encoding == "windows-1252") mended.Add("The file is not UTF-8; it was read as windows-1252.");
            text = Declaration().Replace(text, match => LineKeeping().Replace(match.Value, " "));
        }
        else if (encoding == "windows-1252")
        {
            mended.Add("The file is not UTF-8; it was read as windows-1252.");
        }

        return new(text, mended.Count == 0 ? null : string.Join(' ', mended));
    }

    private static (string Text, string Encoding) Decode(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8Or1252(bytes[3..]),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4), "utf-32"),
        [0xFF, 0xFE, ..] => (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "utf-16"),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "utf-16"),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode.GetString(bytes), "utf-16"),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode.GetString(bytes), "utf-16"),
        _ => Utf8Or1252(bytes),
    };

    private static (string Text, string Encoding) Utf8Or1252(byte[] bytes)
    {
        try
        {
            return (Utf8.GetString(bytes), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(bytes), "windows-1252");
        }
    }

    private static bool Fits(string declared, string encoding) => declared.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => encoding == "utf-8",
        "UTF-16" or "UTF-16LE" or "UTF-16BE" or "UNICODE" => encoding == "utf-16",
        "UTF-32" => encoding == "utf-32",
        "US-ASCII" or "ASCII" => encoding == "utf-8",
        _ => encoding is "windows-1252" or "utf-8",
    };

    // The lengths are bounded so that no text makes the search long.
    [GeneratedRegex(@"<\?xml\s[^<>]{0,100}?(?:encoding\s{0,20}=\s{0,20}[""'](?<encoding>[^""'<>]{0,100})[""'][^<>]{0,100}?)?\?>")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex LineKeeping();
}
