using Harness.Claims;
using Harness.Dialects.Variations;
using Harness.Rules;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Running.Probes;

/// <summary>The documents write issuers as domains, and in one walkthrough as short words.</summary>
internal static class IssuerWords
{
    private const string Role = "continues";

    private static readonly string[] Words = ["google", "facebook"];

    public static Probe Row { get; } = new("issuer-words", "A federated person whose issuer is written as a domain, and as a short word.", Play) { Roles = [Role] };

    private static Task<ImmutableArray<Observation>> Play(Asking asking) => asking.Compare(
        Comparisons.SameDecision,
        number => asking.Stage.RoleClaims(Role, asking.Step, number),
        [.. Words.Select(word => new Comparison(From($"{word}.com"), [From(word)]))]);

    private static Change From(string issuer) => Comparison.Change("issuer " + issuer, claims => claims.With("identities", JsonSerializer.SerializeToElement(
        new[] { new { signInType = "federated", issuer, issuerAssignedId = "115678901234567890123" } })));
}
