using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] ClaimsOfTheModel =
        ["displayName", "country", "jobTitle", "extension_promoCode", "extension_loyaltyPoints", "extension_loyaltyTier"];

    private static Defect[] ClaimRows =>
    [
        new("echoes-request-at-token-step", "The token step returns the whole request merged with the new claims.",
            ["UF-PRV-002", "UF-RES-018"])
        {
            After = Edit<Continue>((scene, body) =>
            {
                if (scene.Step is not Step.PreTokenIssuance)
                    return;
                foreach (var (name, value) in scene.Request ?? [])
                    body.TryAdd(name, value?.DeepClone());
            }),
        },
        new("echoes-identities", "Continue answers repeat the identities of the request.", ["UF-PRV-002"])
        {
            After = Edit<Continue>((scene, body) =>
            {
                if (scene.Request?["identities"] is { } identities)
                    body["identities"] = identities.DeepClone();
            }),
        },
        new("claims-as-objects", "Continue answers carry an array and an object as claims.", ["UF-RES-019", "UF-RES-016"])
        {
            After = Edit<Continue>(body =>
            {
                body["extension_roles"] = new JsonArray("member", "gold");
                body["crmRecord"] = new JsonObject { ["id"] = 4711, ["segment"] = "retail" };
            }),
        },
        new("overlong-claim", "A claim of 300 characters is returned, more than the directory stores.", ["UF-RES-020"])
        {
            After = Edit<Continue>((scene, body) =>
                body[scene.Step is Step.PreTokenIssuance ? "extension_loyaltyTier" : "jobTitle"] = new string('x', 300)),
        },
        new("unset-members-as-null", "A response class serialises everything that is not set as null.", ["UF-RES-004", "UF-RES-013", "CP-RES-002"])
        {
            After = Both(Edit<ValidationError>(body => body["status"] = null), Both(Edit<Continue>(Unset), Edit<Success>(Unset))),
        },
    ];

    private static void Unset(JsonObject body)
    {
        foreach (var name in ClaimsOfTheModel)
            body.TryAdd(name, null);
    }
}
