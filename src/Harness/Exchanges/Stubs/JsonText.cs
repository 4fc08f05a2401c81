using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Harness.Exchanges.Stubs;

/// <summary>JSON values as WireMock puts them into texts: an object over several lines, a list in one, and numbers as Java writes them.</summary>
internal static class JsonText
{
    /// <summary>A value in a text: a text without its quotes, null as nothing.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Object => Lines(value, ""),
        JsonValueKind.Array => Line(value),
        JsonValueKind.Number => Number(value),
        _ => value.GetRawText(),
    };

    /// <summary>An element in one line, its numbers as they are written.</summary>
    public static string Compact(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{Quote(member.Name)}:{Compact(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Compact))}]",
        JsonValueKind.String => Quote(value.GetString()!),
        _ => value.GetRawText(),
    };

    // Members that are null are left out of objects over several lines, and of no other.
    private static string Lines(JsonElement value, string indent) => value.ValueKind switch
    {
        JsonValueKind.Object => Members(value, indent),
        JsonValueKind.Array when value.GetArrayLength() == 0 => "[ ]",
        JsonValueKind.Array => $"[ {string.Join(", ", value.EnumerateArray().Select(item => Lines(item, indent)))} ]",
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number => Number(value),
        _ => value.GetRawText(),
    };

    private static string Members(JsonElement value, string indent)
    {
        var deeper = indent + "  ";
        var members = value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
            .Select(member => $"\n{deeper}{Quote(member.Name)} : {Lines(member.Value, deeper)}").ToArray();
        return members.Length == 0 ? "{ }" : $"{{{string.Join(',', members)}\n{indent}}}";
    }

    private static string Line(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(member => $"{Escape(member.Name)}:{Line(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Line))}]",
        JsonValueKind.String => Escape(value.GetString()!),
        JsonValueKind.Number => Number(value),
        _ => value.GetRawText(),
    };

    private static string Number(JsonElement value)
    {
        var written = value.GetRawText();
        if (written.AsSpan().IndexOfAny(".eE") < 0) return written == "-0" ? "0" : written;
        var number = double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0) return double.IsNegative(number) ? "-0.0" : "0.0";
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        if (Math.Abs(number) is >= 1e-3 and < 1e7) return shortest.Contains('.', StringComparison.Ordinal) ? shortest : $"{shortest}.0";
        var parts = shortest.TrimStart('-').Split('E');
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var first = all.AsSpan().IndexOfAnyExcept('0');
        var exponent = (parts[0] + ".").IndexOf('.', StringComparison.Ordinal) - 1 - first + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var digits = all[first..].TrimEnd('0');
        return $"{(number < 0 ? "-" : "")}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent}";
    }

    private static string Quote(string text) => Quoted(text, character => character < ' ');

    private static string Escape(string text) =>
        Quoted(text, character => character is < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\u2000' and <= '\u20ff')).Replace("/", @"\/", StringComparison.Ordinal);

    private static string Quoted(string text, Func<char, bool> isEscaped)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                '\b' => quoted.Append(@"\b"),
                '\f' => quoted.Append(@"\f"),
                _ when isEscaped(character) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
