using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>What the call itself carried: a text that comes back because the person typed it is no leak.</summary>
internal static class TypedTexts
{
    /// <summary>The body that was sent; undefined where it was no JSON.</summary>
    public static JsonElement Request(Observation seen) => Request(seen.Exchange.Call);

    /// <summary>The same of a call that is about to be sent.</summary>
    public static JsonElement Request(Call call)
    {
        // The parser leaves texts as they are until they are read, and would fail only then.
        if (!Utf8.IsValid(call.Body.Span)) return default;
        try
        {
            return JsonElement.Parse(call.Body.Span);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static IReadOnlyList<string> Of(Observation seen)
    {
        if (seen.Profile.Technical is { } technical && technical.SendClaimsIn != SendClaimsIn.Body) return OfPolicy(seen.Exchange.Call, technical);
        var request = Request(seen);
        return request.ValueKind != JsonValueKind.Object
            ? []
            : [.. request.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => member.Value.GetString()!)];
    }

    private static string[] OfPolicy(Call call, TechnicalProfile technical) => technical.SendClaimsIn switch
    {
        SendClaimsIn.Form => Values(Encoding.UTF8.GetString(call.Body.Span)),
        SendClaimsIn.QueryString => Values(call.Url.Query),
        SendClaimsIn.Url => [.. call.Url.AbsolutePath.Split('/').Select(Uri.UnescapeDataString), .. Values(call.Url.Query)],
        SendClaimsIn.Header => [.. call.Headers.Where(header => !IsProof(header, technical)).Select(header => Uri.UnescapeDataString(header.Value))],
        _ => [],
    };

    private static bool IsProof(Header header, TechnicalProfile technical) =>
        header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Name.Equals(technical.ApiKeyHeader, StringComparison.OrdinalIgnoreCase);

    private static string[] Values(string pairs) =>
        [.. pairs.TrimStart('?').Split('&').Where(pair => pair.Contains('=', StringComparison.Ordinal)).Select(pair => Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace('+', ' ')))];
}
