using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>What the loyalty service says about an invitation code.</summary>
internal sealed record Invitation(bool IsValid)
{
    public static Invitation? Parse(byte[] answer) =>
        RequestBody.Parse(answer)?["valid"] is JsonValue value && value.TryGetValue<bool>(out var isValid) ? new(isValid) : null;
}
