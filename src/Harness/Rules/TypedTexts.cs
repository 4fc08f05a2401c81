using System.Text.Json;
using System.Text.Unicode;

namespace Harness.Rules;

/// <summary>What the call itself carried: a text that comes back because the person typed it is no leak.</summary>
internal static class TypedTexts
{
    /// <summary>The body that was sent; undefined where it was no JSON.</summary>
    public static JsonElement Request(Observation seen)
    {
        // The parser leaves texts as they are until they are read, and would fail only then.
        if (!Utf8.IsValid(seen.Exchange.Call.Body.Span)) return default;
        try
        {
            return JsonElement.Parse(seen.Exchange.Call.Body.Span);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static IReadOnlyList<string> Of(Observation seen)
    {
        var request = Request(seen);
        return request.ValueKind != JsonValueKind.Object
            ? []
            : [.. request.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString()!)];
    }
}
