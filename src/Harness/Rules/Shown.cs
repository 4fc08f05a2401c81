using System.Globalization;
using System.Text.Json;
using Harness.Dialects;

namespace Harness.Rules;

/// <summary>Evidence in a form that fits a line.</summary>
internal static class Shown
{
    private const int Most = 200;

    public static string Text(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : line[..Most] + "...";
    }

    public static string Json(JsonElement value) => Text(value.GetRawText());

    public static string Body(AnswerBody body) => body.Shape == BodyShape.Empty ? "an empty body" : Text(body.Text);

    /// <summary>What an answer decides, and why.</summary>
    public static string Reply(Observation seen) =>
        (seen.Reply.Message ?? seen.Reply.Reason) is { Length: > 0 } text ? $"{seen.Reply.Word}: {Text(text)}" : seen.Reply.Word;

    public static string Time(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");
}
