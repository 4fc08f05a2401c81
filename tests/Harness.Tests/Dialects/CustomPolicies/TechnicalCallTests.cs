using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Tests.Dialects.CustomPolicies;

/// <summary>What goes over the wire, by the metadata of the profile (restful-technical-profile.md).</summary>
public sealed class TechnicalCallTests
{
    private const string Name = "Jonas%20Gr%C3%B6%C3%9Fe%20%26%20S%C3%B6hne%20%2B1%20%25";

    private static readonly TechnicalProfile Named = Loyalty.Profile with { InputClaims = Loyalty.Inputs(new("email", "email"), new("displayName", "name")) };

    [Test]
    public void Claims_travel_in_the_body_under_the_names_of_the_policy() => Assert.Multiple(() =>
    {
        var call = Loyalty.Call(Loyalty.Profile);
        Assert.That((call.Method, call.ContentType), Is.EqualTo((HttpMethod.Post, "application/json")));
        Assert.That(Loyalty.Text(call), Is.EqualTo("""{"loyaltyId":"212342","email":"jonas@fabrikam.com","lang":"1031"}"""));
    });

    [Test]
    public void A_form_is_encoded()
    {
        var call = Loyalty.Call(Named with { SendClaimsIn = SendClaimsIn.Form });
        Assert.That((call.Method, call.ContentType, Loyalty.Text(call)), Is.EqualTo((HttpMethod.Post, "application/x-www-form-urlencoded", "email=jonas%40fabrikam.com&name=" + Name)));
    }

    [TestCase("http://127.0.0.1:7071/api/loyalty", "http://127.0.0.1:7071/api/loyalty?email=jonas%40fabrikam.com&name=" + Name)]
    [TestCase("http://127.0.0.1:7071/api/loyalty?code=x", "http://127.0.0.1:7071/api/loyalty?code=x&email=jonas%40fabrikam.com&name=" + Name)]
    public void A_query_string_is_added_to_the_address(string endpoint, string expected)
    {
        var call = Loyalty.Call(Named with { SendClaimsIn = SendClaimsIn.QueryString }, endpoint: endpoint);
        Assert.That((call.Method, call.Url.AbsoluteUri, call.ContentType, call.Body.Length), Is.EqualTo((HttpMethod.Get, expected, (string?)null, 0)));
    }

    [Test]
    public void Claims_fill_their_places_in_the_address_by_either_name()
    {
        var call = Loyalty.Call(Named with { SendClaimsIn = SendClaimsIn.Url }, endpoint: "http://127.0.0.1:7071/{email}/{displayName}/{nobody}?a={name}");
        Assert.That(call.Url.AbsoluteUri, Is.EqualTo($"http://127.0.0.1:7071/jonas%40fabrikam.com/{Name}/?a={Name}"));
    }

    [Test]
    public void Header_lines_carry_what_a_header_line_can_carry() =>
        Assert.That(Loyalty.Call(Named with { SendClaimsIn = SendClaimsIn.Header }).Headers, Is.EqualTo(new Header[]
        {
            new("email", "jonas@fabrikam.com"), new("name", "Jonas Gr%C3%B6%C3%9Fe & S%C3%B6hne +1 %25"),
        }));

    [Test]
    public void A_body_has_the_types_of_the_claims_schema()
    {
        var call = Loyalty.Call(Loyalty.Profile with
        {
            InputClaims = Loyalty.Inputs(
                new("isMember", "isMember") { Type = ClaimDataType.Boolean, Default = "True" },
                new("visits", "visits") { Type = ClaimDataType.Int, Default = "3" },
                new("total", "total") { Type = ClaimDataType.Long, Default = "9007199254740993" },
                new("since", "since") { Type = ClaimDataType.DateTime, Default = "2026-11-21T08:00:00Z" },
                new("tiers", "tiers") { Type = ClaimDataType.StringCollection, Default = "gold" },
                new("odd", "odd") { Type = ClaimDataType.Int, Default = "many" },
                new("nothing", "nothing")),
        });
        Assert.That(Loyalty.Text(call), Is.EqualTo("""{"isMember":true,"visits":3,"total":9007199254740993,"since":"2026-11-21T08:00:00Z","tiers":["gold"],"odd":"many"}"""));
    }

    [Test]
    public void A_default_stands_in_for_a_missing_value_and_always_where_the_policy_says_so()
    {
        var call = Loyalty.Call(Loyalty.Profile with
        {
            InputClaims = Loyalty.Inputs(new("email", "email") { Default = "nobody@example.com" }, new("surname", "surname") { Default = "Doe" }, new("displayName", "name") { Default = "always", AlwaysDefault = true }),
        });
        Assert.That(Loyalty.Text(call), Is.EqualTo("""{"email":"jonas@fabrikam.com","surname":"Doe","name":"always"}"""));
    }

    [Test]
    public void One_claim_can_be_the_whole_body()
    {
        var call = Loyalty.Call(Loyalty.Profile with
        {
            PayloadClaim = "requestBody",
            InputClaims = Loyalty.Inputs(new InputClaim("requestBody", "requestBody") { Default = """{"personalizations":[{"to":[{"email":"a@b.c"}]}]}""" }),
        });
        Assert.That(Loyalty.Text(call), Is.EqualTo("""{"personalizations":[{"to":[{"email":"a@b.c"}]}]}"""));
    }

    [TestCase(AuthenticationType.Bearer, "Authorization", "Bearer s3cret")]
    [TestCase(AuthenticationType.ApiKeyHeader, "x-functions-key", "s3cret")]
    public void A_token_and_a_key_stand_in_one_header_line(AuthenticationType proof, string name, string value) =>
        Assert.That(Loyalty.Call(Loyalty.Profile with { Authentication = proof, ApiKeyHeader = "x-functions-key" }, new Credentials.TokenOrKey("s3cret")).Headers, Is.EqualTo(new Header[] { new(name, value) }));

    [Test]
    public void Basic_credentials_are_those_of_every_connector() =>
        Assert.That(Loyalty.Call(Loyalty.Profile with { Authentication = AuthenticationType.Basic }, new Credentials.Basic("u", "p:q")).Headers, Is.EqualTo(new Header[] { new("Authorization", "Basic dTpwOnE=") }));

    [Test]
    public void A_claim_that_is_the_bearer_token_stands_in_the_header_line_only()
    {
        var technical = Loyalty.Profile with { Authentication = AuthenticationType.Bearer, BearerClaim = "accessToken", InputClaims = Loyalty.Inputs(new("email", "email"), new("accessToken", "token") { Default = "abc" }) };
        Assert.Multiple(() =>
        {
            Assert.That(Loyalty.Call(technical).Headers, Is.EqualTo(new Header[] { new("Authorization", "Bearer abc") }));
            Assert.That(Loyalty.Text(Loyalty.Call(technical)), Is.EqualTo("""{"email":"jonas@fabrikam.com"}"""));
        });
    }

    [Test]
    public void Every_token_hides_itself() => Assert.That(new Credentials.TokenOrKey("s3cret").ToString(), Does.Not.Contain("s3cret"));
}
