using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.Variations;
using static Harness.Rules.UserFlow.UserFlowRow;

namespace Harness.Rules.UserFlow;

/// <summary>Who is let in where the caller shows a client certificate: secure-rest-api.md.</summary>
internal static class ClientCertificates
{
    private const string Security = "azure-docs secure-rest-api.md (04/05/2022)";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("UF-AUT-007", Severity.Error, "With certificate authentication a call without client certificate is refused.",
            Security, Confidence.Documented, At.All, Strangers.AreTurnedAway) with { Needs = Need.ClientCertificate, AskedBy = [CredentialForms.None], Covers = ["UF-AUT-001"] },
        Row("UF-AUT-008", Severity.Error, "A certificate that is valid in form but not the expected one is refused.",
            Security, Confidence.Documented, At.All, Strangers.AreTurnedAway) with { Needs = Need.ClientCertificate, AskedBy = [CredentialForms.Wrong], Covers = ["UF-AUT-002"] },
        Row("UF-AUT-009", Severity.Error, "An expired or not-yet-valid client certificate is refused.",
            Security, Confidence.Inferred, At.All, Strangers.AreTurnedAway) with { Needs = Need.ClientCertificate, AskedBy = [CertificateForms.Untimely] },
        Row("UF-AUT-010", Severity.Warning, "During a roll-over the old and the new certificate both work.",
            Security, Confidence.Documented, At.All, Rotations.BothWork) with { Needs = Need.ClientCertificate, AskedBy = [Rotations.Probe], Covers = ["UF-STA-001", "NET-001"] },
        Row("UF-AUT-014", Severity.Error, "A forged certificate-forwarding header from outside is not trusted.",
            "mrochon/b2csamples#4", Confidence.Inferred, At.All, Strangers.AreTurnedAway) with { AskedBy = [CertificateForms.Forwarded] },
        Row("UF-AUT-017", Severity.Info, "The client certificate's remaining life is reported and warned about below 60 days.",
            $"{Security}; entra-docs resilience-b2c-developer-best-practices.md (05/20/2025)", Confidence.Documented, At.All, Handshakes.ClientCertificateLastsLong)
            with { Needs = Need.ClientCertificate, AskedBy = [Handshakes.Probe] },
    ];
}
