using System.Collections.Immutable;

namespace Harness.Dialects.CustomPolicies;

/// <summary>The places from which a custom policy calls a RESTful technical profile (shared contract, section 1).</summary>
public static class TechnicalProfileSteps
{
    /// <summary>A validation technical profile of a self-asserted page: the person can correct and submit again.</summary>
    public static FlowStep Validation { get; } = new(
        "validation",
        "Validation technical profile of a page",
        "validation",
        [ReplyKind.Continue, ReplyKind.ValidationError]);

    /// <summary>An action of a display control on a page, such as sending a code.</summary>
    public static FlowStep DisplayControl { get; } = new(
        "display-control",
        "Action of a display control",
        "display-control",
        [ReplyKind.Continue, ReplyKind.ValidationError]);

    /// <summary>An orchestration step of the user journey: there is no page to show an error on.</summary>
    public static FlowStep ClaimsExchange { get; } = new(
        "claims-exchange",
        "Claims exchange in an orchestration step",
        "claims-exchange",
        [ReplyKind.Continue, ReplyKind.ValidationError]);

    /// <summary>All three, in the order of a journey.</summary>
    public static ImmutableArray<FlowStep> All { get; } = [DisplayControl, Validation, ClaimsExchange];
}
