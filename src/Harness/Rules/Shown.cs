using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;

namespace Harness.Rules;

/// <summary>Evidence in a form that fits a line.</summary>
internal static partial class Shown
{
    private const int Most = 200;

    public static string Text(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : line[..Most] + "...";
    }

    /// <summary>A value as JSON in which only control characters, quotes and backslashes are escaped.</summary>
    public static string Json(JsonElement value) => Text(Escape().Replace(value.GetRawText(), Read));

    public static string Body(AnswerBody body) => body.Shape == BodyShape.Empty ? "an empty body" : Text(body.Text);

    /// <summary>What an answer decides, and why.</summary>
    public static string Reply(Observation seen) =>
        (seen.Reply.Message ?? seen.Reply.Reason) is { Length: > 0 } text ? $"{seen.Reply.Word}: {Text(text)}" : seen.Reply.Word;

    public static string Time(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");

    private static string Read(Match escape)
    {
        if (escape.Groups["high"].Success) return new([Letter("high"), Letter("low")]);
        return escape.Groups["one"].Success && Letter("one") is var letter && !char.IsControl(letter) && !char.IsSurrogate(letter) && letter is not ('"' or '\\')
            ? letter.ToString()
            : escape.Value;

        char Letter(string group) => (char)Convert.ToUInt16(escape.Groups[group].Value, 16);
    }

    // Half a surrogate pair stays as it was written: no text can hold it.
    [GeneratedRegex(@"\\u(?<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?<low>[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?<one>[0-9a-fA-F]{4})|\\.")]
    private static partial Regex Escape();
}
