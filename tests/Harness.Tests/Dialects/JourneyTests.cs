using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Tests.Rules;

namespace Harness.Tests.Dialects;

[TestFixture]
public sealed class JourneyTests
{
    private const string Custom = "extension_0123456789abcdef0123456789abcdef_";

    private static readonly Dialect Dialect = DialectBook.All[0];
    private static readonly FlowStep Federation = UserFlowSteps.PostFederationSignup;
    private static readonly FlowStep Collection = UserFlowSteps.PostAttributeCollection;
    private static readonly FlowStep Token = UserFlowSteps.PreTokenIssuance;

    [Test]
    public void A_local_account_skips_the_step_after_federation_and_the_story_says_so()
    {
        var journey = Dialect.Begin(People.Local);
        Assert.Multiple(() =>
        {
            Assert.That(Dialect.Arrive(journey, People.Profile, Federation), Is.Null);
            Assert.That(Dialect.Arrive(journey, People.Profile, Collection), Is.Not.Null);
            Assert.That(Story(journey), Does.Contain("local account").And.Contain("not called"));
        });
    }

    [Test]
    public void A_federated_person_begins_with_what_the_provider_knows()
    {
        var journey = Dialect.Begin(People.Zoe);
        Assert.Multiple(() =>
        {
            Assert.That(People.Names(journey.Known), Is.EqualTo(new[] { "displayName", "email" }));
            Assert.That(Dialect.Arrive(journey, People.Profile, Federation), Is.SameAs(journey));
            Assert.That(Story(journey), Does.Contain("comes back from google.com with displayName, email"));
        });
    }

    [Test]
    public void What_was_filled_in_beforehand_stays_and_the_person_types_the_rest()
    {
        var journey = Called(Dialect.Begin(People.Zoe), People.Profile, Federation, """ "jobTitle":"Prefilled","extension_loyaltyId":"42" """);
        var arrived = Dialect.Arrive(journey, People.Profile, Collection)!;
        var sent = Dialect.Claims(People.Profile, Collection, arrived);
        Assert.Multiple(() =>
        {
            Assert.That(sent.Text("jobTitle"), Is.EqualTo("Prefilled"));
            Assert.That(sent.Text(Custom + "loyaltyId"), Is.EqualTo("42"));
            Assert.That(sent.Has("extension_loyaltyId"), Is.False, "an attribute is sent once, under its full name");
            Assert.That(sent.Text("displayName"), Is.EqualTo("Zoé 😀"));
            Assert.That(Story(arrived), Does.Contain("types extension_newsletter, extension_shoeSize."));
        });
    }

    [Test]
    public void The_answer_overrides_what_was_typed_whichever_form_of_the_name_it_uses([Values("extension_loyaltyId", Custom + "loyaltyId", "extension_ffffffffffffffffffffffffffffffff_loyaltyId")] string name)
    {
        var journey = SignedUp(People.Local, People.Profile, $$""" "{{name}}":"9","city":"Oslo" """);
        var sent = Dialect.Claims(People.Profile, Token, journey);
        Assert.Multiple(() =>
        {
            Assert.That(sent.Text(Custom + "loyaltyId"), Is.EqualTo("9"));
            Assert.That(sent.Text("city"), Is.EqualTo("Oslo"));
            Assert.That(sent.Count(claim => claim.Name.EndsWith("loyaltyId", StringComparison.Ordinal)), Is.EqualTo(1));
        });
    }

    [Test]
    public void A_claim_that_is_null_or_unknown_changes_nothing()
    {
        var journey = SignedUp(People.Local, People.Profile, """ "jobTitle":null,"code":"A17","crm":{"id":1},"Extension_loyaltyId":"9" """);
        Assert.That(journey.Known, Is.EqualTo(Dialect.Arrive(Dialect.Begin(People.Local), People.Profile, Collection)!.Known));
    }

    [Test]
    public void Only_what_is_ticked_under_user_attributes_is_stored()
    {
        var profile = People.With(("jobTitle", true, true), ("city", false, true), ("extension_loyaltyId", true, true));
        var journey = SignedUp(People.Local, profile, """ "jobTitle":"Baker","city":"Oslo","extension_tier":"gold" """);
        var token = Called(journey, profile, Token, "").TokenClaims!;
        Assert.Multiple(() =>
        {
            Assert.That(People.Names(Dialect.Claims(profile, Token, journey)), Does.Contain("jobTitle").And.Not.Contain("city").And.Not.Contain(Custom + "tier"));
            Assert.That(token.Text("city"), Is.EqualTo("Oslo"), "the first token still carries it");
            Assert.That(token.Has("extension_tier"), Is.False, "it is not ticked under Application claims");
            Assert.That(Story(journey), Does.Contain("The account is created; stored: email, jobTitle, extension_loyaltyId."));
            Assert.That(Story(journey), Does.Contain("Not ticked under User attributes, so in the first token only and then gone: city."));
            Assert.That(Story(journey), Does.Contain("neither stored nor in a token: extension_tier."));
        });
    }

    [Test]
    public void Without_a_list_of_attributes_everything_is_stored()
    {
        var journey = SignedUp(People.Local, People.Profile, """ "city":"Oslo" """);
        Assert.That(Story(journey), Does.Contain("stored: displayName, email, jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize, city.").And.Not.Contain("gone"));
    }

    [TestCase(200, """{"version":"1","action":"ShowBlockPage","userMessage":"Not yet."}""", "the person was blocked")]
    [TestCase(400, """{"version":"1","status":400,"action":"ValidationError","userMessage":"Too short."}""", "the page was not accepted")]
    [TestCase(500, "", "the person met an error page")]
    [TestCase(204, "", "no document says what happens next")]
    public void An_answer_that_does_not_let_the_person_go_on_ends_the_journey(int status, string body, string because)
    {
        var arrived = Dialect.Arrive(Dialect.Begin(People.Local), People.Profile, Collection)!;
        var after = Answered(arrived, People.Profile, Collection, status, body);
        Assert.Multiple(() =>
        {
            Assert.That(after.EndedBecause, Is.EqualTo(because));
            Assert.That(after.Known, Is.SameAs(arrived.Known));
            Assert.That(Story(after), Does.Not.Contain("The account is created"));
        });
    }

    [Test]
    public void An_answer_that_is_ignored_lets_the_person_go_on_without_its_claims()
    {
        var arrived = Dialect.Arrive(Dialect.Begin(People.Local), People.Profile, Collection)!;
        var after = Answered(arrived, People.Profile, Collection, 200, """{"action":"Continue","jobTitle":"Baker"}""");
        Assert.Multiple(() =>
        {
            Assert.That(after.EndedBecause, Is.Null);
            Assert.That(after.Known.Text("jobTitle"), Is.EqualTo("Boulangère"));
            Assert.That(Story(after), Does.Contain("as if nothing had been answered").And.Contain("The account is created; stored"));
        });
    }

    [Test]
    public void A_block_at_the_token_step_does_not_keep_the_token_back()
    {
        var journey = Answered(SignedUp(People.Local, People.Profile, ""), People.Profile, Token, 200, """{"version":"1","action":"ShowBlockPage","userMessage":"Not yet."}""");
        Assert.That((journey.EndedBecause, journey.TokenClaims is not null), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public void After_a_validation_error_the_person_corrects_and_submits_again()
    {
        var arrived = Dialect.Arrive(Dialect.Begin(People.Local), People.Profile, Collection)!;
        var refused = Answered(arrived, People.Profile, Collection, 400, """{"version":"1","status":400,"action":"ValidationError","userMessage":"Too short."}""");
        var corrected = Dialect.Correct(refused, Collection, People.Set(("jobTitle", "\"Baker\"")));
        var sent = Dialect.Claims(People.Profile, Collection, corrected);
        Assert.Multiple(() =>
        {
            Assert.That(corrected.EndedBecause, Is.Null);
            Assert.That(sent.Text("jobTitle"), Is.EqualTo("Baker"));
            Assert.That(sent.Text(Custom + "loyaltyId"), Is.EqualTo("007"), "the rest of the page stays as it was typed");
            Assert.That(Story(corrected), Does.Contain("\"Too short.\"").And.EndsWith("The person corrects jobTitle and submits the page again."));
        });
    }

    [Test]
    public void The_token_names_its_claims_as_tokens_do()
    {
        var person = People.Local with { Attributes = People.Local.Attributes.With("givenName", "Zoé").With("surname", "Roux") };
        var token = Called(SignedUp(person, People.Profile, ""), People.Profile, Token, """ "jobTitle":"Baker","extension_tier":"gold" """).TokenClaims!;
        Assert.Multiple(() =>
        {
            Assert.That(token.Select(claim => (claim.Name, claim.Value.GetRawText())), Is.EquivalentTo(new[]
            {
                ("sub", $"\"{People.ObjectId}\""),
                ("oid", $"\"{People.ObjectId}\""),
                ("emails", """["zoe@example.fr"]"""),
                ("name", "\"Zoé 😀\""),
                ("given_name", JsonSerializer.Serialize("Zoé")),
                ("family_name", "\"Roux\""),
                ("jobTitle", "\"Baker\""),
                ("extension_loyaltyId", "\"007\""),
                ("extension_newsletter", "true"),
                ("extension_shoeSize", "38"),
                ("extension_tier", "\"gold\""),
            }));
        });
    }

    [Test]
    public void The_token_keeps_the_directory_s_e_mail_whatever_the_answer_says()
    {
        var journey = Called(SignedUp(People.Local, People.Profile, ""), People.Profile, Token, """ "email":"other@example.com" """);
        Assert.Multiple(() =>
        {
            Assert.That(journey.TokenClaims!.TryGet("emails", out var emails) ? emails.GetRawText() : "", Is.EqualTo("""["zoe@example.fr"]"""));
            Assert.That(Story(journey), Does.Not.Contain("the token carries email"));
        });
    }

    [Test]
    public void The_token_carries_only_what_is_ticked_under_application_claims()
    {
        var profile = People.With(("jobTitle", true, false), ("displayName", true, true), ("extension_tier", false, true));
        var journey = Called(SignedUp(People.Local, profile, ""), profile, Token, """ "jobTitle":"Baker","extension_tier":"gold","city":"Oslo" """);
        Assert.Multiple(() =>
        {
            Assert.That(People.Names(journey.TokenClaims!), Is.EqualTo(new[] { "sub", "oid", "name", "emails", "extension_tier" }));
            Assert.That(Story(journey), Does.EndWith("The token carries sub, oid, name, emails, extension_tier."));
        });
    }

    [Test]
    public void A_whole_sign_up_tells_its_story_in_order()
    {
        var journey = Called(Dialect.Begin(People.Zoe), People.Profile, Federation, """ "city":"Oslo" """);
        journey = Called(Dialect.Arrive(journey, People.Profile, Collection)!, People.Profile, Collection, """ "extension_tier":"gold" """);
        journey = Called(Dialect.Arrive(journey, People.Profile, Token)!, People.Profile, Token, """ "extension_points":7 """);
        Assert.That(journey.Story.Select(line => $"{line.Step}: {line.Text}"), Is.EqualTo(new[]
        {
            ": Zoé 😀 comes back from google.com with displayName, email.",
            "PostFederationSignup: The attribute page opens, filled in beforehand: city.",
            "PostAttributeCollection: On the attribute page the person types jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize.",
            "PostAttributeCollection: The account is created and the person goes on; the answer overrides extension_tier.",
            ": The account is created; stored: displayName, email, jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize, city, extension_tier.",
            "PreTokenIssuance: The person arrives in the application; the token carries extension_points from the answer.",
            ": The token carries sub, oid, name, emails, jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize, city, extension_tier, extension_points; the settings list no attributes, so everything is taken for ticked under Application claims.",
        }));
    }

    private static Journey SignedUp(Persona person, Profile profile, string returned) =>
        Called(Dialect.Arrive(Dialect.Begin(person), profile, Collection)!, profile, Collection, returned);

    /// <summary>The journey after a continuation that returns these members.</summary>
    private static Journey Called(Journey journey, Profile profile, FlowStep step, string returned) =>
        Answered(journey, profile, step, 200, """{"version":"1","action":"Continue" """ + (string.IsNullOrWhiteSpace(returned) ? "" : ",") + returned + "}");

    private static Journey Answered(Journey journey, Profile profile, FlowStep step, int status, string body)
    {
        var exchange = Seen.Stage.Observation(Seen.Answer(status, body, step: step)).Exchange;
        var (reply, consequence) = Dialect.Read(exchange, profile, step);
        return Dialect.After(journey, profile, step, reply, consequence);
    }

    private static string Story(Journey journey) => string.Join('\n', journey.Story.Select(line => line.Text));
}
