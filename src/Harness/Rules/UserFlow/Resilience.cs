using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>One call does not spoil the next, and what can be decided can be seen in tests.</summary>
internal static class Resilience
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-RSL-001", Severity.Error, "When a downstream dependency fails the API still gives a contract answer within the limit.",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022); Build resilience in external user authentication with Azure Active Directory (11/30/2020)", Confidence.Documented, At.SignUp, FaultCells.StillAnswers) with
        {
            Needs = Need.Downstream, Covers = WentWrong,
        },
        Row("UF-RSL-002", Severity.Warning, "When a downstream dependency fails at the token step the API answers Continue without the claim instead of failing the sign-in.",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Inferred, At.Token, FaultCells.StillContinues) with
        {
            Needs = Need.Downstream, Covers = [.. WentWrong, "UF-RES-009", "UF-RES-010"],
        },
        CellRow("UF-RSL-003", Severity.Warning, "The API recovers by itself when the dependency returns.",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Inferred, FaultCells.ComesBack) with { AskedBy = [FaultCell.Trial, DeadServices.Probe] },
        CellRow("UF-RSL-004", Severity.Warning, "A failing dependency does not slow down all calls (circuit breaking).",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Inferred, DeadServices.AnswersSooner) with { AskedBy = [DeadServices.Probe] },
        ComparedRow("UF-RSL-005", Floods.Probe, Severity.Warning, "A flood of unauthenticated calls does not stop authenticated calls.",
            "Resilient interfaces with external processes using Azure AD B2C (12/01/2022)", Confidence.Documented, At.All, Floods.Check) with { Needs = Need.Credentials },
        ComparedRow("UF-RSL-006", "after-hostile-bodies", Severity.Warning, "One invalid request does not affect the next ones.",
            "hardening", Confidence.Inferred, At.All, Disturbance.Check),
        Row("UF-RSL-007", Severity.Warning, "All three answer kinds are reachable in a test environment.",
            "Build resilience in external user authentication with Azure Active Directory (11/30/2020)", Confidence.Documented, At.All, EveryReplyIsReached) with { Needs = Need.Roles },
    ];

    private static Outcome EveryReplyIsReached(Totals totals)
    {
        var missing = totals.Understood.Where(reply => !totals.Replies.ContainsKey(reply)).ToArray();
        if (totals.Promised.IsEmpty) return Outcome.NotExercised($"needs {Need.Roles.Text}");
        if (missing.Length == 0) return Outcome.Held;
        var broken = missing.Where(totals.Promised.Contains).ToArray();
        return broken.Length > 0
            ? Outcome.Broken("replies", $"at least one of each: {string.Join(", ", totals.Understood)}", $"never: {string.Join(", ", broken)}")
            : Outcome.NotExercised($"no scenario of the run is said to get {string.Join(" or ", missing)}, or it has findings of its own");
    }
}
