using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>
/// The same check for a policy that builds its own payload, <c>{"member":{"email":...,"loyaltyId":...},"context":{"language":...}}</c>,
/// and resolves JSON paths such as <c>promotions[0].code</c> and <c>member.tier</c>.
/// </summary>
internal sealed class NestedPromotions(Members members)
{
    public Task<Answer> Decide(Call call, CancellationToken aborted) => members.Decide(
        Flat(call.Request),
        promotion =>
        [
            new("promotions", new JsonArray(new JsonObject { ["code"] = promotion?.Code ?? "", ["points"] = promotion?.Points ?? 0 })),
            new("member", new JsonObject { ["tier"] = promotion?.Tier ?? "basic" }),
        ],
        aborted);

    private static JsonObject? Flat(JsonObject? request)
    {
        if (request is null || request["member"] is not (null or JsonObject) || request["context"] is not (null or JsonObject))
            return null;
        var (member, context) = (request["member"] as JsonObject, request["context"] as JsonObject);
        return new()
        {
            ["email"] = member?["email"]?.DeepClone(),
            ["loyaltyId"] = member?["loyaltyId"]?.DeepClone(),
            ["language"] = context?["language"]?.DeepClone(),
        };
    }
}
