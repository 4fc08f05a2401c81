using System.Collections.Immutable;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.SelfServiceSignUp;
using Harness.Dialects.UserFlow;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Tests.Rules;

namespace Harness.Tests.Dialects;

/// <summary>What the documents of workforce tenants print: bodies without step and client_id, lastName after federation, few identities.</summary>
[TestFixture]
public sealed class SelfServiceSignUpTests
{
    private const string Google = """{"signInType":"federated","issuer":"google.com","issuerAssignedId":"115678901234567890123"}""";
    private const string Custom = ""","extension_0123456789abcdef0123456789abcdef_loyaltyId":"007","extension_0123456789abcdef0123456789abcdef_newsletter":true,"extension_0123456789abcdef0123456789abcdef_shoeSize":38""";

    private static readonly Dialect Dialect = DialectBook.Find("self-service-sign-up")!;
    private static readonly ExampleStage Stage = new(Dialect);
    private static readonly FlowStep Federation = UserFlowSteps.PostFederationSignup;
    private static readonly FlowStep Collection = UserFlowSteps.PostAttributeCollection;

    private static readonly Persona Guest = People.Zoe with
    {
        Attributes = People.Set(("email", "\"zoe@example.fr\""), ("displayName", "\"Zoé 😀\""), ("surname", "\"Roux\"")).With(People.Zoe.Attributes),
        KnownToProvider = ["email", "displayName", "surname"],
    };

    private static readonly Persona ByPasscode = Guest with { Identities = [new("federated", "mail", "zoe@example.fr")], KnownToProvider = ["email"] };

    [Test]
    public void Two_steps_call_on_a_clock_of_twenty_seconds() => Assert.Multiple(() =>
    {
        Assert.That(Dialect.Steps.Select(step => step.Id), Is.EqualTo(new[] { "PostFederationSignup", "PostAttributeCollection" }));
        Assert.That((Dialect.Clock.Id, Dialect.Clock.Patience.TotalSeconds, Dialect.Clock.Attempts), Is.EqualTo(("workforce@2025", 20.0, 2)));
        Assert.That(Dialect.Clock.Source, Is.EqualTo("entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)"));
        Assert.That(Dialect.NamesStep, Is.False);
    });

    [Test]
    public void After_federation_the_family_name_is_lastName() => Assert.That(Body(Federation, Guest), Is.EqualTo(
        """{"email":"zoe@example.fr","identities":[""" + Google + """],"displayName":"Zoé 😀","lastName":"Roux","ui_locales":"fr-FR"}"""));

    [Test]
    public void Before_the_user_is_created_it_is_surname() => Assert.That(Body(Collection, Guest), Is.EqualTo(
        """{"email":"zoe@example.fr","identities":[""" + Google + """],"displayName":"Zoé 😀","surname":"Roux","jobTitle":"Boulangère" """.TrimEnd() + Custom + ""","ui_locales":"fr-FR"}"""));

    [Test]
    public void Of_a_one_time_passcode_only_the_address_is_known() => Assert.That(Body(Federation, ByPasscode), Is.EqualTo(
        """{"email":"zoe@example.fr","identities":[{"signInType":"federated","issuer":"mail","issuerAssignedId":"zoe@example.fr"}],"ui_locales":"fr-FR"}"""));

    [TestCase("live.com")]
    [TestCase("fabrikam.com")]
    [TestCase("github.com")]
    public void Other_providers_send_no_identities(string issuer)
    {
        foreach (var step in Dialect.Steps)
            Assert.That(Body(step, Guest with { Identities = [new("federated", issuer, "1")] }), Does.Not.Contain("identities"));
    }

    [Test]
    public void The_form_of_the_body_is_none_of_the_settings_business([Values] BodyForm form)
    {
        foreach (var step in Dialect.Steps)
        {
            var names = People.Names(Dialect.Claims(People.Profile with { BodyForm = form }, step, Guest));
            Assert.That(names, Has.None.EqualTo("step").And.None.EqualTo("client_id").And.None.EqualTo("objectId"));
        }
    }

    [Test]
    public void Nobody_signs_up_with_a_local_account() =>
        Assert.That(Dialect.Steps.Where(step => Dialect.Calls(step, People.Local)), Is.Empty);

    [Test]
    public void Every_guest_s_body_satisfies_the_schema_of_its_step([Values("PostFederationSignup", "PostAttributeCollection")] string step, [Values(1, 2, 77)] int seed)
    {
        var personas = PersonaBook.Open();
        var at = Dialect.Step(step)!;
        var name = $"schemas/self-service-sign-up/{at.Slug}.request.schema.json";
        var schema = AnswerSchema.Load(name, Encoding.UTF8.GetString(EmbeddedContent.Read(name)!));
        foreach (var guest in personas.Ids.Select(id => personas.Make(id, seed, seed)).Where(person => Dialect.Calls(at, person)))
            Assert.That(schema.Errors(Body(at, guest)), Is.Empty, guest.Id);
        Assert.That(schema.Errors(Body(at == Federation ? Collection : Federation, Guest)), Is.Not.Empty);
    }

    [TestCase("femi", true)]
    [TestCase("anneke", false)]
    [TestCase("tomasz", false)]
    [TestCase("lucia", false)]
    [TestCase("zoe", true)]
    [TestCase("priya", true)]
    public void People_come_with_the_identity_of_their_provider_or_with_none(string id, bool withIdentity)
    {
        var guest = PersonaBook.Open().Make(id, 5);
        var body = Dialect.Claims(People.Profile, Federation, guest);
        Assert.Multiple(() =>
        {
            Assert.That(body.TryGet("identities", out var identities), Is.EqualTo(withIdentity));
            if (withIdentity) Assert.That(identities.GetArrayLength(), Is.EqualTo(1));
            if (id == "femi") Assert.That(identities[0].GetProperty("issuerAssignedId").GetString(), Is.EqualTo(body.Text("email")));
        });
    }

    [Test]
    public void A_journey_of_a_guest_has_two_calls_and_ends_with_the_account()
    {
        var journey = Called(Dialect.Begin(ByPasscode), Federation, """ "city":"Oslo" """);
        journey = Called(Dialect.Arrive(journey, People.Profile, Collection)!, Collection, """ "surname":"Rouge" """);
        Assert.Multiple(() =>
        {
            Assert.That(journey.EndedBecause, Is.Null);
            Assert.That(journey.Story.Select(line => $"{line.Step}: {line.Text}"), Is.EqualTo(new[]
            {
                ": Zoé 😀 signs in with a one-time passcode sent by e-mail, and comes with email.",
                "PostFederationSignup: The attribute page opens, filled in beforehand: city.",
                "PostAttributeCollection: On the attribute page the person types displayName, surname, jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize.",
                "PostAttributeCollection: The account is created and the person goes on; the answer overrides surname.",
                ": The account is created; stored: email, displayName, surname, jobTitle, extension_loyaltyId, extension_newsletter, extension_shoeSize, city.",
            }));
            Assert.That(journey.Known.Text("surname"), Is.EqualTo("Rouge"));
        });
    }

    [TestCase("google.com", "signs in with google.com, and comes with email")]
    [TestCase("live.com", "signs in with a provider that sends no identities, and comes with email")]
    public void A_story_begins_with_the_provider(string issuer, string words) =>
        Assert.That(Dialect.Begin(Guest with { Identities = [new("federated", issuer, "1")] }).Story[0].Text, Does.Contain(words));

    [Test]
    public void A_family_name_that_a_pack_calls_lastName_is_one_attribute_of_the_journey()
    {
        var journey = Dialect.Begin(Guest with { Attributes = Guest.Attributes.Without("surname").With("lastName", "Blanc") });
        var (first, second) = (Dialect.Claims(People.Profile, Federation, journey), Dialect.Claims(People.Profile, Collection, Dialect.Arrive(journey, People.Profile, Collection)!));
        Assert.That((first.Text("lastName"), first.Text("surname"), second.Text("lastName"), second.Text("surname")), Is.EqualTo(("Blanc", (string?)null, (string?)null, "Blanc")));
    }

    // The answers are those of user flows; the words, the sources and how sure they are belong to the caller.
    [TestCase(200, """{"version":"1","action":"Continue"}""", "continue", Confidence.Documented, "entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)")]
    [TestCase(200, """{"version":"1","action":"ShowBlockPage","userMessage":"Not yet."}""", "block", Confidence.Documented, "entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)")]
    [TestCase(400, """{"version":"1","status":400,"action":"ValidationError","userMessage":"Too short."}""", "validation-error", Confidence.Documented, "entra-docs self-service-sign-up-add-api-connector.md (04/15/2025)")]
    [TestCase(200, """{"action":"Continue"}""", "version-missing", Confidence.Inferred, "azure-samples dotnet validate issues #6, #7, about Azure AD B2C")]
    [TestCase(401, "", "credentials-refused", Confidence.Inferred, "azure-docs error-codes.md (06/16/2021), about Azure AD B2C")]
    [TestCase(204, "", "other-success", Confidence.Unknown, "nothing found in the documents")]
    public void An_answer_is_read_as_in_a_user_flow_by_the_caller_s_own_documents(int status, string body, string row, Confidence confidence, string source)
    {
        var consequence = Stage.Observation(Seen.Answer(status, body)).Consequence;
        Assert.Multiple(() =>
        {
            Assert.That((consequence.Row, consequence.Confidence, consequence.Source), Is.EqualTo((row, confidence, source)));
            Assert.That(consequence.ErrorCode, Is.Null, "AADB2C codes are those of the other product");
            Assert.That(consequence.Sees, Does.Not.Contain("B2C"));
        });
    }

    [Test]
    public void No_row_of_the_table_speaks_of_the_other_product()
    {
        var failures = ImmutableArray.Create("no-address", "refused", "untrusted", "reset").Select(word => new RuleExample { About = "a case of a test", Attempts = [word] });
        var answers = new[] { 200, 400, 404, 500 }.SelectMany(status => new[] { "", "{}", "[]", """{"version":"1","action":"Continue","postalCode":1}""" }.Select(body => Seen.Answer(status, body)));
        foreach (var example in failures.Concat(answers)) Assert.That(Stage.Observation(example).Consequence.Sees, Does.Not.Contain("B2C"));
    }

    [Test]
    public void A_validation_error_after_federation_is_none_here_either() =>
        Assert.That(Stage.Observation(Seen.Answer(400, """{"version":"1","status":400,"action":"ValidationError","userMessage":"x"}""", step: Federation)).Consequence.Row, Is.EqualTo("validation-error-at-wrong-step"));

    private static Journey Called(Journey journey, FlowStep step, string returned)
    {
        var exchange = Stage.Observation(Seen.Answer(200, """{"version":"1","action":"Continue",""" + returned + "}", step: step)).Exchange;
        var (reply, consequence) = Dialect.Read(exchange, People.Profile, step);
        return Dialect.After(journey, People.Profile, step, reply, consequence);
    }

    private static string Body(FlowStep step, Persona person) =>
        Encoding.UTF8.GetString(Dialect.Compose(People.Profile, Dialect.Claims(People.Profile, step, person)).Body.Span);
}
