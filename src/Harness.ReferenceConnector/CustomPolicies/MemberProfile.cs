using System.Globalization;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Loyalty;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>
/// What is known of a member, for a claims exchange: claims of every data type. There is no page to show an error on, so who is no member, and
/// who cannot be looked up, goes on as a guest; only since when they are a member is left out then.
/// </summary>
internal sealed class MemberProfile(Promotions promotions)
{
    private const string Beginning = "2019-05-04T00:00:00Z";
    private const int PointsOfVisit = 100;
    private const int MostDigits = 9;

    // More than 32 bits hold, as on the cards.
    private const long FirstCard = 4_026_000_000_000;

    private static readonly string[] Ladder = ["basic", "silver", "gold"];

    public async Task<Answer> Decide(Call call, CancellationToken aborted)
    {
        if (call.Request is not { } request || !SentClaims.AreTyped(request))
            return new Refusal(LoyaltyMessages.For(call.Claims.Locales).NotUnderstood);
        var (email, id) = (call.Claims["email"], call.Claims["loyaltyId"]);
        var promotion = id is not null && Members.IsId(id) ? await promotions.Find(email, id, aborted) : new(null);
        var (found, tier) = (promotion.Value, promotion.Value?.Tier ?? Ladder[0]);
        return new Success(
        [
            new("tier", tier),
            new("isMember", found is not null),
            new("visits", (found?.Points ?? 0) / PointsOfVisit),
            new("cardNumber", found is null ? 0 : Card(id)),
            new("memberSince", found is null ? null : Beginning),
            new("tiers", new JsonArray([.. UpTo(tier).Select(step => JsonValue.Create(step))])),
        ]) { Trouble = promotion.Trouble };
    }

    private static long Card(string? id) =>
        id is { Length: <= MostDigits } && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? FirstCard + number : 0;

    // Never empty: a token with an empty list could not be issued.
    private static IEnumerable<string> UpTo(string tier) => Ladder.TakeWhile(step => step != tier).Append(tier);
}
