using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Harness.ReferenceConnector.Contract;

/// <summary>The claims of a request, where null, blank and wrongly typed all mean what the contract calls absent.</summary>
internal sealed partial class Claims(JsonObject? body)
{
    // A custom policy names the claim as it likes; these are the names of the documentation. An LCID may be a number.
    private static readonly string[] NamesOfLanguage = ["ui_locales", "language", "lang"];

    public Locales Locales { get; } = Locales.Parse(
        NamesOfLanguage.Select(name => Text(body?[name]) ?? Literal(body?[name])).FirstOrDefault(text => text is not null));

    /// <summary>
    /// The step that the body names. Without a usable name the object id decides, because an account that has one
    /// exists already, and that is only so when a token is about to be issued.
    /// </summary>
    public Step Step => this["step"] switch
    {
        nameof(Step.PostFederationSignup) => Step.PostFederationSignup,
        nameof(Step.PostAttributeCollection) => Step.PostAttributeCollection,
        // The vendor's documentation prints the second name in one sample.
        nameof(Step.PreTokenIssuance) or "PreTokenApplicationClaims" => Step.PreTokenIssuance,
        _ => this["objectId"] is null ? Step.Unknown : Step.PreTokenIssuance,
    };

    /// <summary>What follows the last @ of the e-mail address; a quoted local part may hold another.</summary>
    public string? EmailDomain => this["email"] is { } email && email.LastIndexOf('@') is > 0 and var at && at < email.Length - 1
        ? email[(at + 1)..]
        : null;

    /// <summary>The identity providers that the person came from, as far as the entries name them.</summary>
    public IEnumerable<string> Issuers => (body?["identities"] as JsonArray ?? [])
        .OfType<JsonObject>().Select(identity => Text(identity["issuer"])).OfType<string>();

    public string? this[string name] => Text(body?[name]);

    /// <summary>A custom attribute, whatever the id of the extensions app is in the tenant that calls.</summary>
    public string? Custom(string name) => body?
        // Two ids for one name are no reason to depend on the order of the members.
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Where(member => CustomName().Match(member.Key) is { Success: true } match && match.Groups["name"].Value == name)
        .Select(member => Text(member.Value) ?? Literal(member.Value))
        .FirstOrDefault(value => value is not null);

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() is JsonValueKind.String && node.GetValue<string>().Trim() is { Length: > 0 } text ? text : null;

    // An attribute of type Int or Boolean arrives as a JSON literal.
    private static string? Literal(JsonNode? node) =>
        node?.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? node.ToJsonString() : null;

    [GeneratedRegex("^extension_([0-9a-fA-F]{32}_)?(?<name>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex CustomName();
}
