using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Tokens;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// The words in braces that a policy puts into claims (azure-docs claim-resolver-overview.md, 02/16/2022). What depends on the request of the
/// application or on the moment is made up, the same for the same person.
/// </summary>
internal static partial class ClaimResolvers
{
    private static readonly FrozenDictionary<string, Func<Profile, Persona, string>> Words = new Dictionary<string, Func<Profile, Persona, string>>
    {
        ["Culture:LanguageName"] = (_, person) => Culture(person).TwoLetterISOLanguageName,
        ["Culture:LCID"] = (_, person) => Lcid(Culture(person)),
        ["Culture:RegionName"] = (_, person) => Region(person),
        ["Culture:RFC5646"] = (_, person) => person.Locale,
        ["Policy:PolicyId"] = (_, _) => "B2C_1A_signup_signin",
        ["Policy:RelyingPartyTenantId"] = (profile, _) => profile.TenantDomain,
        ["Policy:TrustFrameworkTenantId"] = (profile, _) => profile.TenantDomain,
        ["Policy:TenantObjectId"] = (profile, _) => TenantObjectId(profile),
        ["Context:BuildNumber"] = (_, _) => "1.1.461.0",
        ["Context:CorrelationId"] = (_, person) => CorrelationId(person),
        ["Context:DateTimeInUtc"] = (_, _) => "10/10/2021 12:00:00 PM",
        ["Context:DeploymentMode"] = (_, _) => "Production",
        ["Context:HostName"] = (profile, _) => profile.TenantDomain.Split('.')[0] + ".b2clogin.com",
        ["Context:IPAddress"] = (_, _) => "203.0.113.7",
        ["Context:KMSI"] = (_, _) => "false",
        ["OIDC:AuthenticationContextReferences"] = (_, _) => "b2c_1a_signup_signin",
        ["OIDC:ClientId"] = (profile, _) => profile.ClientId,
        ["OIDC:DomainHint"] = (_, _) => "",
        ["OIDC:LoginHint"] = (_, person) => person.Attributes.Text("email") ?? "",
        ["OIDC:MaxAge"] = (_, _) => "3600",
        ["OIDC:Nonce"] = (_, person) => Made(person, "nonce").ToString("N"),
        ["OIDC:Password"] = (_, _) => "",
        ["OIDC:Prompt"] = (_, _) => "login",
        ["OIDC:RedirectUri"] = (_, _) => "https://jwt.ms/",
        ["OIDC:Resource"] = (_, _) => "",
        ["OIDC:Scope"] = (_, _) => "openid",
        ["OIDC:Username"] = (_, person) => person.Attributes.Text("email") ?? "",
        ["SAML:AuthnContextClassReferences"] = (_, _) => "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        ["SAML:NameIdPolicyFormat"] = (_, _) => "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
        ["SAML:Issuer"] = (profile, _) => $"https://{profile.TenantDomain}/app",
        ["SAML:AllowCreate"] = (_, _) => "True",
        ["SAML:ForceAuthn"] = (_, _) => "False",
        ["SAML:ProviderName"] = (_, _) => "Contoso",
        ["SAML:RelayState"] = (_, _) => "",
        ["SAML:Subject"] = (_, person) => person.Attributes.Text("email") ?? "",
        ["SAML:Binding"] = (_, _) => "http-post",
        ["oauth2:access_token"] = (_, person) => Made(person, "access_token").ToString("N"),
        ["oauth2:token_type"] = (_, _) => "Bearer",
        ["oauth2:expires_in"] = (_, _) => "3600",
        ["oauth2:refresh_token"] = (_, person) => Made(person, "refresh_token").ToString("N"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a query parameter of the sign-in address carries, where a policy hands it on.</summary>
    private const string QueryParameter = "OAUTH-KV:";

    private const string AnyClaim = "Claim:";

    // What culture data has for a culture without a number of its own.
    private const int NoLcid = 4096;

    /// <summary>Whether a text holds a resolver; <c>{Settings:...}</c> is filled in before the policy is uploaded, and is none.</summary>
    public static bool Has(string text) => Resolver().IsMatch(text);

    /// <summary>Whether a text holds a resolver of the family whose values are under the control of whoever writes the sign-in address.</summary>
    public static bool HasQueryParameter(string? text) =>
        text is not null && Resolver().Matches(text).Any(match => match.Groups[1].Value.StartsWith(QueryParameter, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text holds a resolver that tells the person's language.</summary>
    public static bool HasCulture(string? text) =>
        text is not null && Resolver().Matches(text).Any(match => match.Groups[1].Value.StartsWith("Culture:", StringComparison.OrdinalIgnoreCase));

    /// <summary>A text with everything filled in that is known; what is unknown stays.</summary>
    public static string Fill(string text, Profile profile, Persona person) => Resolver().Replace(text, match =>
    {
        var word = match.Groups[1].Value;
        if (Words.GetValueOrDefault(word) is { } value) return value(profile, person);
        if (word.StartsWith(QueryParameter, StringComparison.OrdinalIgnoreCase)) return $"{word[QueryParameter.Length..]}-of-the-query";
        if (word.StartsWith(AnyClaim, StringComparison.OrdinalIgnoreCase)) return PersonClaims.Find(profile, person, word[AnyClaim.Length..]) is { } claim ? ClaimText.Of(claim) : "";
        return match.Value;
    });

    /// <summary>The id of the tenant, the same for the same domain.</summary>
    public static string TenantObjectId(Profile profile) => Tenant.MadeId(profile.TenantDomain).ToString();

    /// <summary>The id of the sign-in, the same for the same person.</summary>
    public static string CorrelationId(Persona person) => Made(person, "correlation").ToString();

    private static CultureInfo Culture(Persona person) => CultureInfo.GetCultureInfo(person.Locale);

    private static string Lcid(CultureInfo culture) =>
        (culture.LCID != NoLcid || culture.Parent.Name.Length == 0 ? culture.LCID : culture.Parent.LCID).ToString(CultureInfo.InvariantCulture);

    private static string Region(Persona person) => person.Locale.Contains('-', StringComparison.Ordinal) ? person.Locale[(person.Locale.LastIndexOf('-') + 1)..] : "";

    private static Guid Made(Persona person, string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.ObjectId}/{what}")).AsSpan(0, 16));

    [GeneratedRegex(@"\{((?![Ss]ettings:)[A-Za-z0-9-]+:[^{}]+)\}")]
    private static partial Regex Resolver();
}
