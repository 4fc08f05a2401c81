using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Harness.Tokens;

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
    public static ImmutableArray<ForgedToken> Of(string token) =>
        token.Split('.') is [_, _, { Length: > 0 }] parts && JsonWebToken.Read(token) is { } read ? [.. Signed(read, parts)] : [.. Opaque(token)];

    private static IEnumerable<ForgedToken> Signed(JsonWebToken read, string[] parts)
    {
        yield return new("signature", "the signature of the token is another one", $"{parts[0]}.{parts[1]}.{JsonWebToken.OtherLetter(parts[2])}");
        yield return new("no-signature", "the token has no signature", $"{parts[0]}.{parts[1]}.");
        yield return new("alg-none", "the token says that it needs no signature", $"{read.WithHeader("alg", "none").Unsigned()}.");
        yield return Other("audience", "the token is for another audience", "aud", Nobody);
        yield return Other("issuer", "the token is from another issuer", "iss", Nobody);
        yield return Other("expired", "the token has expired", "exp", LongAgo);
        yield return Other("not-yet", "the token is not valid yet", "nbf", FarAway);

        ForgedToken Other(string id, string text, string claim, JsonNode value) => new(id, text, $"{read.WithClaim(claim, value).Unsigned()}.{parts[2]}");
    }

    private static IEnumerable<ForgedToken> Opaque(string token)
    {
        yield return new("letter", "one letter of the token is another one", JsonWebToken.OtherLetter(token));
        yield return new("cut", "the last letter of the token is missing", token[..^1]);
        yield return new("alg-none", "the token is one that says that it needs no signature", $"{OfNobody("none").Unsigned()}.");
        yield return new("self-made", "the token is one that anybody could have signed", $"{OfNobody("HS256").Unsigned()}.bm9ib2R5LXNpZ25lZC10aGlz");
    }

    private static JsonWebToken OfNobody(string algorithm) =>
        new(new() { ["alg"] = algorithm, ["typ"] = "JWT" }, new() { ["iss"] = Nobody, ["sub"] = "nobody", ["exp"] = FarAway });
}
