using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>The claims of a call in the five forms in which a technical profile sends them, as one JSON object.</summary>
internal static class SentClaims
{
    // In an address they have no names: these are their places.
    private static readonly string[] Places = ["email", "loyaltyId", "lang"];

    private static readonly string[] Headers = [.. Places, "language", "ui_locales"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null for what is no list of claims.</summary>
    public static JsonObject? Read(HttpRequest request, ReadOnlyMemory<byte> content) =>
        !HttpMethods.IsPost(request.Method) ? InHead(request)
        : IsForm(request.ContentType) ? Pairs(Decode(content.Span))
        : RequestBody.Parse(content);

    /// <summary>Whether no claim is of another type than a policy can send it in. The language may be a number.</summary>
    public static bool AreTyped(JsonObject claims) => Headers.All(name => claims[name]?.GetValueKind() is null or JsonValueKind.String
        || (claims[name]?.GetValueKind() is JsonValueKind.Number && name is "lang" or "language" or "ui_locales"));

    private static bool IsForm(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;

    private static JsonObject? InHead(HttpRequest request)
    {
        if (Pairs(request.QueryString.Value?.TrimStart('?')) is not { } claims)
            return null;
        foreach (var (name, text) in Headers.Select(name => (name, Text(request.Headers[name]))).Concat(Places.Zip(Parts(request.HttpContext))))
        {
            if (!string.IsNullOrEmpty(text))
                claims.TryAdd(name, text);
        }

        return claims;
    }

    // Taken from the address as it came: routing leaves an encoded slash as it is, and an encoded percent sign not.
    private static IEnumerable<string> Parts(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<StepRoute>()?.Path is { } path && http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0] is { } target
            ? target.Split('/').Skip(path.Split('/').Length).Select(Uri.UnescapeDataString)
            : [];

    // Header values have no encoding that everybody agrees on: they may be escaped, UTF-8 or Latin-1.
    private static string Text(StringValues header)
    {
        var text = header.ToString();
        return Uri.UnescapeDataString(Decode(Encoding.Latin1.GetBytes(text)) ?? text);
    }

    private static JsonObject? Pairs(string? text)
    {
        var claims = new JsonObject();
        foreach (var pair in text?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var (name, value) = pair.Split('=', 2) is [var before, var after] ? (before, after) : (pair, "");
            // Of two values for one claim nobody knows which one another part of the system would take.
            if (!claims.TryAdd(Unescape(name), Unescape(value)))
                return null;
        }

        return text is null ? null : claims;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
