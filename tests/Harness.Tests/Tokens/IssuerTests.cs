using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Claims;
using Harness.Tokens;

namespace Harness.Tests.Tokens;

[TestFixture]
public sealed class IssuerTests
{
    private const string Address = "/contoso.onmicrosoft.com/b2c_1_signupsignin1";

    private static readonly Tenant Contoso = new(new("http://127.0.0.1:9200"), "contoso.onmicrosoft.com", new("8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1"), "B2C_1_signupsignin1");
    private static readonly TokenOffer Offer = new("api") { Client = "app", Secret = "s:%", People = ["emily"], PersonOf = (id, _) => ClaimSet.Empty.With("sub", id), Claims = ClaimSet.Empty.With("extension_tier", "gold") };

    [Test]
    public void A_ring_tells_whether_its_next_key_is_one_that_was_kept()
    {
        using var ring = new KeyRing(SigningKey.Create(), SigningKey.Create());
        var before = ring.KeepsAnother;
        ring.RollOver();
        Assert.That((before, ring.KeepsAnother), Is.EqualTo((true, false)));
    }

    [TestCase("/contoso.onmicrosoft.com/b2c_1_signupsignin1", "http://127.0.0.1:9200/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/v2.0/", "b2c_1_signupsignin1")]
    [TestCase("/CONTOSO.onmicrosoft.com/B2C_1_SignUpSignIn1", "http://127.0.0.1:9200/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/v2.0/", "b2c_1_signupsignin1")]
    [TestCase("/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/B2C_1_edit", "http://127.0.0.1:9200/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/v2.0/", "b2c_1_edit")]
    [TestCase("/tfp/contoso.onmicrosoft.com/b2c_1_edit", "http://127.0.0.1:9200/tfp/8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1/b2c_1_edit/v2.0/", "b2c_1_edit")]
    public void Every_policy_of_the_tenant_describes_itself(string below, string issuer, string policy)
    {
        var metadata = Ask("GET", below + "/v2.0/.well-known/openid-configuration").Body;
        Assert.That((Text(metadata, "issuer"), Text(metadata, "jwks_uri")), Is.EqualTo((issuer, $"http://127.0.0.1:9200/contoso.onmicrosoft.com/{policy}/discovery/v2.0/keys")));
    }

    [TestCase("GET", "/fabrikam.onmicrosoft.com/b2c_1_edit/discovery/v2.0/keys", 404)]
    [TestCase("GET", "/contoso.onmicrosoft.com/discovery/v2.0/keys", 404)]
    [TestCase("GET", "/", 404)]
    [TestCase("POST", Address + "/discovery/v2.0/keys", 405)]
    [TestCase("GET", Address + "/oauth2/v2.0/token", 405)]
    public void Whatever_else_is_asked_is_refused(string method, string path, int status) => Assert.That(Ask(method, path).Status, Is.EqualTo(status));

    [Test]
    public void An_application_gets_a_token_as_B2C_answers()
    {
        var answer = Token(Form("client_id", "app", "client_secret", "s:%", "scope", "https://contoso.onmicrosoft.com/orders/read offline_access"));
        var claims = JsonWebToken.Read(Text(answer.Body, "access_token"))!.Claims;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Body.Select(member => member.Key), Is.EqualTo(new[] { "access_token", "token_type", "not_before", "expires_in", "expires_on", "resource" }));
            Assert.That(answer.Body["expires_in"]!.GetValue<long>(), Is.EqualTo(3600));
            Assert.That((Text(claims, "aud"), Text(claims, "azp"), Text(claims, "scp"), Text(claims, "extension_tier")), Is.EqualTo(("api", "app", "read", "gold")));
            Assert.That(Text(claims, "sub"), Is.EqualTo(Tenant.MadeId("app").ToString()));
        });
    }

    [Test]
    public void The_token_of_a_person_can_be_asked_for() =>
        Assert.That(Text(JsonWebToken.Read(Text(Token(Form("client_id", "app", "client_secret", "s:%", "persona", "emily")).Body, "access_token"))!.Claims, "sub"), Is.EqualTo("emily"));

    [Test]
    public void Credentials_may_be_Basic_with_each_half_encoded() =>
        Assert.That(Token(Form(), "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("app:s%3A%25"))).Status, Is.EqualTo(200));

    [TestCase("client_id", "app", 400, "invalid_client")]
    [TestCase("client_id", "other", 400, "invalid_client")]
    [TestCase("scope", "read", 400, "invalid_client")]
    [TestCase("grant_type", "password", 400, "unsupported_grant_type")]
    public void What_is_wrong_is_said_in_the_words_of_OAuth(string name, string value, int status, string error)
    {
        var answer = Token(Form("client_secret", "other", name, value));
        Assert.That((answer.Status, Text(answer.Body, "error")), Is.EqualTo((status, error)));
    }

    [Test]
    public void Wrong_Basic_credentials_are_unauthorized([Values("Basic YXBwOm90aGVy", "Basic ?", "Basic YXBw")] string line) => Assert.That(Token(Form(), line).Status, Is.EqualTo(401));

    [Test]
    public void An_unknown_person_and_a_missing_form_are_bad_requests() => Assert.Multiple(() =>
    {
        Assert.That(Text(Token(Form("client_id", "app", "client_secret", "s:%", "persona", "emly")).Body, "error_description"), Is.EqualTo("There is no persona 'emly'. There are: emily."));
        Assert.That(Text(Token(ImmutableDictionary<string, string>.Empty).Body, "error"), Is.EqualTo("invalid_request"));
    });

    [Test]
    public void It_knows_who_fetched_its_keys()
    {
        var issuer = Make();
        issuer.Answer(new("GET", Address + "/discovery/v2.0/keys"));
        issuer.Answer(new("GET", "/nothing"));
        Assert.That(issuer.Journal.Select(call => (call.Document, call.Status)), Is.EqualTo(new[] { ((IssuerDocument?)IssuerDocument.Keys, 200), (null, 404) }));
        Assert.That(issuer.KeysFetched, Is.EqualTo(1));
    }

    private static Issuer Make() => new(Contoso, new(Keys.One), TimeProvider.System) { Offer = Offer };

    private static IssuerAnswer Ask(string method, string path) => Make().Answer(new(method, path));

    private static IssuerAnswer Token(ImmutableDictionary<string, string> form, string? authorization = null) =>
        Make().Answer(new("POST", Address + "/oauth2/v2.0/token") { Form = form, Authorization = authorization });

    private static ImmutableDictionary<string, string> Form(params string[] members) =>
        members.Chunk(2).Aggregate(ImmutableDictionary<string, string>.Empty.Add("grant_type", "client_credentials"), (form, member) => form.SetItem(member[0], member[1]));

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();
}
