using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>A token is about to be issued. The caller ignores a block here, so the only answer is to go on.</summary>
internal sealed class BeforeSendingToken(Promotions promotions)
{
    public async Task<Answer> Decide(Claims claims, CancellationToken aborted)
    {
        var promotion = await promotions.Find(claims, aborted);
        return new Continue(
        [
            new("extension_promoCode", promotion?.Code),
            new("extension_loyaltyPoints", promotion?.Points),
            new("extension_loyaltyTier", promotion?.Tier ?? "basic"),
        ]);
    }
}
