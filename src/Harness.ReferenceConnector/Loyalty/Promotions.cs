using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>Asks what a member is granted.</summary>
internal sealed class Promotions(LoyaltyReads loyalty)
{
    public Task<Lookup<Promotion>> Find(Claims claims, CancellationToken aborted) => claims.Custom("loyaltyId") is { } id
        ? Find(claims["email"], id, aborted)
        : Task.FromResult(new Lookup<Promotion>(null));

    public Task<Lookup<Promotion>> Find(string? email, string id, CancellationToken aborted) =>
        loyalty.Ask(new(HttpMethod.Get, "promotions" + Query(email, id)), Promotion.Parse, aborted);

    private static QueryString Query(string? email, string id)
    {
        var query = QueryString.Create("loyaltyId", id);
        return email is null ? query : query.Add("email", email);
    }
}
