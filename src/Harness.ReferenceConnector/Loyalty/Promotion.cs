using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>What the loyalty service grants to a member.</summary>
internal sealed record Promotion(string Code, int? Points, string? Tier)
{
    /// <summary>Reads the answer of the loyalty service; null where a member is missing or not what it should be, for then nothing of it can be trusted.</summary>
    public static Promotion? Parse(byte[] answer) =>
        RequestBody.Parse(answer) is { } body
        && IsTextOrAbsent(body["promoCode"], out var code) && code is not null
        && IsWholeOrAbsent(body["points"], out var points)
        && IsTextOrAbsent(body["tier"], out var tier)
            ? new(code, points, tier)
            : null;

    private static bool IsTextOrAbsent(JsonNode? node, out string? text)
    {
        text = node?.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : null;
        return node is null || (text is { Length: <= Claim.MaximalLength } && !string.IsNullOrWhiteSpace(text));
    }

    private static bool IsWholeOrAbsent(JsonNode? node, out int? number)
    {
        number = node is JsonValue value && value.TryGetValue<int>(out var whole) ? whole : null;
        return node is null || number is not null;
    }
}
