using System.Collections.Immutable;

namespace Harness.Dialects.ProtectedApis;

/// <summary>The one place where an application calls: the gateway in front of the API.</summary>
internal static class ProtectedApiSteps
{
    public static FlowStep Gateway { get; } = new("gateway", "Call of an API through its gateway", "gateway", [ReplyKind.Forwarded, ReplyKind.Refused]);

    public static ImmutableArray<FlowStep> All { get; } = [Gateway];
}
