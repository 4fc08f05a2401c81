using System.Text;
using System.Text.Json;

namespace Harness.Exchanges.Stubs;

/// <summary>JSON where a text may hold any, or none.</summary>
internal static class Json
{
    /// <summary>The value at the beginning of a text, or null; what follows it is not looked at.</summary>
    public static JsonElement? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
