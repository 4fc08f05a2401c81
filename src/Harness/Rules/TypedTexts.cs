using System.Text.Json;

namespace Harness.Rules;

/// <summary>What the call itself carried: a text that comes back because the person typed it is no leak.</summary>
internal static class TypedTexts
{
    /// <summary>The body that was sent; undefined where it was no JSON.</summary>
    public static JsonElement Request(Observation seen)
    {
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
