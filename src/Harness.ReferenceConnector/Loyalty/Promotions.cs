using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>Asks what a member is granted.</summary>
internal sealed class Promotions(LoyaltyReads loyalty)
{
    public Task<Lookup<Promotion>> Find(Claims claims, CancellationToken aborted) => claims.Custom("loyaltyId") is { } id
        ? loyalty.Ask(new(HttpMethod.Get, "promotions" + Query(claims["email"], id)), Promotion.Parse, aborted)
        : Task.FromResult(new Lookup<Promotion>(null));

    private static QueryString Query(string? email, string id)
    {
        var query = QueryString.Create("loyaltyId", id);
        return email is null ? query : query.Add("email", email);
    }
}
