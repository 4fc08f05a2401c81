using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;
using Harness.Tokens;

namespace Harness.Dialects;

/// <summary>The data type of an attribute, as the portal offers them.</summary>
public enum AttributeType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Int,
}

/// <summary>One attribute of the flow as it is configured in the tenant.</summary>
/// <param name="Name"><c>jobTitle</c>, or for a custom attribute <c>extension_loyaltyId</c> without the app id.</param>
/// <param name="Type">Its data type.</param>
/// <param name="Collected">Whether it is ticked under <em>User attributes</em>, and so asked for and stored.</param>
/// <param name="InToken">Whether it is ticked under <em>Application claims</em>, and so put into the token.</param>
public sealed record FlowAttribute(string Name, AttributeType Type, bool Collected, bool InToken);

/// <summary>Which form of the body the caller sends.</summary>
public enum BodyForm
{
    /// <summary>With <c>step</c> and <c>client_id</c>, as the documents of 2022 and later have it.</summary>
    Body2022,

    /// <summary>Without them, as the text of 2021 has it.</summary>
    Body2021,
}

/// <summary>What the caller was configured with.</summary>
public sealed partial record Profile
{
    /// <summary>The app id used where the settings name none.</summary>
    public const string DefaultAppId = "25883231668a43a780b25685c3f874bc";

    /// <summary>The client id used where the settings name none.</summary>
    public const string DefaultClientId = "93fd07aa-333c-409d-955d-96008fd08dd9";

    /// <summary>The endpoint's address, query string included.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Further instances of the endpoint: the caller's second attempt goes to the next one, as behind a balancer.</summary>
    public ImmutableArray<Uri> OtherInstances { get; init; } = [];

    /// <summary>What the caller proves itself with.</summary>
    public Credentials Credentials { get; init; } = new Credentials.None();

    /// <summary>What the caller proved itself with before a change of credentials; null where none is under way.</summary>
    public Credentials? OldCredentials { get; init; }

    /// <summary>How far that change is.</summary>
    public Rotation Rotation { get; init; }

    /// <summary>The environment variable that holds the secret of the credentials, for the curl lines of reports; null where none is known.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The same for the secret of the old ones.</summary>
    internal string? OldPasswordVariable { get; init; }

    /// <summary>Client id of the tenant's b2c-extensions-app: 32 hex digits without hyphens.</summary>
    public string AppId { get; init; } = DefaultAppId;

    /// <summary>The application the person signs in to, sent as <c>client_id</c>.</summary>
    public string ClientId { get; init; } = DefaultClientId;

    /// <summary>The tenant's default domain, the issuer of local accounts.</summary>
    public string TenantDomain { get; init; } = "contoso.onmicrosoft.com";

    /// <summary>Which form of the body is sent.</summary>
    public BodyForm BodyForm { get; init; } = BodyForm.Body2022;

    /// <summary>The flow's attributes, or null where the settings do not list them: rules that need the list are then not exercised.</summary>
    public ImmutableArray<FlowAttribute>? Attributes { get; init; }

    /// <summary>The languages in which the endpoint has messages, as tags such as <c>de</c>; empty where the settings do not list them.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Header lines sent besides those of the contract, for gateways that demand some.</summary>
    public ImmutableArray<Header> ExtraHeaders { get; init; } = [];

    /// <summary>The technical profile that calls; null for connectors of flows. Its claims have the names that the policy gives them in the call.</summary>
    public TechnicalProfile? Technical { get; init; }

    /// <summary>The API behind a gateway that is called; null for connectors and technical profiles. Its claims are those of a token, by their names there.</summary>
    internal ProtectedApi? Protected { get; init; }

    /// <summary>The harness as the issuer of the tokens of that API; null where it is none.</summary>
    internal TokenIssuer? Issuer { get; init; }

    /// <summary>The subscription key that the gateway asks for; null where none is given.</summary>
    internal string? SubscriptionKey { get; init; }

    /// <summary>The environment variable that holds it.</summary>
    internal string? SubscriptionKeyVariable { get; init; }

    /// <summary>The address of the API behind the gateway; null where none is given.</summary>
    internal Uri? Behind { get; init; }

    /// <summary>The name of a claim as the flow's attribute list has it: <c>extension_{32 hex}_X</c> is <c>extension_X</c>.</summary>
    public static string ShortName(string claim) => FullExtensionName().Replace(claim, "extension_");

    /// <summary>The full wire name of a claim: <c>extension_X</c> and <c>extension_{appId}_X</c> get this tenant's app id.</summary>
    public string WireName(string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (Technical is not null || Protected is not null) return claim;
        var name = claim.Replace("{appId}", AppId, StringComparison.Ordinal);
        return !name.StartsWith("extension_", StringComparison.Ordinal) || FullExtensionName().IsMatch(name)
            ? name
            : string.Concat("extension_", AppId, "_", name.AsSpan("extension_".Length));
    }

    /// <summary>A claim's name as packs and personas write it, whatever form it came in: <c>extension_{appId}_X</c>.</summary>
    public string PackName(string claim)
    {
        if (Technical is not null || Protected is not null) return claim;
        var name = ShortName(WireName(claim));
        return name.StartsWith("extension_", StringComparison.Ordinal) ? string.Concat("extension_{appId}_", name.AsSpan("extension_".Length)) : name;
    }

    /// <summary>The claims under their full wire names.</summary>
    public ClaimSet WireNames(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return claims.Rename(WireName);
    }

    /// <summary>The configured attribute a claim belongs to, or null.</summary>
    public FlowAttribute? Attribute(string claim) =>
        Attributes?.FirstOrDefault(attribute => attribute.Name == ShortName(claim));

    [GeneratedRegex("^extension_[0-9a-fA-F]{32}_")]
    private static partial Regex FullExtensionName();
}
