using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.Variations;

namespace Harness.Dialects.ProtectedApis;

/// <summary>Tokens that the issuer signed, and that are not for this API, not for now, or not for this person.</summary>
internal static class TokenClaims
{
    public const string Audience = "token-audience";
    public const string Issuer = "token-issuer";
    public const string Lifetime = "token-lifetime";
    public const string NotYet = "token-not-yet";
    public const string Policy = "token-policy";
    public const string Required = "token-required";
    public const string Additions = "token-additions";

    private const string Nobody = "11111111-2222-3333-4444-555555555555";

    // Beyond what a gateway is said to grant; and where nothing is said, beyond what any would.
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BeyondAny = TimeSpan.FromHours(2);

    public static Variation OfAudience { get; } = new(Audience, "Tokens for another application, and for none.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            Set(Audience, "other-audience", "the token is for another application", "aud", Nobody),
            Left(Audience, "no-audience", "the token is for no application", "aud"),
        ],
    };

    public static Variation OfIssuer { get; } = new(Issuer, "Tokens of another tenant, another host, and with the issuer in the form that names the policy.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            IssuedBy(varied, "other-tenant", "the token is from another tenant", issuer => issuer.Replace(varied.Profile.Protected!.TenantId.ToString(), Nobody, StringComparison.OrdinalIgnoreCase)),
            IssuedBy(varied, "other-host", "the token is from another host", issuer => "https://fabrikam.b2clogin.com" + new Uri(issuer).PathAndQuery),
            IssuedBy(varied, "tfp-form", "the issuer is written in the form that names the policy", _ => BearerToken.TenantOf(varied.Profile.Protected!, varied.Profile.Issuer!).IssuerWithPolicy),
            Left(Issuer, "no-issuer", "the token names no issuer", "iss"),
        ],
    };

    public static Variation OfLifetime { get; } = new(Lifetime, "A token that has expired, and one that never does.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            new(Lifetime, "expired", "the token has expired")
            {
                Claims = claims => Shifted(Shifted(Shifted(claims, "iat", Past), "nbf", Past).With("exp", Now(varied, -Margin(varied))), "auth_time", Past),
                IsOdd = true,
                NeedsPlain = true,
            },
            Left(Lifetime, "no-exp", "the token does not say when it expires", "exp"),
        ],
    };

    public static Variation OfBeginning { get; } = new(NotYet, "A token that is not valid yet.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            new(NotYet, "not-yet", "the token is not valid yet")
            {
                Claims = claims => claims.With("nbf", Now(varied, Margin(varied))).With("exp", Now(varied, Margin(varied) + TimeSpan.FromHours(1))),
                IsOdd = true,
                NeedsPlain = true,
            },
        ],
    };

    public static Variation OfPolicy { get; } = new(Policy, "Tokens of another policy of the tenant.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            new(Policy, "other-policy", "the token is from another policy of the tenant")
            {
                Claims = claims => claims.With(claims.Has("tfp") || !claims.Has("acr") ? "tfp" : "acr", "B2C_1_another_policy"),
                IsOdd = true,
                NeedsPlain = true,
            },
        ],
    };

    public static Variation OfRequired { get; } = new(Required, "Tokens without the scopes and claims that the API demands, and with other values of them.")
    {
        Changes = varied => varied.Profile.Protected is not { IsConnector: false } api ? [] :
        [
            .. api.Scopes.IsEmpty ? Array.Empty<Change>() :
            [
                Left(Required, "no-scope", "the token grants no scope", "scp"),
                Set(Required, "other-scope", "the token grants another scope", "scp", "something.else"),
            ],
            .. api.RequiredClaims.SelectMany(claim => new[]
            {
                Left(Required, $"no-{claim.Name}", $"the token has no {claim.Name}", claim.Name),
                Set(Required, $"other-{claim.Name}", $"the token has another {claim.Name}", claim.Name, Other(claim.Value)),
            }),
        ],
    };

    public static Variation OfAdditions { get; } = new(Additions, "Tokens with claims that the gateway has never heard of, and with their claims in another order.")
    {
        Changes = varied => !AreTokens(varied) ? [] :
        [
            new(Additions, "further-claims", "the token has further claims, among them a list and an object")
            {
                Claims = claims => claims.With("extension_favouriteColour", "green").With("newUser", JsonElement.Parse("true"))
                    .With("oid", Nobody).With("name", "Somebody").With("emails", JsonElement.Parse("""["someone@example.com","someone.else@example.com"]""")).With("unit", JsonElement.Parse("""{"name":"Sales","level":3}""")),
                NeedsPlain = true,
            },
            new(Additions, "other-order", "the claims stand in another order")
            {
                Claims = claims => claims.Reverse().Aggregate(ClaimSet.Empty, (turned, claim) => turned.With(claim.Name, claim.Value)),
                NeedsPlain = true,
            },
        ],
    };

    private static TimeSpan Past => -BeyondAny;

    private static bool AreTokens(Varied varied) => varied.Profile.Protected is { IsConnector: false };

    private static TimeSpan Margin(Varied varied) => varied.Profile.Protected!.Skew is { } skew ? skew + Beyond : BeyondAny;

    // Where the harness is not the issuer the claims stay, and the dialect says that the call cannot be made.
    private static JsonElement Now(Varied varied, TimeSpan later) => BearerToken.Seconds(varied.Profile.Issuer is { } issuer ? issuer.Time.GetUtcNow() + later : DateTimeOffset.UnixEpoch);

    private static ClaimSet Shifted(ClaimSet claims, string name, TimeSpan by) =>
        claims.TryGet(name, out var value) && value.TryGetInt64(out var seconds) ? claims.With(name, JsonSerializer.SerializeToElement(seconds + (long)by.TotalSeconds)) : claims;

    private static Change IssuedBy(Varied varied, string id, string text, Func<string, string> other) => new(Issuer, id, text)
    {
        Claims = claims => claims.With("iss", varied.Profile.Issuer is { } issuer ? other(BearerToken.TenantOf(varied.Profile.Protected!, issuer).Issuer) : Nobody),
        IsOdd = true,
        NeedsPlain = true,
    };

    private static JsonElement Other(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => JsonSerializer.SerializeToElement(value.GetDouble() + 1),
        JsonValueKind.True => JsonElement.Parse("false"),
        JsonValueKind.False => JsonElement.Parse("true"),
        _ => JsonSerializer.SerializeToElement("something-else"),
    };

    private static Change Set(string variation, string id, string text, string claim, string value) => Set(variation, id, text, claim, JsonSerializer.SerializeToElement(value));

    private static Change Set(string variation, string id, string text, string claim, JsonElement value) => Change.Set(variation, id, text, claim, value) with { IsOdd = true, NeedsPlain = true };

    private static Change Left(string variation, string id, string text, string claim) => new(variation, id, text) { Claims = claims => claims.Without(claim), IsOdd = true, NeedsPlain = true };
}
