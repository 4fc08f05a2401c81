using Harness.Claims;
using Harness.Dialects.UserFlow;
using Harness.Tokens;

namespace Harness.Tests.Tokens;

[TestFixture]
public sealed class TokenShapeTests
{
    private static readonly Tenant Contoso = new(new("https://contoso.b2clogin.com"), "contoso.onmicrosoft.com", new("8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1"), "B2C_1_signupsignin1");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly Persona Emily = PersonaBook.Open().Make("emily", seed: 1);

    [Test]
    public void A_user_flow_writes_its_tokens_as_the_documents_have_them()
    {
        var claims = new TokenShape(Contoso, "api") { Client = "app", Scopes = ["read", "write"], Nonce = "n" }.Of(ClaimSet.Empty.With("sub", "1").With("oid", "1").With("extension_tier", "gold"), Now);
        Assert.That(JsonWebToken.Of(claims, Keys.One).Claims.ToJsonString(), Is.EqualTo(
            """{"iss":"https://contoso.b2clogin.com/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/v2.0/","exp":1700003600,"nbf":1700000000,"aud":"api","sub":"1","oid":"1","extension_tier":"gold","tfp":"B2C_1_signupsignin1","nonce":"n","scp":"read write","azp":"app","ver":"1.0","auth_time":1700000000,"iat":1700000000}"""));
    }

    [Test]
    public void A_custom_policy_names_itself_as_acr_in_lower_case()
    {
        var claims = new TokenShape(Contoso with { Policy = "B2C_1A_SignUp" }, "api") { IssuerNamesPolicy = true }.Of(ClaimSet.Empty, Now);
        Assert.That((claims.Text("acr"), claims.Has("tfp"), claims.Text("iss")), Is.EqualTo(("b2c_1a_signup", false, "https://contoso.b2clogin.com/tfp/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/b2c_1a_signup/v2.0/")));
    }

    [Test]
    public void What_the_issuer_says_nobody_else_can_say()
    {
        var claims = new TokenShape(Contoso, "api").Of(ClaimSet.Empty.With("iss", "me").With("tfp", "mine").With("scp", "all"), Now);
        Assert.That((claims.Text("iss"), claims.Text("tfp"), claims.Has("scp")), Is.EqualTo((Contoso.Issuer, Contoso.Policy, false)));
    }

    [Test]
    public void A_person_has_a_list_of_addresses_in_user_flows_and_one_in_custom_policies()
    {
        var inFlow = TokenPerson.Of(Emily, Contoso);
        var inPolicy = TokenPerson.Of(Emily, Contoso with { Policy = "b2c_1a_signup" });
        Assert.Multiple(() =>
        {
            Assert.That(inFlow.TryGet("emails", out var emails) ? emails.GetRawText() : "", Is.EqualTo($"[\"{Emily.Attributes.Text("email")}\"]"));
            Assert.That((inPolicy.Text("email"), inPolicy.Has("emails")), Is.EqualTo((Emily.Attributes.Text("email"), false)));
            Assert.That(inFlow.Select(claim => claim.Name), Has.None.Contains("appId"));
        });
    }
}
