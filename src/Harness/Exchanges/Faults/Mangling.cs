using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Exchanges.Faults;

/// <summary>What faults make of a good answer.</summary>
internal static class Mangling
{
    /// <summary>The head, and half of the body that it announces; where there is no body, half of the head.</summary>
    public static ReadOnlyMemory<byte> FirstHalf(ServiceAnswer answer)
    {
        var whole = answer.Wire().AsMemory();
        return answer.Body.IsEmpty ? whole[..(whole.Length / 2)] : whole[..^(answer.Body.Length - (answer.Body.Length / 2))];
    }

    /// <summary>Everything up to the middle of the second line.</summary>
    public static ReadOnlyMemory<byte> HalfHeader(ServiceAnswer answer)
    {
        var whole = answer.Wire();
        var line = whole.AsSpan().IndexOf((byte)'\n') + 1;
        return whole.AsMemory(0, line + (whole.AsSpan(line).IndexOf((byte)'\r') / 2));
    }

    /// <summary>One good chunk with half of the body, then one whose size is no number.</summary>
    public static ReadOnlyMemory<byte> BrokenChunk(ServiceAnswer answer)
    {
        var half = answer.Body.Length / 2;
        byte[] good = half == 0 ? [] : [.. Encoding.ASCII.GetBytes($"{half:x}\r\n"), .. answer.Body.Span[..half], .. "\r\n"u8];
        return (byte[])[.. answer.Head("Transfer-Encoding: chunked"), .. good, .. "zz\r\n"u8, .. answer.Body.Span[half..], .. "\r\n"u8];
    }

    /// <summary>No JSON for any parser, though every brace is closed that was opened before.</summary>
    public static ServiceAnswer Malformed(ServiceAnswer answer) => AsJson(answer).With((byte[])[.. "{"u8, .. answer.Body.Span]);

    /// <summary>The first half of the JSON, well framed.</summary>
    public static ServiceAnswer Truncated(ServiceAnswer answer) =>
        AsJson(answer).With(answer.Body.Length < 2 ? "{\""u8.ToArray() : answer.Body[..(answer.Body.Length / 2)]);

    /// <summary>The same members with values of other types.</summary>
    public static ServiceAnswer WrongTypes(ServiceAnswer answer)
    {
        JsonNode? changed;
        try
        {
            changed = JsonNode.Parse(answer.Body.Span) switch
            {
                JsonObject root => Members(root),
                JsonArray list => new JsonArray([.. list.Select(Changed)]),
                _ => new JsonArray(),
            };
        }
        catch (JsonException)
        {
            changed = new JsonArray();
        }

        return AsJson(answer).With(Encoding.UTF8.GetBytes(changed!.ToJsonString()));
    }

    private static JsonObject Members(JsonObject from) => new(from.Select(member => KeyValuePair.Create(member.Key, Changed(member.Value))));

    private static JsonNode? Changed(JsonNode? value) => value switch
    {
        null => new JsonObject(),
        JsonObject inner => new JsonArray(Members(inner)),
        JsonArray list => new JsonObject(list.Select((item, place) => KeyValuePair.Create($"{place}", Changed(item)))),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => JsonValue.Create(decimal.TryParse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : value.GetValue<string>().Length),
            JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
            _ => JsonValue.Create(value.ToJsonString()),
        },
    };

    private static ServiceAnswer AsJson(ServiceAnswer answer) =>
        answer.Headers.Any(header => string.Equals(header.Name, "Content-Type", StringComparison.OrdinalIgnoreCase))
            ? answer
            : answer with { Headers = answer.Headers.Add(new("Content-Type", "application/json")) };
}
