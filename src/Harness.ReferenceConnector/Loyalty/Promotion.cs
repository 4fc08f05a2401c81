using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>What the loyalty service grants to a member.</summary>
internal sealed record Promotion(string Code, int? Points, string? Tier)
{
    /// <summary>Reads the answer of the loyalty service; null where it grants nothing that could be stored.</summary>
    public static Promotion? Parse(byte[] answer) =>
        RequestBody.Parse(answer) is { } body && Text(body["promoCode"]) is { } code
            ? new(code, Whole(body["points"]), Text(body["tier"]))
            : null;

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() is JsonValueKind.String
        && node.GetValue<string>() is { Length: <= Claim.MaximalLength } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
