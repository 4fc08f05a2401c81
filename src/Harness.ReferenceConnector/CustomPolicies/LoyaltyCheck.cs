using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>
/// The check of the documentation's walkthrough: a member with this e-mail address gets a promo code. The code is an empty text where the
/// service cannot be had, because a claim of the policy that is left out may have no default there.
/// </summary>
internal sealed class LoyaltyCheck(Members members, SignUps signUps)
{
    public async Task<Answer> Decide(Call call, CancellationToken aborted)
    {
        var answer = await members.Decide(call.Request, promotion => [new("promoCode", promotion?.Code ?? "")], aborted);
        if (answer is Success)
            await signUps.Record(call);
        return answer;
    }
}
