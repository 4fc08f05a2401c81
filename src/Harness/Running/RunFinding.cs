using Harness.Rules;

namespace Harness.Running;

/// <summary>Findings that are not about an answer: nothing may pass in silence.</summary>
internal static class RunFinding
{
    private const string Source = "the harness: nothing run is never a pass";

    public static Finding NoCall(string id) => new(
        "HARNESS-002", Severity.Error, "Every case makes at least one call.", Source, id, "scenario",
        "at least one call", "none: the caller does not call these steps for this person");

    public static Finding Required(RuleTotal rule) => new(
        "HARNESS-003", Severity.Error, "Every required rule is exercised.", Source, "run", rule.Rule,
        "exercised, as --require asks", $"not exercised: {rule.Reason}");
}
