using Harness.Claims;

namespace Harness.Dialects.Variations;

/// <summary>No document promises an order of the members.</summary>
internal static class KeyOrders
{
    public const string Id = "key-order";

    public static Variation Row { get; } = new(Id, "The members of the body in another order.")
    {
        Changes = varied => !varied.AreNamed ? [] : Every().Where(change => !change.Claims(varied.Plain).Select(claim => claim.Name).SequenceEqual(varied.Plain.Select(claim => claim.Name))),
    };

    private static IEnumerable<Change> Every() =>
    [
        Order("reversed", "the members come in reverse order", claims => claims.Reverse()),
        Order("identities-first", "identities come first", claims => claims.OrderBy(claim => claim.Name == "identities" ? 0 : 1)),
        Order("identities-last", "identities come last", claims => claims.OrderBy(claim => claim.Name == "identities" ? 1 : 0)),
        Order("shuffled", "the members are shuffled", Shuffled),
    ];

    private static Change Order(string id, string text, Func<IEnumerable<Claim>, IEnumerable<Claim>> order) => new(Id, "order-" + id, text)
    {
        Claims = claims => order(claims).Aggregate(ClaimSet.Empty, (set, claim) => set.With(claim.Name, claim.Value)),
    };

    // First every third member from the third on, then every third from the second on, then the rest.
    private static IEnumerable<Claim> Shuffled(IEnumerable<Claim> claims) =>
        claims.Index().OrderByDescending(claim => claim.Index % 3).Select(claim => claim.Item);
}
