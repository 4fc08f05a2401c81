using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>The attribute page has been filled in and the account is about to be written.</summary>
internal sealed class BeforeCreatingUser(Checks checks, Promotions promotions, ConnectorOptions options)
{
    public async Task<Answer> Decide(Claims claims, CancellationToken aborted)
    {
        if ((checks.Blocked(claims) ?? checks.Email(claims) ?? Checks.DisplayName(claims)) is { } refusal)
            return refusal;
        var promotion = await promotions.Find(claims, aborted);
        return new Continue([new("jobTitle", options.JobTitle), new("extension_promoCode", promotion?.Code)]);
    }
}
