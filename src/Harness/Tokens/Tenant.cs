using System.Security.Cryptography;
using System.Text;

namespace Harness.Tokens;

/// <summary>Whose tokens they are: a tenant and one of its policies, at an address where its keys are published.</summary>
/// <param name="Address">Scheme, host and port, for example <c>https://contoso.b2clogin.com</c>, or where the harness issues tokens.</param>
/// <param name="Name">The tenant, for example <c>contoso.onmicrosoft.com</c>.</param>
/// <param name="Id">The tenant's id, a GUID.</param>
/// <param name="Policy">The policy, for example <c>B2C_1_signupsignin1</c>.</param>
public sealed record Tenant(Uri Address, string Name, Guid Id, string Policy)
{
    private const string CustomPrefix = "B2C_1A_";

    /// <summary>An id for a tenant of which only the name is known, the same for the same name.</summary>
    public static Guid MadeId(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    /// <summary>Whether the policy is a custom one: B2C puts this before the names of all of them.</summary>
    public bool IsCustomPolicy => Policy.StartsWith(CustomPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The claim that names the policy: <c>tfp</c> in user flows, <c>acr</c> in custom policies that do not say otherwise.</summary>
    public string PolicyClaim => IsCustomPolicy ? "acr" : "tfp";

    /// <summary>The <c>iss</c> of its tokens, with the slash at the end.</summary>
    public string Issuer => $"{Origin}/{Id}/v2.0/";

    /// <summary>The form of <c>iss</c> that names the policy, as tenants may choose.</summary>
    public string IssuerWithPolicy => $"{Origin}/tfp/{Id}/{Policy.ToLowerInvariant()}/v2.0/";

    /// <summary>Where the policy describes itself.</summary>
    public Uri Metadata => Below("v2.0/.well-known/openid-configuration");

    /// <summary>Where its keys are.</summary>
    public Uri Keys => Below("discovery/v2.0/keys");

    /// <summary>Where people are sent to sign in.</summary>
    public Uri Authorize => Below("oauth2/v2.0/authorize");

    /// <summary>Where applications get tokens.</summary>
    public Uri Token => Below("oauth2/v2.0/token");

    /// <summary>Where people are sent to sign out.</summary>
    public Uri Logout => Below("oauth2/v2.0/logout");

    private string Origin => Address.GetLeftPart(UriPartial.Authority);

    private Uri Below(string path) => new($"{Origin}/{Name}/{Policy.ToLowerInvariant()}/{path}");
}
