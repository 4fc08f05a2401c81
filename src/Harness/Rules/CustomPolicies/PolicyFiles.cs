using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>What a policy file should say about its RESTful technical profiles: read, never called.</summary>
internal static class PolicyFiles
{
    private const string Profiles = "azure-docs restful-technical-profile.md (06/08/2022)";
    private const string Observed = "observed in public policies";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row("CP-AUT-002", Severity.Error, "AllowInsecureAuthInProduction is not true together with AuthenticationType None in a production policy.",
            "azure-docs secure-rest-api.md (04/05/2022) vs seed 003_2ee91350ab70a281.txt (05/03/2021)", Confidence.Documented, PolicySettings.IsSecureInProduction),
        Row("CP-RES-010", Severity.Warning, "Nested answers are used only when the policy resolves JSON paths.", Profiles, Confidence.Documented, PolicyClaims.PathsAreResolved),
        Row("CP-XML-001", Severity.Warning, "The REST check stands before the directory write among the validation profiles.",
            "seed 003_2ee91350ab70a281.txt (05/03/2021)", Confidence.Documented, PolicyUses.ChecksBeforeWriting),
        Row("CP-XML-002", Severity.Warning, "Every input claim of a validation REST profile is an output claim of the page.",
            "azure-docs validation-technical-profile.md", Confidence.Documented, PolicyUses.PageHasClaims),
        Row("CP-XML-003", Severity.Warning, "Claim resolvers are used with IncludeClaimResolvingInClaimsHandling true and AlwaysUseDefaultValue true.",
            "azure-docs claim-resolver-overview.md (02/16/2022)", Confidence.Documented, PolicyClaims.ResolversAreOn),
        Row("CP-XML-004", Severity.Warning, "Own texts are set for request failure, timeout, DNS and open circuit so that the service URL is not shown.",
            "azure-docs localization-string-ids.md", Confidence.Documented, PolicySettings.HasOwnTexts),
        Row("CP-XML-005", Severity.Info, "DebugMode is off in production policies.", Profiles, Confidence.Documented, PolicySettings.IsNotDebugging),
        Row("CP-XML-006", Severity.Warning, "No REST call is made before the person has authenticated.",
            "seed 000_a1e7da7cec572485.txt", Confidence.Documented, PolicyUses.KnowsThePerson),
        Row("CP-XML-007", Severity.Warning, "Claims are named in the case of the claims schema.", Observed, Confidence.Inferred, PolicyClaims.CaseIsThatOfTheSchema),
        Row("CP-XML-008", Severity.Error, "The profile has a ServiceUrl that is https, and known values of SendClaimsIn and AuthenticationType.", Profiles, Confidence.Documented, PolicySettings.IsComplete),
        Row("CP-XML-009", Severity.Error, "No secret is written into the policy.", Observed, Confidence.Inferred, PolicySecrets.AreKeptOut),
        Row("CP-XML-010", Severity.Error, "The cryptographic keys that the AuthenticationType asks for are named.", Profiles, Confidence.Documented, PolicySettings.HasItsKeys),
        Row("CP-XML-011", Severity.Error, "The claims that UseClaimAsBearerToken and ClaimUsedForRequestPayload name are input claims.", Profiles, Confidence.Documented, PolicyClaims.NamedClaimsAreSent),
        Row("CP-XML-012", Severity.Warning, "Every claim that the profile sends or takes is declared in the claims schema, with a data type that B2C knows.", "azure-docs claimsschema.md", Confidence.Documented, PolicyClaims.AreDeclared),
        Row("CP-XML-013", Severity.Info, "A check that may refuse does not let the journey go on after an error.", "azure-docs validation-technical-profile.md", Confidence.Documented, PolicyUses.StopsAfterAnError),
    ];

    private static Rule<PolicyProfile> Row(string id, Severity severity, string statement, string source, Confidence confidence, Func<PolicyProfile, Outcome> check) => new()
    {
        Id = id,
        Area = "custom-policy",
        Severity = severity,
        Statement = statement,
        Source = source,
        Confidence = confidence,
        Steps = [.. TechnicalProfileSteps.All.Select(step => step.Id)],
        Check = check,
    };
}
