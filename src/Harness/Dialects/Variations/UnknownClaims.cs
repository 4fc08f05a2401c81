using System.Text.Json;
using Harness.Dialects.CustomPolicies;

namespace Harness.Dialects.Variations;

/// <summary>New claims appear as soon as an administrator ticks them.</summary>
internal static class UnknownClaims
{
    public const string Id = "unknown-claim";

    private const int Depth = 30;
    private const string TextId = "unknown-text";
    private const string CustomId = "unknown-custom";

    public static Variation Row { get; } = new(Id, "Claims that the endpoint has never heard of: texts, numbers, booleans, lists, objects, one of them deep.")
    {
        Changes = varied => Every(varied).Where(change => varied.AreJson || change.Id is TextId or CustomId),
    };

    // Parts of an address have their places, and an own payload is made by the policy: there is nothing to add to them.
    private static IEnumerable<Change> Every(Varied varied) => varied.Technical is { PayloadClaim: not null } or { SendClaimsIn: SendClaimsIn.Url } ? [] :
    [
        Of("text", "a text", "department", "\"Sales\""),
        Of("custom", "a custom attribute", varied.Profile.WireName("extension_favouriteColour"), "\"green\""),
        Of("number", "a number", "employeeCount", "42"),
        Of("fraction", "a number with a fraction", "creditLimit", "1234.5678"),
        Of("boolean", "a boolean", "accountEnabled", "true"),
        Of("null", "null", "ageGroup", "null"),
        Of("list", "a list", "otherMails", """["someone@example.com","someone.else@example.com"]"""),
        Of("object", "an object", "manager", """{"displayName":"Somebody Else","level":3}"""),
        Of("deep-object", $"an object {Depth} levels deep", "organisation", Deep()),
    ];

    private static Change Of(string id, string what, string claim, string json) =>
        Change.Set(Id, "unknown-" + id, $"there is a further claim, {what}", claim, JsonElement.Parse(json));

    private static string Deep() => string.Concat(Enumerable.Repeat("{\"unit\":", Depth)) + "1" + new string('}', Depth);
}
