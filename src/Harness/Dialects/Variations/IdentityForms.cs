using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.UserFlow;

namespace Harness.Dialects.Variations;

/// <summary>Every form that <c>identities</c> is documented, reported or feared to have (shared contract, section 2.2).</summary>
internal static class IdentityForms
{
    public const string Id = "identities";
    public const string Absent = "identities-absent";

    private const string Prefix = "identities-";
    private const string Claim = "identities";

    private static readonly Identity Federated = new("federated", "google.com", "104857600123456789012");

    // A word, and what is sent for it.
    private static readonly (string Id, string Text, string Json)[] Incompletes =
    [
        ("empty", "identities is an empty list", "[]"),
        ("empty-entry", "the entry of identities has no members", "[{}]"),
        ("null-entry", "the entry of identities is null", "[null]"),
        ("without-type", "the entry of identities has no signInType", """[{"issuer":"google.com","issuerAssignedId":"104857600123456789012"}]"""),
        ("without-issuer", "the entry of identities has no issuer", """[{"signInType":"federated","issuerAssignedId":"104857600123456789012"}]"""),
        ("without-id", "the entry of identities has no issuerAssignedId", """[{"signInType":"federated","issuer":"google.com"}]"""),
    ];

    private static readonly (string Id, string Type, string Value)[] LocalTypes =
    [
        ("email-address", "emailAddress", "someone@example.com"),
        ("email-address1", "emailAddress1", "someone.else@example.com"),
        ("user-name", "userName", "johnsmith"),
        ("custom-type", "customerId", "C-00042"),
        ("user-principal-name", "userPrincipalName", "someone@contoso.onmicrosoft.com"),
    ];

    private static readonly (string Id, string Text, string Value)[] OpaqueIds =
    [
        ("leading-zero", "begins with a zero", "0012345678"),
        ("long", "has more digits than a number keeps", "123456789012345678901234"),
        ("guid", "is a GUID", "5E0C2A8F-9B1D-4c3e-8f7a-6b5d4c3e2f1a"),
        ("base64", "is base64", "pZ8+/kq3RzWc1v0aT9yXHg=="),
        ("email", "is an e-mail address", "Someone.Else@Example.com"),
    ];

    public static Variation Row { get; } = new(Id, "Every form of identities: absent, empty, incomplete, local, several, and ids that are no numbers.")
    {
        Changes = varied => varied.Technical is not null ? [] : Every(varied).Where(change => IsOther(change.Claims(varied.Plain), varied.Plain)),
        LooksAtValues = true,
    };

    /// <summary>Whether a change sends a list that is empty or an entry that lacks something.</summary>
    public static bool IsIncomplete(Change change) => change.Variation == Id && Incompletes.Any(row => change.Id == Prefix + row.Id);

    /// <summary>Whether a change sends an entry of a local account.</summary>
    public static bool IsLocal(Change change) => change.Variation == Id && LocalTypes.Any(row => change.Id == Prefix + row.Id);

    /// <summary>Whether a change sends an id that a number or a model class would spoil.</summary>
    public static bool IsOpaqueId(Change change) => change.Id.StartsWith(Prefix + "id-", StringComparison.Ordinal);

    // A person may have one of these forms already.
    private static bool IsOther(ClaimSet claims, ClaimSet plain) =>
        !claims.TryGet(Claim, out var sent) || !plain.TryGet(Claim, out var own) || !JsonElement.DeepEquals(sent, own);

    private static IEnumerable<Change> Every(Varied varied)
    {
        if (varied.Plain.Has(Claim)) yield return new(Id, Absent, "there are no identities") { Claims = claims => claims.Without(Claim) };
        foreach (var (id, text, json) in Incompletes)
        {
            // An empty list may come one day; half an entry is nothing that B2C writes.
            yield return Change.Set(Id, Prefix + id, text, Claim, JsonElement.Parse(json)) with { IsOdd = json != "[]" };
        }

        foreach (var (id, type, value) in LocalTypes)
            yield return Of(id, $"the identity is a local one of type {type}", new Identity(type, varied.Profile.TenantDomain, value));
        foreach (var (id, text, value) in OpaqueIds) yield return Of("id-" + id, $"issuerAssignedId {text}", Federated with { IssuerAssignedId = value });

        var local = new Identity("emailAddress", varied.Profile.TenantDomain, varied.Plain.Text("email") ?? "someone@example.com");
        yield return Of("phone", "the issuer is phone", new Identity("federated", "phone", "+1 425 555 0100"));
        yield return Of("mail", "the issuer is mail, as for one-time passcodes", new Identity("federated", "mail", local.IssuerAssignedId));
        yield return Of("issuer-facebook", "the issuer is the word facebook", Federated with { Issuer = "facebook" });
        yield return Of("issuer-google", "the issuer is the word google", Federated with { Issuer = "google" });
        yield return Of("issuer-tenant", "the issuer is another organisation", Federated with { Issuer = "fabrikam.onmicrosoft.com" });
        yield return Of("several", "a local identity comes before the federated one", local, new Identity("userName", local.Issuer, "johnsmith"), Federated);
        yield return Of("ten", "there are ten identities, as many as the directory keeps", [local, .. Enumerable.Range(1, 8).Select(number => local with { SignInType = $"emailAddress{number}", IssuerAssignedId = $"someone{number}@example.com" }), Federated]);
    }

    private static Change Of(string id, string text, params Identity[] identities) =>
        Change.Set(Id, Prefix + id, text, Claim, JsonSerializer.SerializeToElement([.. identities], IdentityJson.Default.ImmutableArrayIdentity));
}
