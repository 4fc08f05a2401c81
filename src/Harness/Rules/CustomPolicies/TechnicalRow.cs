using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>Makes rows about calls of technical profiles. They hold wherever a policy calls.</summary>
internal static class TechnicalRow
{
    /// <summary>What the rules about single answers say of one that is none of the contract's.</summary>
    public static readonly ImmutableArray<string> WentWrong =
        ["NET-001", "CP-LAT-001", "CP-AUT-005", "CP-REQ-001", "CP-REQ-006", "CP-RES-001", "CP-RES-005", "CP-RES-006", "CP-RES-009", "CP-TRN-001"];

    /// <summary>The same of an answer to a changed call, where no rule knows the reason.</summary>
    public static readonly ImmutableArray<string> Generally = ["CP-AUT-005", "CP-REQ-001", "CP-RES-001", "CP-RES-006", "CP-RES-009", "CP-RES-011", "CP-DRF-001", "CP-DRF-003"];

    private static readonly ImmutableArray<string> Steps = [.. TechnicalProfileSteps.All.Select(step => step.Id)];

    public static Rule<T> Row<T>(string id, Severity severity, string statement, string source, Confidence confidence, Func<T, Outcome> check) => new()
    {
        Id = id,
        Area = "custom-policy",
        Severity = severity,
        Statement = statement,
        Source = source,
        Confidence = confidence,
        Steps = Steps,
        Check = check,
    };

    /// <summary>Rows that hold for every caller, at the steps of this one.</summary>
    public static ImmutableArray<Rule> Shared(ImmutableArray<Rule> rows) =>
        [.. rows.Select(row => row with { Steps = Steps, Covers = row.Covers.IsEmpty ? [] : [.. row.Covers, .. WentWrong, "CP-RSL-001"] })];
}
