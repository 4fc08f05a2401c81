using System.Globalization;
using System.Text;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.CustomPolicies;

/// <summary>The values of claims as text, and text as a value of a claim's type.</summary>
internal static class ClaimText
{
    /// <summary>A value as it stands in a form, a query string, an address or a header line. Lists are joined by commas (inferred).</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(',', value.EnumerateArray().Select(Of)),
        _ => value.GetRawText(),
    };

    /// <summary>A value as a JSON body has it: booleans and numbers by the claim's data type, all else as text (inferred).</summary>
    public static JsonElement Typed(JsonElement value, ClaimDataType type)
    {
        if (value.ValueKind != JsonValueKind.String) return value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False && IsText(type) ? JsonSerializer.SerializeToElement(value.GetRawText()) : value;
        var text = value.GetString()!;
        return type switch
        {
            ClaimDataType.Boolean when bool.TryParse(text, out var flag) => JsonSerializer.SerializeToElement(flag),
            ClaimDataType.Int or ClaimDataType.Long when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
            ClaimDataType.StringCollection => JsonSerializer.SerializeToElement(new[] { text }),
            _ => value,
        };
    }

    /// <summary>The same from a text.</summary>
    public static JsonElement Typed(string text, ClaimDataType type) => Typed(JsonSerializer.SerializeToElement(text), type);

    /// <summary>Whether a JSON value is one of a data type (azure-docs claimsschema.md); points in time and the like are texts.</summary>
    public static bool Fits(JsonElement value, ClaimDataType type) => type switch
    {
        ClaimDataType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ClaimDataType.Int => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        ClaimDataType.Long => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        ClaimDataType.StringCollection => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        ClaimDataType.Date => value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        ClaimDataType.DateTime => (value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _))
            || (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _)),
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static bool IsText(ClaimDataType type) => type is not (ClaimDataType.Boolean or ClaimDataType.Int or ClaimDataType.Long or ClaimDataType.StringCollection);

    /// <summary>A text as it can stand in a header line: what is not printable ASCII is written as percent-encoded UTF-8 (inferred).</summary>
    public static string InHeader(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~' and not '%') line.Append((char)rune.Value);
            else line.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return line.ToString();
    }

    /// <summary>Claims as <c>a=b&amp;c=d</c>.</summary>
    public static string Pairs(ClaimSet claims) =>
        string.Join('&', claims.Select(claim => $"{Uri.EscapeDataString(claim.Name)}={Uri.EscapeDataString(Of(claim.Value))}"));
}
