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

    /// <summary>The claims of a person's token, in the order in which B2C writes them: no more than every token has, and what the API demands. Further ones are a question of their own.</summary>
    public static ClaimSet Claims(ProtectedApi api, TokenIssuer issuer, Persona persona)
    {
        var tenant = TenantOf(api, issuer);
        return new TokenShape(tenant, api.Audience) { Scopes = api.Scopes }.Of(ClaimSet.Empty.With("sub", persona.ObjectId), issuer.Time.GetUtcNow()).With(api.RequiredClaims);
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

    private static JsonObject ObjectOf(ClaimSet claims) => JsonNode.Parse(claims.ToJson())!.AsObject();
}
