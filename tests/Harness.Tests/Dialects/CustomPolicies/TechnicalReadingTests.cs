using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Exchanges;

namespace Harness.Tests.Dialects.CustomPolicies;

/// <summary>Section 5 of the contract: what a policy makes of an answer.</summary>
public sealed class TechnicalReadingTests
{
    private const string Refusal = """{"version":"1.0.1","status":409,"userMessage":"No such loyalty ID."}""";

    private static readonly TechnicalProfile Typed = Loyalty.Profile with
    {
        OutputClaims =
        [
            new("visits", "visits") { Type = ClaimDataType.Int, Default = "0" }, new("isMember", "isMember") { Type = ClaimDataType.Boolean, Default = "false" },
            new("tiers", "tiers") { Type = ClaimDataType.StringCollection, Default = "" }, new("since", "since") { Type = ClaimDataType.DateTime, Default = "" },
        ],
    };

    private static readonly TestCaseData[] Answers =
    [
        new(200, """{"promoCode":"84362"}""", "continue", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(200, """{"promoCode":"84362","version":"1.0.0"}""", "continue", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(200, "{}", "claim-missing", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(200, """{"promoCode":null}""", "claim-missing", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(200, "", "empty-without-claims", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(201, """{"promoCode":"84362"}""", "success-not-200", ReplyKind.Continue, ConsequenceKind.GoesOn, ConsequenceKind.GoesOn),
        new(200, """{"promoCode":84362}""", "claim-of-wrong-type", ReplyKind.Continue, ConsequenceKind.Undocumented, ConsequenceKind.Undocumented),
        new(200, "[]", "unreadable", ReplyKind.Unreadable, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(200, "<html>", "unreadable", ReplyKind.Unreadable, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(200, """{"error":"no such member"}""", "error-with-success", ReplyKind.Continue, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.GoesOnIgnoringAnswer),
        new(200, Refusal, "refusal-with-success", ReplyKind.ValidationError, ConsequenceKind.GoesOnIgnoringAnswer, ConsequenceKind.GoesOnIgnoringAnswer),
        new(409, Refusal, "validation-error", ReplyKind.ValidationError, ConsequenceKind.PageMessage, ConsequenceKind.SentBack),
        new(400, Refusal, "validation-error", ReplyKind.ValidationError, ConsequenceKind.PageMessage, ConsequenceKind.SentBack),
        new(403, Refusal, "validation-error", ReplyKind.ValidationError, ConsequenceKind.PageMessage, ConsequenceKind.SentBack),
        new(409, Refusal.Replace("409", "\"409\"", StringComparison.Ordinal), "status-409-as-text", ReplyKind.ValidationError, ConsequenceKind.Undocumented, ConsequenceKind.Undocumented),
        new(400, Refusal.Replace("409", "400", StringComparison.Ordinal), "status-not-409", ReplyKind.ValidationError, ConsequenceKind.Undocumented, ConsequenceKind.Undocumented),
        new(409, """{"version":"1","status":409,"message":"No."}""", "error-without-message", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(404, "", "error-unreadable", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(401, Refusal, "credentials-refused", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(302, "", "redirect", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(500, Refusal, "server-error", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(502, "<html>", "server-error-unreadable", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
        new(102, "", "other-status", ReplyKind.Refused, ConsequenceKind.GenericError, ConsequenceKind.SentBack),
    ];

    [TestCaseSource(nameof(Answers))]
    public void An_answer_is_read(int status, string body, string row, ReplyKind reply, ConsequenceKind onPage, ConsequenceKind inJourney) => Assert.Multiple(() =>
    {
        var page = Loyalty.Read(status, body);
        var journey = Loyalty.Read(status, body, step: TechnicalProfileSteps.ClaimsExchange);
        Assert.That((page.Consequence.Row, page.Reply.Kind, page.Consequence.Kind), Is.EqualTo((row, reply, onPage)));
        Assert.That((journey.Consequence.Row, journey.Reply.Kind, journey.Consequence.Kind), Is.EqualTo((row, reply, inJourney)));
        Assert.That(ReplyMeaning.OfTechnicalProfiles.Consequences(reply), Does.Contain(onPage).And.Contain(inJourney));
        Assert.That(ReplyMeaning.OfTechnicalProfiles.CanComeWith(reply, status) && ReplyMeaning.OfTechnicalProfiles.CanComeWith(onPage, status), Is.True);
    });

    [Test]
    public void Every_row_of_the_table_is_met()
    {
        string[] met =
        [
            .. Answers.Select(answer => (string)answer.Arguments[2]!), Loyalty.Read(200, "", Loyalty.Profile with { OutputClaims = [] }).Consequence.Row,
            .. Unanswered().Select(attempt => Loyalty.Read(attempt).Consequence.Row),
        ];
        Assert.That(TechnicalReadingTable.Rows.Select(row => row.Id), Is.EquivalentTo(met.Distinct()));
    }

    [TestCase("""{"visits":3,"isMember":true,"tiers":["gold"],"since":"2026-11-21T08:00:00Z"}""", "continue")]
    [TestCase("""{"visits":"3"}""", "claim-of-wrong-type")]
    [TestCase("""{"visits":3.5}""", "claim-of-wrong-type")]
    [TestCase("""{"visits":3000000000}""", "claim-of-wrong-type")]
    [TestCase("""{"isMember":"true"}""", "claim-of-wrong-type")]
    [TestCase("""{"tiers":"gold"}""", "claim-of-wrong-type")]
    [TestCase("""{"tiers":[1]}""", "claim-of-wrong-type")]
    [TestCase("""{"since":"yesterday evening"}""", "claim-of-wrong-type")]
    [TestCase("{}", "continue")]
    public void Types_are_those_of_the_claims_schema(string body, string row) => Assert.That(Loyalty.Read(200, body, Typed).Consequence.Row, Is.EqualTo(row));

    [Test]
    public void A_path_reaches_into_the_answer_only_where_the_profile_resolves_paths()
    {
        const string body = """{"data":[{"to":[{"email":"a@example.com"}]}]}""";
        var technical = Loyalty.Profile with { OutputClaims = [new("mail", "data[0].to[0].email")], ResolvesJsonPaths = true };
        Assert.Multiple(() =>
        {
            Assert.That(Loyalty.Read(200, body, technical).Consequence.Sees, Does.Contain("it now has mail"));
            Assert.That(Loyalty.Read(200, body, technical).Reply.Claims.Text("data[0].to[0].email"), Is.EqualTo("a@example.com"));
            Assert.That(Loyalty.Read(200, body, technical with { OutputClaims = [new("mail", "data.0.to.0.email")] }).Consequence.Sees, Does.Contain("it now has mail"), "as the documents write it, too");
            Assert.That(Loyalty.Read(200, body, technical with { ResolvesJsonPaths = false }).Consequence.Row, Is.EqualTo("claim-missing"));
            Assert.That(Loyalty.Read(200, """{"data":[]}""", technical).Consequence.Row, Is.EqualTo("claim-missing"));
        });
    }

    [Test]
    public void A_profile_that_continues_on_error_passes_over_every_error_on_a_page()
    {
        var technical = Loyalty.Profile with { ContinueOnError = true };
        Assert.Multiple(() =>
        {
            foreach (var (status, body) in new[] { (409, Refusal), (500, ""), (401, ""), (200, "[]") })
                Assert.That(Loyalty.Read(status, body, technical).Consequence, Has.Property("Kind").EqualTo(ConsequenceKind.GoesOnIgnoringAnswer).And.Property("Confidence").EqualTo(Confidence.Documented), body);
            Assert.That(Loyalty.Read(409, Refusal, technical).Consequence.Sees, Is.EqualTo("The journey goes on as if nothing had been refused; nobody sees \"No such loyalty ID.\"."));
        });
    }

    [Test]
    public void The_default_texts_show_the_address_of_the_policy_and_own_texts_do_not()
    {
        var timeout = new Attempt(2, AttemptEnd.TimedOut, null, null, default);
        Assert.Multiple(() =>
        {
            Assert.That(Loyalty.Read(timeout).Consequence.Sees, Does.Contain("within timeout limit 10 seconds. Restful service URL: https://api.contoso.com/loyalty\"").And.Not.Contain("code=abc"));
            Assert.That(Loyalty.Read(timeout, Loyalty.Profile with { TimeoutText = "We waited {0} seconds." }).Consequence.Sees, Is.EqualTo("The page again, with the text \"We waited 10 seconds.\"."));
            Assert.That(Loyalty.Read(503, "", Loyalty.Profile with { RequestFailedText = "Please try later." }).Consequence.Sees, Is.EqualTo("The page again, with the text \"Please try later.\"."));
            Assert.That(Loyalty.Read(404, "").Consequence.Sees, Does.Contain("could not be parsed"));
            Assert.That(Loyalty.Read(409, Refusal, step: TechnicalProfileSteps.ClaimsExchange).Consequence.Sees, Is.EqualTo("Back in the application, with error=server_error and a description that holds \"No such loyalty ID.\"."));
        });
    }

    [Test]
    public void Debug_mode_shows_what_is_meant_for_developers()
    {
        const string body = """{"version":"1","status":409,"userMessage":"No.","code":"E7","developerMessage":"row 4711"}""";
        Assert.Multiple(() =>
        {
            Assert.That(Loyalty.Read(409, body, Loyalty.Profile with { IsDebugMode = true }).Consequence.Sees, Does.Contain("E7; row 4711"));
            Assert.That(Loyalty.Read(409, body).Consequence.Sees, Does.Not.Contain("4711"));
        });
    }

    private static IEnumerable<Attempt> Unanswered() =>
    [
        new(2, AttemptEnd.TimedOut, null, null, default),
        .. new[] { FailureKind.NameNotResolved, FailureKind.NotConnected, FailureKind.Broken }.Select(kind => new Attempt(2, AttemptEnd.Failed, null, new(kind, "It failed."), default)),
    ];

    [Test]
    public void What_the_answer_has_for_a_claim_that_always_takes_its_default_has_no_type_to_miss()
    {
        var technical = Loyalty.Profile with { OutputClaims = [new("visits", "visits") { Type = ClaimDataType.Int, Default = "7", AlwaysDefault = true }] };
        Assert.That(Loyalty.Read(200, """{"visits":"many"}""", technical).Consequence.Row, Is.EqualTo("continue"));
    }
}
