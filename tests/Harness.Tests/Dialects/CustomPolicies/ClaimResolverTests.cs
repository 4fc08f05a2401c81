using Harness.Dialects.CustomPolicies;

namespace Harness.Tests.Dialects.CustomPolicies;

/// <summary>claim-resolver-overview.md (02/16/2022).</summary>
public sealed class ClaimResolverTests
{
    [TestCase("{Culture:LanguageName}", "de")]
    [TestCase("{Culture:LCID}", "1031")]
    [TestCase("{culture:lcid}", "1031")]
    [TestCase("{Culture:RegionName}", "DE")]
    [TestCase("{Culture:RFC5646}", "de-DE")]
    [TestCase("{Policy:TrustFrameworkTenantId}", "contoso.onmicrosoft.com")]
    [TestCase("{Context:DeploymentMode}", "Production")]
    [TestCase("{OIDC:ClientId}", "93fd07aa-333c-409d-955d-96008fd08dd9")]
    [TestCase("{OIDC:LoginHint}", "jonas@fabrikam.com")]
    [TestCase("{OAUTH-KV:campaignId}", "campaignId-of-the-query")]
    [TestCase("{Claim:loyaltyId}", "212342")]
    [TestCase("{Claim:nobody}", "")]
    [TestCase("user {Culture:RFC5646} of {Policy:RelyingPartyTenantId}", "user de-DE of contoso.onmicrosoft.com")]
    [TestCase("{Settings:ApiUrl}", "{Settings:ApiUrl}")]
    [TestCase("{Culture:Shoesize}", "{Culture:Shoesize}")]
    [TestCase("""{"to":[{"email":"x"}]}""", """{"to":[{"email":"x"}]}""")]
    public void A_resolver_is_filled_in(string text, string expected) =>
        Assert.That(ClaimResolvers.Fill(text, Loyalty.Caller(Loyalty.Profile), Loyalty.Jonas), Is.EqualTo(expected));

    [Test]
    public void Without_the_switch_of_the_profile_the_text_is_sent_as_it_stands() =>
        Assert.That(Loyalty.Text(Loyalty.Call(Loyalty.Profile with { ResolvesClaims = false })), Does.Contain("\"lang\":\"{Culture:LCID}\""));

    [Test]
    public void What_is_made_up_is_the_same_for_the_same_person_only()
    {
        var caller = Loyalty.Caller(Loyalty.Profile);
        var other = Loyalty.Jonas with { ObjectId = "99999999-2222-3333-4444-555555555555" };
        Assert.Multiple(() =>
        {
            Assert.That(ClaimResolvers.Fill("{Context:CorrelationId}", caller, Loyalty.Jonas), Is.EqualTo(ClaimResolvers.Fill("{Context:CorrelationId}", caller, Loyalty.Jonas with { Id = "again" })));
            Assert.That(ClaimResolvers.Fill("{Context:CorrelationId}", caller, Loyalty.Jonas), Is.Not.EqualTo(ClaimResolvers.Fill("{Context:CorrelationId}", caller, other)));
            Assert.That(Guid.TryParse(ClaimResolvers.Fill("{Policy:TenantObjectId}", caller, other), out _), Is.True);
        });
    }
}
