namespace Harness.Rules.UserFlow;

/// <summary>Which of several identities decides, and how their issuers are written.</summary>
internal static class Identities
{
    public static Outcome EveryOneCounts(Trial trial) => RoleLabels.ForOneReason(
        trial, "the identity", all => Comparisons.Check(Comparisons.SameDecision, label => label == RoleLabels.Control ? label : Comparisons.Plain)(all));

    /// <summary>The label of the call whose issuer is a domain.</summary>
    public static string DomainOf(string label) => label.EndsWith(".com", StringComparison.Ordinal) ? label : label + ".com";
}
