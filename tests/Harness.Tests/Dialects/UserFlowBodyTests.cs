using System.Text;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;

namespace Harness.Tests.Dialects;

[TestFixture]
public sealed class UserFlowBodyTests
{
    private const string Google = """{"signInType":"federated","issuer":"google.com","issuerAssignedId":"115678901234567890123"}""";
    private const string Tenant = """{"signInType":"emailAddress","issuer":"contoso.onmicrosoft.com","issuerAssignedId":"zoe@example.fr"}""";
    private const string Custom = ""","extension_0123456789abcdef0123456789abcdef_loyaltyId":"007","extension_0123456789abcdef0123456789abcdef_newsletter":true,"extension_0123456789abcdef0123456789abcdef_shoeSize":38""";

    private static readonly Dialect Dialect = DialectBook.All[0];

    [Test]
    public void After_federation_only_what_the_provider_knows_is_sent() => Assert.That(Body(People.Profile, UserFlowSteps.PostFederationSignup, People.Zoe), Is.EqualTo(
        """{"step":"PostFederationSignup","client_id":"11111111-2222-3333-4444-555555555555","ui_locales":"fr-FR","email":"zoe@example.fr","displayName":"Zoé 😀","identities":[""" + Google + "]}"));

    [Test]
    public void Before_the_user_is_created_all_that_was_typed_is_sent_and_of_the_identities_the_provider_s() => Assert.That(Body(People.Profile, UserFlowSteps.PostAttributeCollection, People.Zoe), Is.EqualTo(
        """{"step":"PostAttributeCollection","client_id":"11111111-2222-3333-4444-555555555555","ui_locales":"fr-FR","email":"zoe@example.fr","displayName":"Zoé 😀","jobTitle":"Boulangère" """.TrimEnd() + Custom + ""","identities":[""" + Google + "]}"));

    [Test]
    public void Before_the_token_is_sent_the_object_id_comes_with_all_identities_of_the_directory() => Assert.That(Body(People.Profile, UserFlowSteps.PreTokenIssuance, People.Zoe), Is.EqualTo(
        """{"step":"PreTokenIssuance","client_id":"11111111-2222-3333-4444-555555555555","ui_locales":"fr-FR","email":"zoe@example.fr","objectId":"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee","displayName":"Zoé 😀","jobTitle":"Boulangère" """.TrimEnd() + Custom + ""","identities":[""" + Google + "," + Tenant + "]}"));

    [Test]
    public void A_local_account_has_no_identities_before_it_exists() => Assert.That(Body(People.Profile, UserFlowSteps.PostAttributeCollection, People.Local), Is.EqualTo(
        """{"step":"PostAttributeCollection","client_id":"11111111-2222-3333-4444-555555555555","ui_locales":"fr-FR","email":"zoe@example.fr","displayName":"Zoé 😀","jobTitle":"Boulangère" """.TrimEnd() + Custom + "}"));

    [Test]
    public void A_local_account_has_its_own_identity_at_the_token_step() =>
        Assert.That(Body(People.Profile, UserFlowSteps.PreTokenIssuance, People.Local), Does.EndWith($",\"identities\":[{Tenant}]}}"));

    [Test]
    public void The_form_of_2021_has_neither_step_nor_client_id([Values("PostFederationSignup", "PostAttributeCollection")] string step) => Assert.That(
        Body(People.Profile with { BodyForm = BodyForm.Body2021 }, Dialect.Step(step)!, People.Zoe),
        Does.StartWith("""{"ui_locales":"fr-FR","email":"zoe@example.fr","displayName":""").And.Not.Contain("\"step\"").And.Not.Contain("client_id"));

    [Test]
    public void What_has_no_value_is_absent_and_not_null()
    {
        var bare = People.Zoe with { Attributes = People.Set(("displayName", "\"Zoé\"")), Identities = [], KnownToProvider = ["email", "displayName"] };
        foreach (var step in Dialect.Steps)
            Assert.That(Body(People.Profile, step, bare), Does.Not.Contain("null").And.Not.Contain("email").And.Not.Contain("identities"));
    }

    [Test]
    public void A_provider_never_sends_custom_attributes()
    {
        var claims = Dialect.Claims(People.Profile, UserFlowSteps.PostFederationSignup, People.Zoe with { KnownToProvider = ["email", "extension_{appId}_loyaltyId"] });
        Assert.That(People.Names(claims), Is.EqualTo(new[] { "step", "client_id", "ui_locales", "email", "identities" }));
    }

    [TestCase("extension_loyaltyId")]
    [TestCase("extension_{appId}_loyaltyId")]
    [TestCase("extension_0123456789abcdef0123456789abcdef_loyaltyId")]
    public void Custom_attributes_get_the_app_id_in_whichever_form_they_are_written(string name)
    {
        var person = People.Local with { Attributes = People.Set((name, "\"1\"")) };
        Assert.That(People.Names(Dialect.Claims(People.Profile, UserFlowSteps.PostAttributeCollection, person)), Does.Contain("extension_0123456789abcdef0123456789abcdef_loyaltyId"));
    }

    [Test]
    public void The_settings_list_decides_what_is_asked_for_and_so_sent()
    {
        var profile = People.With(("jobTitle", true, false), ("extension_loyaltyId", true, false), ("extension_shoeSize", false, true));
        Assert.Multiple(() =>
        {
            Assert.That(Claims(UserFlowSteps.PostAttributeCollection, People.Local), Is.EqualTo(new[] { "email", "jobTitle", "extension_{appId}_loyaltyId" }));
            Assert.That(Claims(UserFlowSteps.PostAttributeCollection, People.Zoe), Is.EqualTo(new[] { "email", "displayName", "jobTitle", "extension_{appId}_loyaltyId" }), "what the provider knows is sent as well");
            Assert.That(Claims(UserFlowSteps.PreTokenIssuance, People.Local), Is.EqualTo(new[] { "email", "jobTitle", "extension_{appId}_loyaltyId", "extension_{appId}_shoeSize" }));
            Assert.That(Claims(UserFlowSteps.PostFederationSignup, People.Zoe), Is.EqualTo(new[] { "email", "displayName" }));
        });

        IEnumerable<string> Claims(FlowStep step, Persona person) =>
            People.Names(Dialect.Claims(profile, step, person)).Except(["step", "client_id", "ui_locales", "objectId", "identities"]).Select(profile.PackName);
    }

    [Test]
    public void The_call_is_a_post_of_json_to_the_address_as_configured()
    {
        var call = Compose(People.Profile with { Endpoint = new("https://api.example.com/a%2Fb?code=x%2By==&b=%C3%A9") });
        Assert.Multiple(() =>
        {
            Assert.That(call.Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(call.Url.AbsoluteUri, Is.EqualTo("https://api.example.com/a%2Fb?code=x%2By==&b=%C3%A9"));
            Assert.That(call.ContentType, Is.EqualTo("application/json"));
            Assert.That(call.Headers, Is.Empty);
        });
    }

    [Test]
    public void Basic_credentials_are_utf_8_in_base64_and_keep_their_colons()
    {
        var call = Compose(People.Profile with { Credentials = new Credentials.Basic("api", "pä:ss:wörd"), ExtraHeaders = [new("X-Gateway", "1")] });
        Assert.That(call.Headers, Is.EqualTo(new Header[]
        {
            new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("api:pä:ss:wörd"))),
            new("X-Gateway", "1"),
        }));
    }

    // The caller escapes what JSON demands and nothing else.
    [TestCase("Zoé 名 ñ", "Zoé 名 ñ")]
    [TestCase("😀👩‍👩‍👧", "😀👩‍👩‍👧")]
    [TestCase("a\u00A0b\u2028c\uE000d", "a\u00A0b\u2028c\uE000d")]
    [TestCase("<b>&'+/", "<b>&'+/")]
    [TestCase("\"\\\n\t\r\b\f\u0001\u007F", "\\\"\\\\\\n\\t\\r\\b\\f\\u0001\u007F")]
    public void Text_goes_on_the_wire_as_plain_utf_8(string text, string onTheWire)
    {
        var body = Dialect.Compose(People.Profile, ClaimSet.Empty.With("a", text)).Body;
        Assert.That(body.ToArray(), Is.EqualTo(Encoding.UTF8.GetBytes($$"""{"a":"{{onTheWire}}"}""")));
    }

    [TestCase("1.0", "1.0")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("1e400", "1e400")]
    [TestCase("[ ]", "[]")]
    [TestCase("{ }", "{}")]
    [TestCase("null", "null")]
    [TestCase("""[ { "\u00e9" : "\u00e9" } , false ]""", """[{"é":"é"},false]""")]
    [TestCase("\"half \\ud83d\"", "\"half \\ud83d\"")]
    public void Values_of_a_pack_go_on_the_wire_as_they_are(string json, string onTheWire) =>
        Assert.That(Encoding.UTF8.GetString(Dialect.Compose(People.Profile, ClaimSet.Empty.With("a", JsonElement.Parse(json))).Body.Span), Is.EqualTo($$"""{"a":{{onTheWire}}}"""));

    private static Call Compose(Profile profile) => Dialect.Compose(profile, Dialect.Claims(profile, UserFlowSteps.PostAttributeCollection, People.Zoe));

    private static string Body(Profile profile, FlowStep step, Persona person) =>
        Encoding.UTF8.GetString(Dialect.Compose(profile, Dialect.Claims(profile, step, person)).Body.Span);
}
