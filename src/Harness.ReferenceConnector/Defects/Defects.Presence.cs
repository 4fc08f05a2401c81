using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private static readonly string[] StepNames =
        [nameof(Step.PostFederationSignup), nameof(Step.PostAttributeCollection), nameof(Step.PreTokenIssuance)];

    private static readonly string[] AttributesOfThePage = ["streetAddress", "city", "postalCode", "state", "country"];

    private static readonly string[] CustomAttributes =
        ["loyaltyId", "newsletter", "shoeSize", "promoCode", "loyaltyPoints", "loyaltyTier"];

    /// <summary>Members that are absent, null, empty, unknown or in another place than expected.</summary>
    private static Defect[] Presence =>
    [
        new("crashes-on-null", "A claim that is null leads to an unhandled exception.", ["UF-REQ-005", "CP-REQ-008"])
        {
            Before = Instead(scene => CrashIf(scene.Request?.Any(claim => claim.Value is null) is true)),
        },
        new("crashes-on-empty-text", "The first letter of an empty text is looked at, which leads to an unhandled exception.",
            ["UF-REQ-006", "CP-REQ-008"])
        {
            Before = Instead(scene => CrashIf(scene.Request?.Any(claim => TextOf(claim.Value) is "") is true)),
        },
        new("takes-empty-for-present", "An empty display name passes where an absent one is refused.", ["UF-REQ-006"])
        {
            Before = Reading(request =>
            {
                if (TextOf(request["displayName"]) is "")
                    request["displayName"] = "present";
            }),
        },
        new("refuses-unknown-claims", "A claim that the model does not know is answered with 400 and problem details.", ["UF-REQ-007", "CP-REQ-009"])
        {
            Before = Instead(scene => scene.Request?.Select(claim => claim.Key).FirstOrDefault(name => !IsInModel(name)) is { } unknown
                ? Problem(unknown, $"The JSON property '{unknown}' could not be mapped to any .NET member.")
                : null),
        },
        new("relies-on-key-order", "The first member is taken for the step, whatever it is called.", ["UF-REQ-008"])
        {
            Before = Instead(scene => CrashIf(scene.Request?["step"] is not null && scene.Request.First().Key != "step")),
        },
        new("requires-step", "A body without step is answered with 400 and an error of the API's own making.", ["UF-REQ-009"])
        {
            Before = Instead(scene => scene.Claims["step"] is null ? Error("step is required") : null),
        },
        new("decides-step-by-claims", "The claims that happen to be there decide which step it is, and not the name of the step.",
            ["UF-REQ-010"])
        {
            Before = () => async scene => scene.Request is null ? null : await scene.Answer(scene.Request, StepByClaims(scene)),
        },
        new("crashes-on-unknown-step", "A step that the code does not know leads to an unhandled exception.", ["UF-REQ-011"])
        {
            Before = Instead(scene => CrashIf(scene.Request?["step"] is { } step && !StepNames.Contains(TextOf(step)))),
        },
        new("crashes-without-client-id", "A body that names the step and no client_id leads to an unhandled exception.", ["UF-REQ-012"])
        {
            Before = Instead(scene => CrashIf(scene.Request?["step"] is not null && scene.Request["client_id"] is null)),
        },
        new("requires-object-id-before-account", "Before the account exists, its object id is demanded.", ["UF-REQ-013"])
        {
            Before = Instead(scene => scene.Step is not Step.PreTokenIssuance && scene.Claims["objectId"] is null
                ? Error("objectId is required")
                : null),
        },
        new("requires-object-id-for-token", "A token step without object id is refused, although identities and e-mail address are there.",
            ["UF-REQ-014"])
        {
            Before = Instead(scene => scene.Step is Step.PreTokenIssuance && scene.Claims["objectId"] is null
                ? Error("objectId is required")
                : null),
        },
        new("requires-email-after-federation", "A person whose provider gives no e-mail address away is answered with an error.",
            ["UF-REQ-022"])
        {
            Before = Instead(scene => scene.Step is Step.PostFederationSignup && scene.Claims["email"] is null
                ? Error("email is required")
                : null),
        },
    ];

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;

    private static bool IsInModel(string name) =>
        TextClaims.Contains(name) || name is "identities" || (CustomName(name) is { } custom && CustomAttributes.Contains(custom.Name));

    private static Step StepByClaims(Scene scene) =>
        scene.Claims["objectId"] is not null ? Step.PreTokenIssuance
        : scene.Request?.Any(claim => AttributesOfThePage.Contains(claim.Key) || CustomName(claim.Key) is not null) is true
            ? Step.PostAttributeCollection
        : IsFederated(scene) ? Step.PostFederationSignup
        : Step.PostAttributeCollection;
}
