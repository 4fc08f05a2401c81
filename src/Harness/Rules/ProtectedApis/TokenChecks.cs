using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using static Harness.Rules.ProtectedApis.GatewayRow;

namespace Harness.Rules.ProtectedApis;

/// <summary>Whose tokens are let in: gateway.md, sections 2 and 3.</summary>
internal static class TokenChecks
{
    public static ImmutableArray<Rule> Rows { get; } =
    [
        Asked(TokenSignatures.Missing, Row<Observation>("GW-001", Severity.Error, "A call without token is refused with 401 and does not reach the backend.",
            $"{Design}; {GatewayDocuments.Securing}", Confidence.Documented, Gate.Refuses(401))) with { Needs = GatewayNeeds.Tokens },
        Asked(TokenSignatures.Changed, Row<Observation>("GW-002", Severity.Error, "A token with a changed signature is refused with 401.",
            GatewayDocuments.Securing, Confidence.Documented, Gate.Refuses(401))) with { Needs = GatewayNeeds.Tokens },
        Asked(TokenClaims.Audience, Row<Observation>("GW-003", Severity.Error, "A token for another audience is refused.",
            GatewayDocuments.Securing, Confidence.Documented, Gate.Refuses(401, 403))) with { Needs = Need.Issuer },
        Asked(TokenClaims.Issuer, Row<Observation>("GW-004", Severity.Error, "A token from another issuer is refused.",
            GatewayDocuments.Securing, Confidence.Documented, Gate.Refuses(401, 403))) with { Needs = Need.Issuer },
        Asked(TokenClaims.Lifetime, Row<Observation>("GW-005", Severity.Error, "An expired token and a token without exp are refused.",
            GatewayDocuments.ValidateJwt, Confidence.Documented, Gate.Refuses(401, 403))) with { Needs = Need.Issuer },
        Asked(TokenClaims.NotYet, Row<Observation>("GW-006", Severity.Warning, "A token that is not yet valid is refused beyond the configured skew.",
            GatewayDocuments.ValidateJwt, Confidence.Inferred, Gate.Refuses(401, 403))) with { Needs = Need.Issuer },
        Asked(TokenSignatures.Algorithms, Row<Observation>("GW-007", Severity.Error, "Unsigned tokens and tokens with alg none or a symmetric algorithm are refused.",
            GatewayDocuments.ValidateJwt, Confidence.Documented, Gate.Refuses(401, 403))) with { Needs = GatewayNeeds.Tokens },
        Asked(TokenClaims.Policy, Row<Observation>("GW-009", Severity.Warning, "Tokens issued by another policy of the tenant are refused when the API is meant for one policy.",
            GatewayDocuments.Tokens, Confidence.Inferred, Gate.Refuses(401, 403))) with { Needs = Need.Issuer },
        Asked(TokenClaims.Required, Row<Observation>("GW-010", Severity.Warning, "A token without the required scope or claim is refused with 401 or 403.",
            GatewayDocuments.ValidateJwt, Confidence.Documented, Gate.Refuses(401, 403))) with { Needs = GatewayNeeds.Demands },
        Asked(TokenClaims.Additions, Row<Observation>("GW-011", Severity.Warning, "Unknown additional claims in the token do not lead to refusal.",
            GatewayDocuments.Tokens, Confidence.Documented, Gate.LetsThrough)) with { Needs = Need.Issuer },
    ];
}
