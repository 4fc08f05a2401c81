using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Tests.Dialects.CustomPolicies;

/// <summary>What lies around the call of a policy: page, claims of the answer, token; and when there is no call.</summary>
public sealed class TechnicalJourneyTests
{
    private static readonly TechnicalProfile Profile = Loyalty.Profile with
    {
        TokenClaims = [new("promoCode", "promo_code") { Default = "" }, new("email", "email"), new("tenantId", "tid"), new("nobody", "nobody") { Default = "of the policy" }, new("lost", "lost")],
    };

    [Test]
    public void What_the_answer_returns_reaches_the_token_under_the_name_of_the_relying_party()
    {
        var token = Token(200, """{"promoCode":"84362"}""");
        Assert.Multiple(() =>
        {
            Assert.That(token?.Text("promo_code"), Is.EqualTo("84362"));
            Assert.That(token?.Text("email"), Is.EqualTo("jonas@fabrikam.com"));
            Assert.That(token?.Text("nobody"), Is.EqualTo("of the policy"));
            Assert.That(token?.Has("lost"), Is.False);
            Assert.That(Token(200, "{}")?.Text("promo_code"), Is.Empty);
        });
    }

    [TestCase(409, "the page was not accepted", "validation")]
    [TestCase(500, "the page shows an error", "validation")]
    [TestCase(409, "the person was sent back to the application with an error", "claims-exchange")]
    public void An_error_ends_the_journey(int status, string because, string step)
    {
        var end = After(status, """{"version":"1","status":409,"userMessage":"No."}""", Loyalty.Dialect.Step(step)!);
        Assert.That((end.EndedBecause, end.TokenClaims), Is.EqualTo((because, (ClaimSet?)null)));
    }

    [Test]
    public void What_one_call_returned_is_sent_by_the_next()
    {
        var technical = Profile with { InputClaims = [new("promoCode", "code")] };
        var caller = Loyalty.Caller(technical);
        var known = After(200, """{"promoCode":"84362"}""", TechnicalProfileSteps.Validation);
        Assert.That(Loyalty.Dialect.Claims(caller, TechnicalProfileSteps.ClaimsExchange, known).Text("code"), Is.EqualTo("84362"));
    }

    [Test]
    public void A_correction_replaces_what_was_sent()
    {
        var caller = Loyalty.Caller(Profile);
        var corrected = Loyalty.Dialect.Correct(After(409, "{}", TechnicalProfileSteps.Validation), TechnicalProfileSteps.Validation, ClaimSet.Empty.With("loyaltyId", "7"));
        Assert.That((Loyalty.Dialect.Claims(caller, TechnicalProfileSteps.Validation, corrected).Text("loyaltyId"), corrected.EndedBecause), Is.EqualTo(("7", (string?)null)));
    }

    [TestCase(PreconditionType.ClaimsExist, true, "loyaltyId", null, true)]
    [TestCase(PreconditionType.ClaimsExist, true, "LoyaltyID", null, true)]
    [TestCase(PreconditionType.ClaimsExist, false, "loyaltyId", null, false)]
    [TestCase(PreconditionType.ClaimEquals, true, "loyaltyId", "212342", true)]
    [TestCase(PreconditionType.ClaimEquals, true, "loyaltyId", "1", false)]
    [TestCase(PreconditionType.ClaimEquals, false, "loyaltyId", "1", true)]
    [TestCase(PreconditionType.ClaimsExist, false, "claimOfAnotherProfile", null, false)]
    public void A_precondition_leaves_the_call_out(PreconditionType type, bool executes, string claim, string? value, bool isLeftOut)
    {
        var caller = Loyalty.Caller(Profile with { Preconditions = [new(type, executes, claim) { Value = value }] });
        var reason = Loyalty.Dialect.Skips(caller, TechnicalProfileSteps.Validation, Loyalty.Dialect.Claims(caller, TechnicalProfileSteps.Validation, Loyalty.Jonas));
        Assert.That(reason is not null, Is.EqualTo(isLeftOut));
    }

    [TestCase(PreconditionType.ClaimsExist, true, null, false)]
    [TestCase(PreconditionType.ClaimsExist, false, null, true)]
    [TestCase(PreconditionType.ClaimEquals, true, "none", false)]
    public void A_precondition_looks_at_the_claim_and_not_at_the_default_that_is_sent_for_it(PreconditionType type, bool executes, string? value, bool isLeftOut)
    {
        var caller = Loyalty.Caller(Profile with { InputClaims = [new("tier", "tier") { Default = "none" }], Preconditions = [new(type, executes, "tier") { Value = value }] });
        var claims = Loyalty.Dialect.Claims(caller, TechnicalProfileSteps.Validation, Loyalty.Jonas);
        Assert.That((claims.Text("tier"), Loyalty.Dialect.Skips(caller, TechnicalProfileSteps.Validation, claims) is not null), Is.EqualTo(("none", isLeftOut)));
    }

    [TestCase("True")]
    [TestCase("true")]
    public void A_precondition_knows_a_boolean_however_the_policy_writes_it(string value)
    {
        var caller = Loyalty.Caller(Profile with { InputClaims = [new("isNew", "isNew") { Type = ClaimDataType.Boolean }], Preconditions = [new(PreconditionType.ClaimEquals, true, "isNew") { Value = value }] });
        Assert.That(Loyalty.Dialect.Skips(caller, TechnicalProfileSteps.Validation, ClaimSet.Empty.With("isNew", JsonElement.Parse("true"))), Is.Not.Null);
    }

    private static ClaimSet? Token(int status, string body) => After(status, body, TechnicalProfileSteps.Validation).TokenClaims;

    private static Journey After(int status, string body, FlowStep step)
    {
        var caller = Loyalty.Caller(Profile);
        var journey = Loyalty.Dialect.Arrive(Loyalty.Dialect.Begin(Loyalty.Jonas), caller, step)!;
        var (reply, consequence) = Loyalty.Read(status, body, Profile, step);
        return Loyalty.Dialect.After(journey, caller, step, reply, consequence);
    }
}
