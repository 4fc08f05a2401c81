using System.Collections.Immutable;

namespace Harness.Tokens;

/// <summary>The address of a policy's document. Names are compared without case, as B2C does.</summary>
/// <param name="Policy">The policy, as it is written where the tenant has none of this name, and as the tenant writes it where it has.</param>
/// <param name="NamesPolicy">Whether the address begins as the issuer does that names the policy.</param>
/// <param name="Document">What is asked for.</param>
internal sealed record IssuerAddress(string Policy, bool NamesPolicy, IssuerDocument Document)
{
    // The older hosts of B2C put this before the tenant, and the issuer that names the policy still does.
    private const string TrustFramework = "tfp";

    private static readonly ImmutableArray<(string Path, IssuerDocument Document)> Documents =
    [
        ("v2.0/.well-known/openid-configuration", IssuerDocument.Metadata),
        ("discovery/v2.0/keys", IssuerDocument.Keys),
        ("oauth2/v2.0/token", IssuerDocument.Token),
    ];

    /// <summary>The parts of a path such as <c>/contoso.onmicrosoft.com/b2c_1_signupsignin1/discovery/v2.0/keys</c>; null where it is none of this tenant.</summary>
    public static IssuerAddress? Read(string path, Tenant tenant)
    {
        var words = path.Trim('/').Split('/');
        var namesPolicy = Same(words[0], TrustFramework);
        if (namesPolicy) words = words[1..];
        if (words is not [var name, { Length: > 0 } policy, .. var rest] || !(Same(name, tenant.Name) || Same(name, tenant.Id.ToString()))) return null;
        var asked = string.Join('/', rest);
        foreach (var (known, document) in Documents)
            if (Same(asked, known)) return new(Same(policy, tenant.Policy) ? tenant.Policy : policy, namesPolicy, document);
        return null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
