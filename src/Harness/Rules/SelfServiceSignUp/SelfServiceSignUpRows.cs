using System.Collections.Immutable;
using Harness.Dialects.SelfServiceSignUp;
using Harness.Dialects.UserFlow;

namespace Harness.Rules.SelfServiceSignUp;

/// <summary>
/// The rules of user flows that hold for the self-service sign-up of workforce tenants too: those about its steps, with the words of its own document.
/// </summary>
internal static class SelfServiceSignUpRows
{
    // About step and client_id, which no body has here (so that UF-REQ-009 would speak of every call), and about a clock that this caller keeps to this day.
    private static readonly ImmutableArray<string> Elsewhere = ["UF-REQ-009", "UF-REQ-010", "UF-REQ-011", "UF-REQ-012", "UF-REQ-014", "UF-LAT-006"];

    private static readonly ImmutableArray<string> Steps = [.. new SelfServiceSignUpDialect().Steps.Select(step => step.Id)];

    /// <summary>The rows of a user-flow book that belong here.</summary>
    public static ImmutableArray<Rule> Of(IEnumerable<Rule> userFlow) =>
        [.. userFlow.Where(rule => !Elsewhere.Contains(rule.Id) && (rule.Steps.IsEmpty || rule.Steps.Any(Steps.Contains))).Select(Own)];

    private static Rule Own(Rule rule) => rule with
    {
        Steps = [.. rule.Steps.Where(Steps.Contains)],
        Statement = rule.Id == "UF-LAT-001" ? "Each answer arrives within the caller's clock (20 seconds per attempt on the current one)." : rule.Statement,
        Source = rule.Source.Replace(Sources.AddApiConnector, Sources.SelfServiceSignUp, StringComparison.Ordinal)
            .Replace(Sources.Timeouts, Sources.SelfServiceSignUp, StringComparison.Ordinal),
    };
}
