using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Claims;
using Harness.Exchanges;
using Harness.Tokens;

namespace Harness.Dialects.ProtectedApis;

/// <summary>The token that a call shows.</summary>
internal static class BearerToken
{
    public const string Header = "Authorization";
    public const string Scheme = "Bearer ";

    /// <summary>How long tokens of B2C are valid.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>The claims of a person's token, in the order in which B2C writes them.</summary>
    public static ClaimSet Claims(ProtectedApi api, TokenIssuer issuer, Persona persona)
    {
        var now = issuer.Time.GetUtcNow();
        var claims = ClaimSet.Empty
            .With("iss", TenantOf(api, issuer).Issuer)
            .With("exp", Seconds(now + Life))
            .With("nbf", Seconds(now))
            .With("aud", api.Audience)
            .With("sub", persona.ObjectId)
            .With("tfp", api.Policy);
        if (!api.Scopes.IsEmpty) claims = claims.With("scp", string.Join(' ', api.Scopes));
        return claims.With("ver", "1.0").With("iat", Seconds(now)).With(api.RequiredClaims);
    }

    public static Tenant TenantOf(ProtectedApi api, TokenIssuer issuer) => new(issuer.Address, api.Tenant, api.TenantId, api.Policy);

    /// <summary>A time as tokens have it.</summary>
    public static JsonElement Seconds(DateTimeOffset time) => JsonSerializer.SerializeToElement(time.ToUnixTimeSeconds());

    /// <summary>The token with these claims.</summary>
    public static string Signed(ClaimSet claims, SigningKey key) => JsonWebToken.Of(ObjectOf(claims), key).SignedBy(key);

    /// <summary>The claims that a token carries; null where it cannot be read.</summary>
    public static ClaimSet? Read(string token) => JsonWebToken.Read(token) is { } read ? ClaimSet.From(JsonSerializer.SerializeToElement(read.Claims)) : null;

    /// <summary>The token of a call; null where it shows none.</summary>
    public static string? Of(Call call)
    {
        var value = call.Headers.FirstOrDefault(header => header.Name == Header).Value;
        return value is not null && value.StartsWith(Scheme, StringComparison.Ordinal) ? value[Scheme.Length..] : null;
    }

    /// <summary>The same call with another token.</summary>
    public static Call With(Call call, string token) => Proven(call, Scheme + token);

    /// <summary>The same call with another Authorization line; without one where there is none.</summary>
    public static Call Proven(Call call, string? value)
    {
        var others = call.Headers.RemoveAll(header => header.Name == Header);
        return call with { Headers = value is null ? others : others.Insert(0, new(Header, value)) };
    }

    /// <summary>One of the three parts of a token, as it is written.</summary>
    public static string Written(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject ObjectOf(ClaimSet claims) => JsonNode.Parse(claims.ToJson())!.AsObject();
}
