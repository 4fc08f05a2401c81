using System.Text.Json;

namespace Harness.Reporting.Html;

/// <summary>Reads the body of a call as far as it can be read: some are broken on purpose.</summary>
internal static class SentBody
{
    /// <summary>The body as JSON, or null where it is none.</summary>
    public static JsonDocument? Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The name of a member, or null where it holds half a surrogate pair.</summary>
    public static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text; as it was written where it holds half a surrogate pair.</summary>
    public static string Text(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }
}
