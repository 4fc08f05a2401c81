using System.Collections.Immutable;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.Tests.Dialects.CustomPolicies;

[TestFixture]
public sealed class TechnicalVariationTests
{
    private const string Jwt = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGkiLCJpc3MiOiJiMmMiLCJleHAiOjE5MDAwMDAwMDB9.c2lnbmF0dXJlLW9mLWIyYw";

    private static readonly string[] OfJsonOnly = ["null-claim", "wrong-type"];
    private static readonly string[] OfFlowsOnly = ["custom-attributes", "identities", "one-identifier", "other-names", "unknown-step", "transfer"];

    private static readonly TechnicalProfile Policy = new()
    {
        Id = "REST",
        ResolvesClaims = true,
        InputClaims =
        [
            new("signInName", "user"),
            new("givenName", "givenName"),
            new("postalCode", "zip"),
            new("userLanguage", "lang") { Default = "{Culture:LCID}", AlwaysDefault = true },
        ],
    };

    [Test]
    public void Flows_and_JSON_have_variations_of_their_own([Values] SendClaimsIn way)
    {
        var with = VariationBook.Ids.Where(id => Changes(Of(way), id).Length > 0).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(with, Has.None.AnyOf(OfFlowsOnly));
            Assert.That(with.Intersect(OfJsonOnly), way == SendClaimsIn.Body ? Is.EquivalentTo(OfJsonOnly) : Is.Empty);
            Assert.That(with, way == SendClaimsIn.Body ? Does.Not.Contain(EncodedValues.Id) : Does.Contain(EncodedValues.Id));
            Assert.That(with.Contains(MalformedBodies.Id), Is.EqualTo(way is SendClaimsIn.Body or SendClaimsIn.Form));
            Assert.That(with, Does.Contain("missing-claim").And.Contain("hostile-text").And.Contain("locale").And.Contain("email").And.Contain("postal-code").And.Contain("name").And.Contain("other-method"));
            Assert.That(VariationBook.Ids.Where(id => VariationBook.Concerns(id, Policy with { SendClaimsIn = way }, null, [])), Is.EqualTo(with), "what packs are told is what is sent");
        });
    }

    [Test]
    public void Every_change_makes_a_call_that_can_be_sent_and_has_an_id_of_its_own([Values] SendClaimsIn way)
    {
        var varied = Of(way);
        foreach (var changes in VariationBook.Ids.Select(id => Changes(varied, id)))
        {
            Assert.That(changes.Select(change => change.Id), Is.Unique.And.All.Not.Contain("/").And.All.Not.Contain("+"));
            foreach (var change in changes)
                Assert.That(() => change.Call(new TechnicalProfileDialect().Compose(varied.Profile, change.Claims(varied.Plain))), Throws.Nothing, change.Id);
        }
    }

    [Test]
    public void The_language_comes_as_number_and_as_tag_under_the_name_of_the_policy()
    {
        var sent = Changes(Of(SendClaimsIn.Body), LocaleForms.Id).ToDictionary(change => change.Id, change => change.Claims(Of(SendClaimsIn.Body).Plain).Text("lang"));
        Assert.That((sent["locale-as-tag"], sent["locale-as-language"], sent["locale-lcid"], sent["locale-missing"]), Is.EqualTo(("en-US", "en", "1031", (string?)null)));
    }

    [Test]
    public void A_policy_with_a_payload_of_its_own_has_no_members_to_change()
    {
        var varied = Of(SendClaimsIn.Body);
        varied = varied with { Profile = varied.Profile with { Technical = Policy with { PayloadClaim = "givenName" } } };
        Assert.That(new[] { "null-claim", "wrong-type", "key-order", "unknown-claim" }.SelectMany(id => Changes(varied, id)), Is.Empty);
    }

    [TestCase("no-credentials", "")]
    [TestCase("wrong-credentials", "Basic")]
    public void Strangers_prove_something_else_or_nothing(string set, string scheme)
    {
        var profile = Of(SendClaimsIn.Body).Profile with { Credentials = new Credentials.Basic("b2c", "the-real-password"), ExtraHeaders = [new("x-route", "blue")] };
        foreach (var change in VariationBook.Find(set).Changes(Of(SendClaimsIn.Body) with { Profile = profile }))
        {
            var headers = change.Call(new TechnicalProfileDialect().Compose(profile, ClaimSet.Empty)).Headers;
            Assert.Multiple(() =>
            {
                Assert.That(headers[^1], Is.EqualTo(new Header("x-route", "blue")));
                Assert.That(headers, Has.Length.EqualTo(scheme.Length == 0 ? 1 : 2));
                Assert.That(headers.Select(header => header.Value), Has.None.EqualTo(((Credentials.Basic)profile.Credentials).HeaderValue));
                Assert.That(change.IsOdd);
            });
        }
    }

    [TestCase(Jwt, new[] { "signature", "no-signature", "alg-none", "audience", "issuer", "expired", "not-yet" })]
    [TestCase("an-opaque-token-of-some-length", new[] { "letter", "cut", "alg-none", "self-made" })]
    [TestCase("two.dots.but-no-token", new[] { "letter", "cut", "alg-none", "self-made" })]
    public void Tokens_are_forged_and_every_forgery_is_masked(string token, string[] ids)
    {
        var forged = ForgedTokens.Of(token);
        var redactor = new Redactor([Of(SendClaimsIn.Body).Profile with { Credentials = new Credentials.TokenOrKey(token) }]);
        Assert.Multiple(() =>
        {
            Assert.That(forged.Select(one => one.Id), Is.EqualTo(ids));
            Assert.That(forged.Select(one => one.Token), Is.Unique.And.None.EqualTo(token));
            foreach (var one in forged) Assert.That(redactor.Clean($"You sent {one.Token} and that is wrong."), Is.EqualTo("You sent *** and that is wrong."), one.Id);
        });
    }

    [Test]
    public void A_forged_token_says_what_it_should()
    {
        var issuer = ForgedTokens.Of(Jwt).Single(one => one.Id == "issuer").Token.Split('.');
        Assert.That(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(issuer[1])), Is.EqualTo("""{"aud":"api","iss":"https://nobody.example/","exp":1900000000}"""));
        Assert.That((issuer[0], issuer[2]), Is.EqualTo((Jwt.Split('.')[0], Jwt.Split('.')[2])));
    }

    private static ImmutableArray<Change> Changes(Varied varied, string id) => [.. VariationBook.Find(id).Changes(varied)];

    private static Varied Of(SendClaimsIn way) => new(
        new() { Endpoint = new("https://api.example.com/{user}/{zip}"), Technical = Policy with { SendClaimsIn = way } },
        TechnicalProfileSteps.Validation,
        ClaimSet.Empty.With("user", "emily@example.com").With("givenName", "Emily").With("zip", "98052").With("lang", "1033"));
}
