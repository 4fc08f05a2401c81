using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Tokens;

/// <summary>What is the same in all tokens that a policy issues to an application (azure-docs tokens-overview.md, access-tokens.md).</summary>
/// <param name="Tenant">Who issues them, by which policy.</param>
/// <param name="Audience">For whom they are: the application id of an API, or of the application itself.</param>
public sealed record TokenShape(Tenant Tenant, string Audience)
{
    /// <summary>How long a token is good where the tenant says nothing else.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(60);

    /// <summary>The names of the claims that do not come from the person.</summary>
    public static ImmutableArray<string> OwnClaims { get; } = ["iss", "exp", "nbf", "aud", "tfp", "acr", "nonce", "scp", "azp", "ver", "auth_time", "iat"];

    /// <summary>Whether <c>iss</c> names the policy, as tenants may choose.</summary>
    public bool IssuerNamesPolicy { get; init; }

    /// <summary>The application that asked for the token (<c>azp</c>), or null in a token for itself.</summary>
    public string? Client { get; init; }

    /// <summary>What that application may do at the API (<c>scp</c>), by short names such as <c>read</c>.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>What the application asked to find again in the token, or null.</summary>
    public string? Nonce { get; init; }

    /// <summary>How long a token is good.</summary>
    public TimeSpan Lifetime { get; init; } = DefaultLifetime;

    /// <summary>The claims of a token, in the order in which B2C writes them; what a person or policy cannot say is not taken from there.</summary>
    /// <param name="person">Whose token it is, under the names of tokens: <c>sub</c>, <c>oid</c>, <c>name</c>, <c>emails</c>, <c>extension_loyaltyId</c> ...</param>
    /// <param name="at">When it is issued.</param>
    public ClaimSet Of(ClaimSet person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        var now = at.ToUnixTimeSeconds();
        var claims = ClaimSet.Empty
            .With("iss", IssuerNamesPolicy ? Tenant.IssuerWithPolicy : Tenant.Issuer)
            .With("exp", Number(now + (long)Lifetime.TotalSeconds))
            .With("nbf", Number(now))
            .With("aud", Audience)
            .With(person.Where(name => !IsOwn(name)))
            .With(Tenant.PolicyClaim, Tenant.IsCustomPolicy ? Tenant.Policy.ToLowerInvariant() : Tenant.Policy);
        if (Nonce is { } nonce) claims = claims.With("nonce", nonce);
        if (!Scopes.IsEmpty) claims = claims.With("scp", string.Join(' ', Scopes));
        if (Client is { } client) claims = claims.With("azp", client);
        return claims.With("ver", "1.0").With("auth_time", Number(now)).With("iat", Number(now));
    }

    // A custom policy may put out the other name of the policy as a claim.
    private bool IsOwn(string name) => OwnClaims.Contains(name) && (name is not ("tfp" or "acr") || name == Tenant.PolicyClaim);

    private static JsonElement Number(long seconds) => JsonSerializer.SerializeToElement(seconds);
}
