using System.Globalization;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] SignInTypes = ["federated", "emailAddress", "userName"];

    private static Defect[] Identities =>
    [
        new("crashes-without-identities", "A body without identities leads to an unhandled exception.", ["UF-REQ-015"])
        {
            Before = Instead(scene => CrashIf(scene.Request is not null && scene.Request["identities"] is null)),
        },
        new("crashes-on-incomplete-identities", "An empty list of identities, or an entry without issuer, leads to an unhandled exception.",
            ["UF-REQ-016"])
        {
            Before = Instead(scene => CrashIf(scene.Request?["identities"] is JsonArray { Count: 0 }
                || IdentitiesOf(scene).Any(identity => identity["issuer"] is null))),
        },
        new("looks-at-first-identity-only",
            "Only the first identity counts: blocked providers behind it are let in, federated people with a local one first are refused.",
            ["UF-REQ-017"])
        {
            Before = LooksAtFirstIdentityOnly,
        },
        new("crashes-on-other-sign-in-types",
            "A signInType that is not federated, emailAddress or userName leads to an unhandled exception.",
            ["UF-REQ-018"])
        {
            Before = Instead(scene => CrashIf(IdentitiesOf(scene)
                .Any(identity => identity["signInType"] is { } type && !SignInTypes.Contains(TextOf(type))))),
        },
        new("assigned-id-as-number",
            "The id that a provider assigned is parsed as a number: long ones and letters crash, leading zeros are lost.",
            ["UF-REQ-019"])
        {
            Before = Instead(scene => CrashIf(
                FederatedId(scene) is { } id && !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _))),
            After = Edit<Continue>((scene, body) =>
            {
                if (FederatedId(scene) is { } id)
                    body["extension_memberNumber"] = WithoutLeadingZeros(id);
            }),
        },
        new("knows-issuers-by-domain-only", "An issuer that is written as a short word, such as google, is refused as unknown.",
            ["UF-REQ-020"])
        {
            Before = Instead(scene => scene.Claims.Issuers.All(issuer => issuer.Contains('.'))
                ? null
                : Refuse(scene, "You cannot sign up through this provider.")),
        },
    ];

    private static Before LooksAtFirstIdentityOnly() => async scene =>
    {
        if (scene.Request?["identities"] is not JsonArray { Count: > 1 } identities)
            return null;
        if (IsFederated(scene) && TextOf((identities[0] as JsonObject)?["signInType"]) != "federated"
            && Refuse(scene, "You cannot sign up without a provider.") is { } refusal)
            return refusal;
        var request = scene.Request.DeepClone().AsObject();
        request["identities"] = new JsonArray(identities[0]?.DeepClone());
        return await scene.Answer(request, scene.Step);
    };

    private static IEnumerable<JsonObject> IdentitiesOf(Scene scene) =>
        (scene.Request?["identities"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsFederated(Scene scene) => IdentitiesOf(scene).Any(identity => TextOf(identity["signInType"]) == "federated");

    private static string? FederatedId(Scene scene) => IdentitiesOf(scene)
        .Where(identity => TextOf(identity["signInType"]) == "federated")
        .Select(identity => TextOf(identity["issuerAssignedId"])).FirstOrDefault(id => id is not null);

    private static string WithoutLeadingZeros(string digits) => digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0";
}
