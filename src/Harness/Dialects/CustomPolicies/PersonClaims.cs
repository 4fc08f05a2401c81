using System.Collections.Frozen;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.CustomPolicies;

/// <summary>What policies call the things that a person has: the claim ids of the starter packs and of common samples.</summary>
internal static class PersonClaims
{
    private static readonly FrozenDictionary<string, string> AttributeOf = new Dictionary<string, string>
    {
        ["signInName"] = "email",
        ["signInNames.emailAddress"] = "email",
        ["emailAddress"] = "email",
        ["mail"] = "email",
        ["readOnlyEmail"] = "email",
        ["verified.Email"] = "email",
        ["strongAuthenticationEmailAddress"] = "email",
        ["firstName"] = "givenName",
        ["lastName"] = "surname",
        ["name"] = "displayName",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Usual =
        new[] { "email", "displayName", "givenName", "surname", "streetAddress", "city", "postalCode", "country" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Func<Profile, Persona, string?>> Others = new Dictionary<string, Func<Profile, Persona, string?>>
    {
        ["objectId"] = (_, person) => person.ObjectId,
        ["oid"] = (_, person) => person.ObjectId,
        ["sub"] = (_, person) => person.ObjectId,
        ["userPrincipalName"] = (profile, person) => $"{person.ObjectId}@{profile.TenantDomain}",
        ["tenantId"] = (profile, _) => ClaimResolvers.TenantObjectId(profile),
        ["correlationId"] = (_, person) => ClaimResolvers.CorrelationId(person),
        ["client_id"] = (profile, _) => profile.ClientId,
        ["identityProvider"] = (_, person) => Provider(person)?.Issuer ?? "Local",
        ["issuerUserId"] = (_, person) => Provider(person)?.IssuerAssignedId,
        ["authenticationSource"] = (_, person) => person.Account == AccountKind.Local ? "localAccountAuthentication" : "socialIdpAuthentication",
        ["ui_locales"] = (_, person) => person.Locale,
        ["locale"] = (_, person) => person.Locale,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value that a person has for a claim of a policy, or null.</summary>
    public static JsonElement? Find(Profile profile, Persona person, string claim)
    {
        var name = AttributeOf.GetValueOrDefault(claim, claim);
        if (Attribute(person, name) is { } attribute) return attribute;
        return Others.GetValueOrDefault(claim)?.Invoke(profile, person) is { } text ? JsonSerializer.SerializeToElement(text) : null;
    }

    /// <summary>The attribute of a person that a claim of this name holds.</summary>
    public static string AttributeName(string claim) => AttributeOf.GetValueOrDefault(claim, claim);

    /// <summary>Whether every person may have a value for a claim: it is one of the names that policies commonly use.</summary>
    public static bool Knows(string claim) => AttributeOf.ContainsKey(claim) || Others.ContainsKey(claim);

    /// <summary>Whether every person, of whatever country and account, has a value for a claim.</summary>
    public static bool IsOfEverybody(string claim) =>
        !claim.Equals("issuerUserId", StringComparison.OrdinalIgnoreCase)
        && (Knows(claim) || Usual.Contains(claim));

    // Attributes of the tenant's own come under the name that the policy gives them, with or without extension_.
    private static JsonElement? Attribute(Persona person, string name)
    {
        var bare = name.StartsWith("extension_", StringComparison.OrdinalIgnoreCase) ? name["extension_".Length..] : name;
        foreach (var claim in person.Attributes)
            if (claim.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || claim.Name.Equals("extension_{appId}_" + bare, StringComparison.OrdinalIgnoreCase)) return claim.Value;
        return null;
    }

    private static Identity? Provider(Persona person) => person.Identities.FirstOrDefault(identity => identity.SignInType == "federated");
}
