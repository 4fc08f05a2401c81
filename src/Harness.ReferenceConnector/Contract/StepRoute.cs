using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Contract;

/// <summary>A path of the connector, and the step that it serves; null where the body has to tell.</summary>
internal sealed record StepRoute(string Path, Step? Step)
{
    /// <summary>How the claims are found in a call; null where they cannot be.</summary>
    public Func<HttpRequest, ReadOnlyMemory<byte>, JsonObject?> Reads { get; init; } = (_, content) => RequestBody.Parse(content);

    public static IReadOnlyList<StepRoute> All { get; } =
    [
        new("/api/after-federation", Contract.Step.PostFederationSignup),
        new("/api/before-creating-user", Contract.Step.PostAttributeCollection),
        new("/api/before-sending-token", Contract.Step.PreTokenIssuance),
        new("/api/user-flow", null),
    ];
}
