using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Tokens;

namespace Harness.Dialects.ProtectedApis;

/// <summary>Tokens that nobody signed whose key the gateway trusts. They are made of the token of the call, wherever that is from.</summary>
internal static class TokenSignatures
{
    public const string Missing = "no-token";
    public const string Changed = "token-signature";
    public const string Algorithms = "token-algorithm";

    private static readonly ImmutableArray<string> Longer = ["HS384", "HS512"];

    // A key that no issuer publishes. Making one takes a while.
    private static readonly Lazy<SigningKey> Strange = new(SigningKey.Create);

    public static Variation NoToken { get; } = new(Missing, "The call of an API without its token, and with one where no token belongs.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            Of(Missing, "no-token", "the call has no token", call => BearerToken.Proven(call, null)),
            Of(Missing, "bearer-alone", "the Authorization line is the word Bearer alone", call => BearerToken.Proven(call, "Bearer")),
            Of(Missing, "basic", "the Authorization line has Basic credentials", call => BearerToken.Proven(call, "Basic YjJjOm5vLXRva2VuLWhlcmU=")),
            Of(Missing, "no-jwt", "the token is no JSON web token", call => BearerToken.With(call, "not-a-token-of-anybody")),
        ],
    };

    public static Variation Signature { get; } = new(Changed, "Tokens with another signature, with other claims under the old one, and signed by a key that the issuer does not publish: named like the right one, unknown, brought along in the token.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            OfToken("signature", "one letter of the signature is another one", (token, written) => $"{token.Unsigned()}.{JsonWebToken.OtherLetter(Parts(written)[2])}"),
            OfToken("claims", "the claims are others under the old signature", (token, written) => $"{token.WithClaim("sub", "00000000-0000-0000-0000-000000000000").Unsigned()}.{Parts(written)[2]}"),
            OfToken("same-kid", "another key signed, and has the right one's kid", (token, _) => token.SignedBy(Strange.Value)),
            OfToken("unknown-kid", "another key signed, with a kid that the key set does not have", (token, _) => token.WithHeader("kid", Strange.Value.Id).SignedBy(Strange.Value)),
            OfToken("no-kid", "another key signed, without a kid", (token, _) => token.WithoutHeader("kid").SignedBy(Strange.Value)),
            OfToken("jwk", "another key signed, and stands in the header of the token (jwk)", (token, _) => token.WithHeader("kid", Strange.Value.Id).WithHeader("jwk", Strange.Value.Jwk()).SignedBy(Strange.Value)),
            OfToken("jku", "another key signed, and the header says where it is (jku)", (token, _) => token.WithHeader("kid", Strange.Value.Id).WithHeader("jku", "https://keys.example/discovery/v2.0/keys").SignedBy(Strange.Value)),
        ],
    };

    public static Variation Algorithm { get; } = new(Algorithms, "Tokens that need no signature by what they say, tokens without one, and tokens signed with what everybody knows.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            OfAlgorithm("none", "the token says alg none and has no signature", (token, _) => $"{token.WithHeader("alg", "none").Unsigned()}."),
            OfAlgorithm("none-in-capitals", "the token says alg NONE and has no signature", (token, _) => $"{token.WithHeader("alg", "NONE").Unsigned()}."),
            OfAlgorithm("none-signed", "the token says alg none and keeps its signature", (token, written) => $"{token.WithHeader("alg", "none").Unsigned()}.{Parts(written)[2]}"),
            OfAlgorithm("unsigned", "the token has no signature", (_, written) => $"{Parts(written)[0]}.{Parts(written)[1]}."),
            .. Symmetric(varied),
        ],
    };

    private static bool AreTokens(Varied varied) => varied.Profile.Protected is { IsConnector: false };

    private static Change OfToken(string id, string text, Func<JsonWebToken, string, string> forge) => OfToken(Changed, id, text, forge);

    private static Change OfAlgorithm(string id, string text, Func<JsonWebToken, string, string> forge) => OfToken(Algorithms, "alg-" + id, text, forge);

    // What is no JSON web token cannot be taken apart: of it another one is made.
    private static Change OfToken(string variation, string id, string text, Func<JsonWebToken, string, string> forge) =>
        Of(variation, id, text, call => BearerToken.Of(call) is not { } written ? call
            : BearerToken.With(call, JsonWebToken.Read(written) is { } token ? forge(token, written) : JsonWebToken.OtherLetter(written)));

    private static Change Of(string variation, string id, string text, Func<Call, Call> change) => new(variation, id, text) { Call = change, IsOdd = true, NeedsPlain = true };

    private static string[] Parts(string written) => written.Split('.');

    // Where the harness is not the issuer, what is public of the key is its id.
    private static IEnumerable<Change> Symmetric(Varied varied) => varied.Profile.Issuer is not { } issuer
        ? [OfAlgorithm("hs256", "the token is signed with HS256, and the id of the key is the secret", (token, _) => Symmetric(token, "HS256", Encoding.UTF8.GetBytes(token.Header["kid"]?.ToString() ?? "secret")))]
        : [
            .. PublicSecret.All.Select(secret => OfAlgorithm("hs256" + secret.Id, $"the token is signed with HS256, and {secret.Text} is the secret", (token, _) => Symmetric(token, "HS256", secret.Of(issuer.Keys.Current)))),
            .. Longer.Select(algorithm => OfAlgorithm(algorithm.ToLowerInvariant(), $"the token is signed with {algorithm}, and {PublicSecret.OfFile.Text} is the secret", (token, _) => Symmetric(token, algorithm, PublicSecret.OfFile.Of(issuer.Keys.Current)))),
        ];

    private static string Symmetric(JsonWebToken token, string algorithm, byte[] secret)
    {
        var unsigned = token.WithHeader("alg", algorithm).Unsigned();
        return $"{unsigned}.{Base64Url.EncodeToString(PublicSecret.Sign(algorithm, secret, Encoding.ASCII.GetBytes(unsigned)))}";
    }
}
