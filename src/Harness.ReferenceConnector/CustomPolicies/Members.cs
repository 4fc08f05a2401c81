using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>Decides whether a loyalty ID belongs to an e-mail address, and what a member is granted.</summary>
internal sealed partial class Members(Promotions promotions, ConnectorOptions options)
{
    /// <param name="request">The claims, flat; null where they could not be read.</param>
    /// <param name="grant">The claims for what the service grants, or for null where it cannot be had.</param>
    /// <param name="aborted">The caller has gone.</param>
    public async Task<Answer> Decide(JsonObject? request, Func<Promotion?, IReadOnlyList<Claim>> grant, CancellationToken aborted)
    {
        var claims = new Claims(request);
        var messages = LoyaltyMessages.For(claims.Locales);
        if (request is null || !SentClaims.AreTyped(request))
            return new Refusal(messages.NotUnderstood);
        if (claims["email"] is not { } email || claims["loyaltyId"] is not { } id)
            return new Refusal(messages.Missing);
        if (claims.EmailDomain is null || !IsId(id))
            return new Refusal(messages.NotValid);
        if (options.Loyalty is null)
            return new Success(grant(null));

        var promotion = await promotions.Find(email, id, aborted);
        return promotion switch
        {
            { Value: { } found } => new Success(grant(found)),
            { Trouble: null } => new Refusal(Presentable().IsMatch(email) ? messages.NotAssociated(id, email) : messages.NotValid),
            { Trouble: { } trouble } when options.WithoutLoyalty == WithoutLoyalty.Refuse =>
                new Refusal(Messages.For(claims.Locales).TryAgainLater) { Trouble = trouble },
            { Trouble: { } trouble } => new Success(grant(null)) { Trouble = trouble },
        };
    }

    public static bool IsId(string text) => Id().IsMatch(text);

    // It is repeated to the person, so it may hold nothing that means something to a page.
    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}._'+-]{1,64}@[\p{L}\p{M}\p{N}.-]{1,190}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Presentable();
}
