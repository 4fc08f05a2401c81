using Harness.Claims;
using Harness.Dialects.Variations;
using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The members of a JSON object have no order, and nothing says that B2C keeps to one.</summary>
internal static class KeyOrder
{
    private const string Identities = "identities";

    public static Probe Row { get; } = new("key-order", "The same call with its members in other orders.", asking =>
        asking.Compare(Comparisons.SameDecision, Comparison.With(Orders(asking.Claims))));

    private static ImmutableArray<Change> Orders(ClaimSet claims) =>
    [
        Ordered("members reversed", set => set.Reverse()),
        .. claims.Has(Identities)
            ? new[]
            {
                Ordered("identities first", set => set.OrderBy(claim => claim.Name == Identities ? 0 : 1)),
                Ordered("identities last", set => set.OrderBy(claim => claim.Name == Identities ? 1 : 0)),
            }
            : [],
    ];

    private static Change Ordered(string text, Func<ClaimSet, IEnumerable<Claim>> order) =>
        Comparison.Change(text, claims => order(claims).Aggregate(ClaimSet.Empty, (set, claim) => set.With(claim.Name, claim.Value)));
}
