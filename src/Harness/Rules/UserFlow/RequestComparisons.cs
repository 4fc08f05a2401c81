using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>What of a call must not change the decision: calls that differ in it are compared.</summary>
internal static class RequestComparisons
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        ComparedRow("UF-TRN-008", "bare-headers", Severity.Warning, "The API does not depend on User-Agent, Accept or any correlation header.",
            "headers not documented", Confidence.Inferred, At.All, Comparisons.Check(Comparisons.SameDecision)),
        ComparedRow("UF-REQ-005", "null-like-absent", Severity.Warning, "A claim with JSON null is handled like an absent claim.",
            Sources.AddApiConnector, Confidence.Documented, At.All, Comparisons.Check(Comparisons.SameDecision, Presence.PlainOf)),
        ComparedRow("UF-REQ-006", "empty-like-absent", Severity.Warning, "A claim with an empty string is handled like an absent claim or answered by a validation error.",
            "hardening", Confidence.Inferred, At.All, Comparisons.Check(Presence.EmptyAgrees, Presence.PlainOf)) with { Needs = Need.Roles },
        ComparedRow("UF-REQ-007", "unknown-claims", Severity.Error, "Unknown claims are ignored.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, Comparisons.Check(Comparisons.SameDecision)),
        ComparedRow("UF-REQ-008", "key-order", Severity.Error, "Key order does not matter.",
            "azure-docs issue #85871", Confidence.Inferred, At.All, Comparisons.Check(Comparisons.SameDecision)),
        Row("UF-REQ-010", Severity.Error, "When one URL serves several steps the API decides by step and not by the presence of claims.",
            Sources.AddApiConnector, Confidence.Inferred, At.All, StepNames.Check) with { AskedBy = ["step-decides"], Covers = ["UF-RES-009", "UF-RES-010"] },
        ComparedRow("UF-REQ-017", "every-identity", Severity.Warning, "A decision by issuer looks at all entries and not only at the first one.",
            "azure-docs user-profile-attributes.md (09/24/2021)", Confidence.Inferred, At.All, Identities.EveryOneCounts) with { Needs = Need.Roles },
        ComparedRow("UF-REQ-020", "issuer-words", Severity.Warning, "Issuers are accepted both as domain names and in the short words of the approval walkthrough.",
            "entra-docs self-service-sign-up-add-approvals.md (01/09/2023) vs MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Documented, At.All, Comparisons.Check(Comparisons.SameDecision, Identities.DomainOf)) with { Needs = Need.Roles },
        ComparedRow("UF-REQ-021", "last-name", Severity.Warning, "The family name is read from surname and, as a fallback, from lastName.",
            "Add API connectors to user flows (preview) (05/03/2021) vs MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022)", Confidence.Documented, At.Federation, FamilyName.Check),
        ComparedRow("UF-REQ-024", "other-app-id", Severity.Warning, "A different extensions app id does not break the API when it is deployed against another tenant.",
            "azure-docs user-flow-custom-attributes.md (03/09/2023)", Confidence.Inferred, At.Attributes, Comparisons.Check(Comparisons.StillAnswered)) with { Needs = Need.FlowAttributes },
        ComparedRow("UF-REQ-025", "typed-as-text", Severity.Warning, "Boolean and integer custom attributes are accepted as JSON literals and as text.",
            "azure-docs user-flow-custom-attributes.md (03/09/2023)", Confidence.Inferred, At.WithCustomClaims, Comparisons.Check(Comparisons.SameDecision)),
        ComparedRow("UF-REQ-031", "email-spelling", Severity.Warning, "E-mail addresses are compared without regard to case and parsed at the last @.",
            "vendor samples", Confidence.Inferred, At.All, EmailAddresses.Check) with { Needs = Need.Roles },
        ComparedRow("UF-REQ-032", "postal-codes", Severity.Error, "Postal codes and similar attributes are handled as text and not as numbers.",
            "azure-docs user-profile-attributes.md (09/24/2021)", Confidence.Inferred, At.Attributes, AsText.Check),
    ];
}
