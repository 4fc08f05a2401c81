using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Tests.Dialects;

/// <summary>Hand-made people and a flow, so that every byte of a body can be foreseen.</summary>
internal static class People
{
    public const string AppId = "0123456789abcdef0123456789abcdef";
    public const string ClientId = "11111111-2222-3333-4444-555555555555";
    public const string ObjectId = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    public static readonly Identity AtGoogle = new("federated", "google.com", "115678901234567890123");
    public static readonly Identity AtTenant = new("emailAddress", "contoso.onmicrosoft.com", "zoe@example.fr");

    /// <summary>Comes back from Google, which knows e-mail and names; the rest is typed.</summary>
    public static Persona Zoe { get; } = new()
    {
        Id = "zoe",
        About = "A person of the tests.",
        Account = AccountKind.Federated,
        Locale = "fr-FR",
        ObjectId = ObjectId,
        Identities = [AtGoogle, AtTenant],
        Attributes = Set(("displayName", "\"Zoé 😀\""), ("email", "\"zoe@example.fr\""), ("jobTitle", "\"Boulangère\""), ("extension_{appId}_loyaltyId", "\"007\""), ("extension_{appId}_newsletter", "true"), ("extension_{appId}_shoeSize", "38")),
        KnownToProvider = ["email", "displayName"],
    };

    /// <summary>Signs up with e-mail and password.</summary>
    public static Persona Local { get; } = Zoe with { Id = "local", Account = AccountKind.Local, Identities = [AtTenant], KnownToProvider = [] };

    public static Profile Profile { get; } = new() { Endpoint = new("https://api.example.com/sign-up"), AppId = AppId, ClientId = ClientId };

    /// <summary>The profile with a list of attributes: a name, ticked under User attributes, ticked under Application claims.</summary>
    public static Profile With(params (string Name, bool Collected, bool InToken)[] attributes) => Profile with
    {
        Attributes = [.. attributes.Select(row => new FlowAttribute(row.Name, AttributeType.String, row.Collected, row.InToken))],
    };

    public static ClaimSet Set(params (string Name, string Json)[] claims) =>
        claims.Aggregate(ClaimSet.Empty, (set, claim) => set.With(claim.Name, JsonElement.Parse(claim.Json)));

    public static ImmutableArray<string> Names(ClaimSet claims) => [.. claims.Select(claim => claim.Name)];
}
