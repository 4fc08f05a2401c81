using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>The attribute page has been filled in and the account is about to be written.</summary>
internal sealed class BeforeCreatingUser(
    Checks checks, Promotions promotions, InvitationCodes invitations, SignUps signUps, ConnectorOptions options)
{
    public async Task<Answer> Decide(Call call, CancellationToken aborted)
    {
        var claims = call.Claims;
        if ((checks.Blocked(claims) ?? checks.Email(claims) ?? Checks.DisplayName(claims)) is { } refusal)
            return refusal;

        // Asked at the same time: one after the other might take more than the caller's patience.
        var (asked, checking) = (promotions.Find(claims, aborted), invitations.Check(claims, aborted));
        await Task.WhenAll(asked, checking);
        var (promotion, invitation) = (await asked, await checking);
        if (invitation is { Trouble: null, Value: not { IsValid: true } })
            return new ValidationError(Messages.For(claims.Locales).InvitationNotValid);
        var trouble = promotion.Trouble ?? invitation.Trouble;
        if (trouble is not null && options.WithoutLoyalty == WithoutLoyalty.Refuse)
            return new ValidationError(Messages.For(claims.Locales).TryAgainLater) { Trouble = trouble };
        await signUps.Record(call);
        return new Continue([new("jobTitle", options.JobTitle), new("extension_promoCode", promotion.Value?.Code)]) { Trouble = trouble };
    }
}
