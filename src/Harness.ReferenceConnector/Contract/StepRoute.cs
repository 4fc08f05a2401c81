namespace Harness.ReferenceConnector.Contract;

/// <summary>A path of the connector, and the step that it serves; null where the body has to tell.</summary>
internal sealed record StepRoute(string Path, Step? Step)
{
    public static IReadOnlyList<StepRoute> All { get; } =
    [
        new("/api/after-federation", Contract.Step.PostFederationSignup),
        new("/api/before-creating-user", Contract.Step.PostAttributeCollection),
        new("/api/before-sending-token", Contract.Step.PreTokenIssuance),
        new("/api/user-flow", null),
    ];
}
