using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using static Harness.Rules.CustomPolicies.TechnicalRow;

namespace Harness.Rules.CustomPolicies;

/// <summary>Who is let in: restful-technical-profile.md, AuthenticationType; secure-rest-api.md.</summary>
internal static class Entrance
{
    private const string Security = "azure-docs secure-rest-api.md (04/05/2022)";

    public static ImmutableArray<Rule> Rows { get; } =
    [
        Row<Observation>("CP-AUT-001", Severity.Error, "The endpoint is protected by Basic, certificate, bearer or API-key header.",
            PolicyDocuments.Profile, Confidence.Documented, seen => OfKey(seen) && !IsWithout(seen) ? Unexercised.MoreSpecific : Strangers.AreTurnedAway(seen))
            with { Needs = Need.Credentials, AskedBy = [CredentialForms.None, CredentialForms.Wrong], Covers = ["CP-AUT-003"] },
        Row<Observation>("CP-AUT-003", Severity.Error, "The API-key header is compared exactly and a missing or wrong key is refused.",
            PolicyDocuments.Profile, Confidence.Documented, seen => OfKey(seen) ? Strangers.AreTurnedAway(seen) : Outcome.NotExercised("the policy sends no API key"))
            with { Needs = Need.Credentials, AskedBy = [CredentialForms.None, CredentialForms.Wrong] },
        Row<Observation>("CP-AUT-004", Severity.Error, "A bearer token with wrong audience, issuer, signature or date is refused.",
            Security, Confidence.Inferred, Strangers.AreTurnedAway) with { Needs = Need.Credentials, AskedBy = [CredentialForms.Forged] },
        Row<Observation>("CP-AUT-005", Severity.Warning, "Only one authentication header is needed.",
            PolicyDocuments.Profile, Confidence.Documented, OneHeaderIsEnough) with { Needs = Need.Credentials, Covers = ["CP-REQ-001", "CP-REQ-006", "CP-RES-011"] },
        Row<Observation>("CP-AUT-006", Severity.Error, "A malformed Authorization header is refused without a 5xx.",
            "observed on public connectors", Confidence.Inferred, Strangers.AreRefusedQuietly) with { Needs = Need.Credentials, AskedBy = [CredentialForms.Malformed] },
    ];

    private static bool OfKey(Observation seen) => seen.Profile.Technical is { Authentication: AuthenticationType.ApiKeyHeader };

    private static bool IsWithout(Observation seen) => seen.Changes.Any(change => change.Variation == CredentialForms.None);

    private static Outcome OneHeaderIsEnough(Observation seen) =>
        seen.Answer is not { } answer ? Unexercised.NoAnswer
        : answer.Status is 401 or 403 && SentClaims.IsTurnedBack(seen)
            ? Outcome.Broken("status line", "an answer of the contract to the one proof that the policy sends", $"{Failing.Status(seen)}; are the credentials of this run the endpoint's?")
        : Outcome.Held;
}
