using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>Reads the address of a policy's document. Names are compared without case, as B2C does.</summary>
internal static class IssuerAddress
{
    // The older hosts of B2C put this before the tenant, and the issuer that names the policy still does.
    private const string TrustFramework = "tfp";

    private static readonly ImmutableArray<(string Path, IssuerDocument Document)> Documents =
    [
        ("v2.0/.well-known/openid-configuration", IssuerDocument.Metadata),
        ("discovery/v2.0/keys", IssuerDocument.Keys),
        ("oauth2/v2.0/token", IssuerDocument.Token),
    ];

    /// <summary>The policy and the document of a path such as <c>/contoso.onmicrosoft.com/b2c_1_signupsignin1/discovery/v2.0/keys</c>; null where it is none of this tenant.</summary>
    public static (string Policy, IssuerDocument Document)? Read(string path, Tenant tenant)
    {
        var words = path.Trim('/').Split('/');
        if (Same(words[0], TrustFramework)) words = words[1..];
        if (words is not [var name, { Length: > 0 } policy, .. var rest] || !(Same(name, tenant.Name) || Same(name, tenant.Id.ToString()))) return null;
        var asked = string.Join('/', rest);
        foreach (var (known, document) in Documents)
            if (Same(asked, known)) return (Uri.UnescapeDataString(policy), document);
        return null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
