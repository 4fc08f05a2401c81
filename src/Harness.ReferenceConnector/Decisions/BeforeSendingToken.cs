using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>A token is about to be issued. The caller ignores a block here, so the only answer is to go on.</summary>
internal sealed class BeforeSendingToken(Promotions promotions, InvitationCodes invitations)
{
    public async Task<Answer> Decide(Claims claims, CancellationToken aborted)
    {
        var promotion = await promotions.Find(claims, aborted);
        await invitations.Redeem(claims);
        return new Continue(
        [
            new("extension_promoCode", promotion.Value?.Code),
            new("extension_loyaltyPoints", promotion.Value?.Points),
            new("extension_loyaltyTier", promotion.Value?.Tier ?? "basic"),
        ]) { Trouble = promotion.Trouble };
    }
}
