using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>Tells the loyalty service who signed up.</summary>
internal sealed class SignUps(LoyaltyWrites writes, LoyaltyBehaviour behaviour)
{
    /// <summary>The caller's second attempt is the same call, and so has the same key: it makes no second record.</summary>
    public Task Record(Call call) => writes.Queue(new(HttpMethod.Post, "sign-ups")
    {
        Body = new JsonObject { ["email"] = call.Claims["email"], ["displayName"] = call.Claims["displayName"] },
        IdempotencyKey = behaviour.SendsIdempotencyKey ? Convert.ToHexStringLower(SHA256.HashData(call.Content.Span)) : null,
    });
}
