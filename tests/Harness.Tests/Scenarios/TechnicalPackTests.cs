using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

/// <summary>The member <c>technicalProfile</c>: what it becomes, and the slips in it.</summary>
public sealed class TechnicalPackTests
{
    private const string Loyalty = """
        "id": "REST-Validate", "inputClaims": [ { "claim": "loyaltyId" }, { "claim": "userLanguage", "as": "lang", "default": "", "alwaysDefault": true } ],
        "outputClaims": [ { "claim": "visits", "type": "int", "default": "0" } ]
        """;

    [Test]
    public void Everything_that_is_written_is_read()
    {
        var technical = Given.Good(Pack("""
            "id": "R", "serviceUrl": "https://api/{a}", "sendClaimsIn": "QueryString", "authenticationType": "ApiKeyHeader", "apiKeyHeader": "x-key",
            "useClaimAsBearerToken": "t", "claimUsedForRequestPayload": "p", "includeClaimResolvingInClaimsHandling": true, "resolveJsonPathsInJsonTokens": true, "debugMode": true,
            "texts": { "requestFailed": "1", "timeout": "2", "dns": "3", "circuitOpen": "4" },
            "inputClaims": [ { "claim": "t" }, { "claim": "p", "as": "q", "type": "stringCollection", "default": "", "alwaysDefault": true } ],
            "outputClaims": [ { "claim": "o", "type": "dateTime" } ], "continueOnError": true,
            "preconditions": [ { "type": "ClaimEquals", "executeActionsIf": false, "claim": "c", "value": "" } ],
            "tokenClaims": [ { "claim": "o", "as": "x", "default": "d" } ]
            """)).Technical!;
        Assert.Multiple(() =>
        {
            Assert.That(
                (technical.Id, technical.ServiceUrl, technical.SendClaimsIn, technical.Authentication, technical.ApiKeyHeader, technical.BearerClaim, technical.PayloadClaim),
                Is.EqualTo(("R", "https://api/{a}", SendClaimsIn.QueryString, AuthenticationType.ApiKeyHeader, "x-key", "t", "p")));
            Assert.That((technical.ResolvesClaims, technical.ResolvesJsonPaths, technical.IsDebugMode, technical.ContinueOnError), Is.EqualTo((true, true, true, true)));
            Assert.That((technical.RequestFailedText, technical.TimeoutText, technical.DnsText, technical.CircuitOpenText), Is.EqualTo(("1", "2", "3", "4")));
            Assert.That(technical.InputClaims, Is.EqualTo(new InputClaim[] { new("t", "t"), new("p", "q") { Type = ClaimDataType.StringCollection, Default = "", AlwaysDefault = true } }));
            Assert.That(technical.OutputClaims, Is.EqualTo(new OutputClaim[] { new("o", "o") { Type = ClaimDataType.DateTime } }));
            Assert.That(technical.Preconditions, Is.EqualTo(new Precondition[] { new(PreconditionType.ClaimEquals, false, "c") { Value = "" } }));
            Assert.That(technical.TokenClaims, Is.EqualTo(new TokenClaim[] { new("o", "x") { Default = "d" } }));
        });
    }

    [TestCase("\"id\": \"R\", \"sendClaimsIn\": \"body\"", "'sendClaimsIn' cannot be 'body'. Did you mean 'Body'?")]
    [TestCase("\"id\": \"R\", \"authenticationType\": \"OAuth\"", "'authenticationType' cannot be 'OAuth'.")]
    [TestCase("\"id\": \"R\", \"authenticationType\": \"ApiKeyHeader\"", "The header line of the API key has no name.")]
    [TestCase("\"sendClaimsIn\": \"Form\"", "The technical profile has no 'id'.")]
    [TestCase("\"id\": \"R\", \"inputClaim\": []", "The technical profile has no member 'inputClaim'. Did you mean 'inputClaims'?")]
    [TestCase("\"id\": \"R\", \"inputClaims\": [ { \"as\": \"x\" } ]", "An input claim has no 'claim'.")]
    [TestCase("\"id\": \"R\", \"inputClaims\": [ { \"claim\": \"a\" }, { \"claim\": \"a\" } ]", "The input claim 'a' stands there twice with the name 'a' in the call.")]
    [TestCase("\"id\": \"R\", \"inputClaims\": [ { \"claim\": \"a\", \"alwaysDefault\": true } ]", "There is no 'default' to use always.")]
    [TestCase("\"id\": \"R\", \"outputClaims\": [ { \"claim\": \"a\", \"type\": \"integer\" } ]", "'type' cannot be 'integer'.")]
    [TestCase("\"id\": \"R\", \"useClaimAsBearerToken\": \"t\"", "'t' is no input claim.")]
    [TestCase("\"id\": \"R\", \"preconditions\": [ { \"type\": \"ClaimEquals\", \"executeActionsIf\": true, \"claim\": \"c\" } ]", "A precondition has no 'value'.")]
    public void A_slip_is_told_once(string members, string expected) => Assert.That(Given.Only(Pack(members)).ToString(), Does.Contain(expected));

    [Test]
    public void A_claim_that_the_profile_nearly_sends_is_a_slip() =>
        Assert.That(Given.Only(Pack(Loyalty, "\"with\": { \"loyaltyID\": \"1\" }")).ToString(), Does.Contain("REST-Validate sends no claim 'loyaltyID'. Did you mean 'loyaltyId'?"));

    [TestCase("\"with\": { \"email\": \"1\" }", "REST-Validate sends no claim 'email'. Known: loyaltyId, lang. Whether unknown claims do harm is asked with \"vary\": \"unknown-claim\".")]
    [TestCase("\"with\": { \"userLanguage\": \"1\" }", "REST-Validate sends no claim 'userLanguage'. Did you mean 'lang'? That is what 'userLanguage' of the policy is called in the call.")]
    [TestCase("\"without\": [ \"email\" ]", "REST-Validate sends no claim 'email'. Known: loyaltyId, lang.")]
    [TestCase("\"expect\": { \"claims\": { \"visit\": 1 } }", "REST-Validate takes no claim 'visit' from the answer. Did you mean 'visits'?")]
    [TestCase("\"expect\": { \"claims\": { \"code\": 1 } }", "REST-Validate takes no claim 'code' from the answer. Did you mean 'promoCode'? That is what 'code' of the policy is called in the answer.")]
    [TestCase("\"expect\": { \"reply\": \"block\" }", "No answer is a reply 'block' here. An answer is continue, validation-error, refused, unreadable.")]
    [TestCase("\"expect\": { \"consequence\": \"block-page\" }", "No answer leads to 'block-page' here. Answers lead to ")]
    public void What_the_profile_does_not_know_is_told_once(string member, string expected) =>
        Assert.That(Given.Only(Pack(Loyalty.TrimEnd()[..^1] + ", { \"claim\": \"code\", \"as\": \"promoCode\" } ]", member)).ToString(), Does.Contain(expected));

    [Test]
    public void The_token_has_what_the_relying_party_lists()
    {
        const string members = """
            "id": "R", "tokenClaims": [ { "claim": "visits", "as": "numberOfVisits" } ]
            """;
        Assert.That(
            Given.Only(Pack(members, "\"journey\": [ \"validation\" ], \"expect\": { \"token\": { \"sub\": { \"present\": true }, \"visits\": 1 } }")).ToString(),
            Does.Contain("The relying party puts no claim 'visits' into its token. Did you mean 'numberOfVisits'?"));
    }

    [Test]
    public void A_pack_of_this_dialect_says_who_calls() => Assert.That(
        Given.Only(Given.Pack("""{ "pack": "p", "dialect": "technical-profile", "step": "validation", "scenarios": [ { "id": "s" } ] }""")).ToString(), Does.Contain("The pack has no 'technicalProfile'."));

    [Test]
    public void A_pack_of_another_dialect_does_not() => Assert.That(
        Given.Only(Given.Pack("""{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "technicalProfile": { "id": "R" }, "scenarios": [ { "id": "s" } ] }""")).ToString(), Does.Contain("A pack of the dialect 'user-flow' has no 'technicalProfile'."));

    [TestCase("\"reply\": \"block\"", "No answer is a reply 'block' here.")]
    [TestCase("\"reply\": \"continue\", \"status\": 400", "No answer with status 400 is a reply 'continue'.")]
    public void What_can_never_be_is_told(string expectation, string expected)
    {
        var members = expectation.Contains("block", StringComparison.Ordinal) ? expectation + ", \"consequence\": \"block-page\"" : expectation;
        Assert.That(Given.Only(Pack(Loyalty, $"\"expect\": {{ {members} }}")).ToString(), Does.Contain(expected));
    }

    [Test]
    public void A_refusal_may_come_with_any_client_error() =>
        Given.Good(Pack(Loyalty, "\"expect\": { \"reply\": \"validation-error\", \"status\": 400, \"consequence\": \"page-message\" }"));

    [Test]
    public void A_probe_of_another_contract_asks_nothing_here() =>
        Assert.That(Given.Only(Pack(Loyalty, "\"probe\": \"step-decides\"")).ToString(), Does.Contain("The probe 'step-decides' asks nothing of 'technical-profile'"));

    [TestCase("Form", "null-claim", "The variation 'null-claim' changes nothing here.", "in a form")]
    [TestCase("QueryString", "malformed-body", "The variation 'malformed-body' changes nothing here.", "in the query string")]
    [TestCase("Body", "encoded-values", "The variation 'encoded-values' changes nothing here.", "in a JSON body")]
    [TestCase("Body", "postal-code", "The variation 'postal-code' changes nothing here.", "REST")]
    public void A_variation_without_a_change_is_no_silent_pass(string way, string variation, string what, string hint)
    {
        var slip = Given.Only(Pack($"\"id\": \"REST\", \"sendClaimsIn\": \"{way}\", \"inputClaims\": [ {{ \"claim\": \"loyaltyId\" }} ]", $"\"vary\": [\"missing-claim\", \"{variation}\"]")).ToString();
        Assert.That(slip, Does.Contain(what).And.Contain(hint));
    }

    [TestCase("my claim")]
    [TestCase("Größe")]
    [TestCase("Content-Type")]
    public void A_claim_that_no_header_line_can_carry_is_told_before_the_run(string name)
    {
        var slip = Given.Only(Pack($"\"id\": \"REST\", \"sendClaimsIn\": \"Header\", \"inputClaims\": [ {{ \"claim\": \"loyaltyId\", \"as\": \"{name}\" }} ]")).ToString();
        Assert.That(slip, Does.Contain($"The claim 'loyaltyId' cannot travel in a header line called '{name}'."));
    }

    [Test]
    public void Everything_is_everything_that_there_is_to_vary()
    {
        var vary = Given.Good(Pack("\"id\": \"REST\", \"sendClaimsIn\": \"Header\", \"inputClaims\": [ { \"claim\": \"loyaltyId\" } ]", "\"vary\": \"everything\"")).Vary;
        Assert.That(vary, Does.Contain("encoded-values").And.Not.Contain("null-claim").And.Not.Contain("identities"));
    }

    [Test]
    public void A_journey_stays_within_one_technical_profile() => Assert.That(
        Given.Only(Given.Pack($$"""{ "pack": "p", "dialect": "technical-profile", "technicalProfile": { {{Loyalty}} }, "scenarios": [ { "id": "s", "journey": [ "validation", "claims-exchange" ] } ] }""")).ToString(),
        Does.Contain("A journey of a technical profile has one step."));

    [Test]
    public void The_step_may_stand_where_the_profile_stands()
    {
        using var folder = new Folder();
        folder.Write("imported/REST.json", $$"""{ "pack": "rest", "dialect": "technical-profile", "step": "claims-exchange", "technicalProfile": { {{Loyalty}} }, "scenarios": [ { "id": "s" } ] }""");
        folder.Write("own.json", """{ "pack": "own", "dialect": "technical-profile", "technicalProfile": "imported/REST.json", "scenarios": [ { "id": "s" }, { "id": "other", "step": "validation" } ] }""");
        var read = PackReader.Read([folder.Path], Given.Context);
        Assert.Multiple(() =>
        {
            Assert.That(read.Problems, Is.Empty);
            Assert.That(read.Packs.Single(pack => pack.Name == "own").Scenarios.Select(scenario => scenario.Steps[0]), Is.EqualTo(new[] { "claims-exchange", "validation" }));
        });
    }

    [Test]
    public void Another_pack_can_hold_the_profile()
    {
        using var folder = new Folder();
        folder.Write("imported/REST.json", $$"""{ "pack": "rest", "dialect": "technical-profile", "step": "validation", "technicalProfile": { {{Loyalty}} }, "scenarios": [ { "id": "s" } ] }""");
        folder.Write("own.json", """{ "pack": "own", "dialect": "technical-profile", "step": "claims-exchange", "technicalProfile": "imported/REST.json", "scenarios": [ { "id": "s" } ] }""");
        folder.Write("lost.json", """{ "pack": "lost", "dialect": "technical-profile", "step": "validation", "technicalProfile": "imported/R.json", "scenarios": [ { "id": "s" } ] }""");
        folder.Write("empty.json", """{ "pack": "empty", "dialect": "technical-profile", "step": "validation", "technicalProfile": "own.json", "scenarios": [ { "id": "s" } ] }""");
        var read = PackReader.Read([folder.Path], Given.Context);
        Assert.Multiple(() =>
        {
            Assert.That(read.Packs.Single(pack => pack.Name == "own").Scenarios[0].Technical, Has.Property("Id").EqualTo("REST-Validate"));
            Assert.That(read.Problems.Select(problem => problem.What), Is.EquivalentTo(new[] { $"There is no file '{System.IO.Path.Combine(folder.Path, "imported/R.json")}'.", "'own.json' holds no technical profile." }));
        });
    }

    private static PackDraft Pack(string technical, string? members = null) =>
        Given.Pack($$"""{ "pack": "p", "dialect": "technical-profile", "step": "validation", "technicalProfile": { {{technical}} }, "scenarios": [ { "id": "s"{{(members is null ? "" : ", " + members)}} } ] }""");

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Write(string name, string text)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
