using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What the caller's own retry must not change: add-api-connector.md, timeout and retry.</summary>
internal static class Idempotency
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-IDM-001", Severity.Error, "A second identical request after a lost first answer leads to the same decision.",
            "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Inferred, At.All, Retries.GiveOneDecision) with { AskedBy = ["retry-after-lost-answer"] },
        Row("UF-IDM-002", Severity.Error, "The repeat does not create a second record, mail or event.",
            Sources.AddApiConnector, Confidence.Inferred, At.Attributes, SideEffects.AreNotDoubled) with { AskedBy = [SideEffects.SecondAttempt], Needs = Need.Downstream },
        Row("UF-IDM-003", Severity.Error, "One-time codes are not burnt by the first attempt.",
            "azure-ad-b2c/api-connector-samples defect", Confidence.Inferred, At.Attributes, SideEffects.CodesAreNotBurnt) with { AskedBy = [SideEffects.SecondAttempt], Needs = Need.Downstream },
        ComparedRow("UF-IDM-004", "twins", Severity.Warning, "Two identical requests in flight at the same time are safe.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, InFlight.TwinsAreSafe),
        Row("UF-IDM-005", Severity.Warning, "A Continue answer is not treated as proof that the account exists.",
            Sources.AddApiConnector, Confidence.Inferred, At.Attributes, SideEffects.MayBeginAnew) with { AskedBy = [SideEffects.SignUpAgain], Needs = Need.Downstream },
        ComparedRow("UF-IDM-006", "many-refusals", Severity.Warning, "Repeated validation errors do not lock the person out.",
            Sources.AddApiConnector, Confidence.Inferred, At.Attributes, Resubmissions.Check) with { Needs = Need.Roles },
        ComparedRow("UF-IDM-007", "aborted-calls", Severity.Warning, "Aborted requests stop or finish cleanly and the next request is served normally.",
            Sources.Timeouts, Confidence.Inferred, At.All, Disturbance.Check),
        Row("UF-IDM-008", Severity.Error, "Two different persons in flight at the same time never get each other's claims or messages.",
            "hardening; caching advice of Resilient interfaces with external processes using Azure AD B2C", Confidence.Inferred, At.All, InFlight.NobodyIsMixedUp) with { AskedBy = ["many-people"] },
    ];
}
