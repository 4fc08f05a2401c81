using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Dialects.Variations;

/// <summary>A token that somebody made of a real one, or without one.</summary>
/// <param name="Id">The word for it.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Token">The token.</param>
internal sealed record ForgedToken(string Id, string Text, string Token);

/// <summary>Forges tokens: of a signed one (RFC 7519) with other claims under the old signature, of any other with another letter.</summary>
internal static class ForgedTokens
{
    private const string Nobody = "https://nobody.example/";

    // 2001 and 2100: a token that has run out, and one that is not valid yet.
    private const long LongAgo = 1_000_000_000;
    private const long FarAway = 4_102_444_800;

    /// <summary>Those of a token, always in the same order.</summary>
    public static ImmutableArray<ForgedToken> Of(string token)
    {
        var parts = token.Split('.');
        return parts is [var header, var payload, { Length: > 0 } signature] && Read(header) is { } head && Read(payload) is { } claims
            ? [.. Signed(header, head, claims, payload, signature)]
            : [.. Opaque(token)];
    }

    private static IEnumerable<ForgedToken> Signed(string header, JsonObject head, JsonObject claims, string payload, string signature)
    {
        yield return new("signature", "the signature of the token is another one", $"{header}.{payload}.{Changed(signature)}");
        yield return new("no-signature", "the token has no signature", $"{header}.{payload}.");
        yield return new("alg-none", "the token says that it needs no signature", $"{Written(With(head, "alg", "none"))}.{payload}.");
        yield return Other("audience", "the token is for another audience", "aud", Nobody);
        yield return Other("issuer", "the token is from another issuer", "iss", Nobody);
        yield return Other("expired", "the token has expired", "exp", LongAgo);
        yield return Other("not-yet", "the token is not valid yet", "nbf", FarAway);

        ForgedToken Other(string id, string text, string claim, JsonNode value) => new(id, text, $"{header}.{Written(With(claims, claim, value))}.{signature}");
    }

    private static IEnumerable<ForgedToken> Opaque(string token)
    {
        yield return new("letter", "one letter of the token is another one", Changed(token));
        yield return new("cut", "the last letter of the token is missing", token[..^1]);
        yield return new("alg-none", "the token is one that says that it needs no signature", $"{Written(new() { ["alg"] = "none", ["typ"] = "JWT" })}.{Written(new() { ["iss"] = Nobody, ["sub"] = "nobody", ["exp"] = FarAway })}.");
        yield return new("self-made", "the token is one that anybody could have signed", $"{Written(new() { ["alg"] = "HS256", ["typ"] = "JWT" })}.{Written(new() { ["iss"] = Nobody, ["sub"] = "nobody", ["exp"] = FarAway })}.bm9ib2R5LXNpZ25lZC10aGlz");
    }

    // In the middle: the last letter of base64 may stand for no bit at all.
    private static string Changed(string text)
    {
        var middle = text.Length / 2;
        return string.Concat(text.AsSpan(0, middle), text[middle] == 'A' ? "B" : "A", text.AsSpan(middle + 1));
    }

    private static JsonObject With(JsonObject of, string member, JsonNode value)
    {
        var copy = of.DeepClone().AsObject();
        copy[member] = value;
        return copy;
    }

    private static string Written(JsonObject part) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject? Read(string part)
    {
        try
        {
            return JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return null;
        }
    }
}
