using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.UserFlow;
using Harness.Rules;
using Harness.Scenarios;
using Harness.Tests.Rules;

namespace Harness.Tests.Scenarios;

public sealed class ExpectationsTests
{
    // The person of the examples is Emily Smith, emily@example.com.
    private const string Continue = """
        {"version":"1.0.0","action":"Continue","jobTitle":"Loyal customer","extension_25883231668a43a780b25685c3f874bc_promoCode":"84362",
         "extension_points":7,"extension_member":true,"city":null,"email":"emily@example.com"}
        """;

    private const string Block = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Sorry, Emily Smith: there was a problem with your request, and you cannot sign up."}""";

    private const string GermanBlock = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Mit dieser Adresse können Sie sich leider nicht registrieren."}""";

    private const string UnclearBlock = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Error 4711"}""";

    [TestCase("""{ "jobTitle": "Loyal customer", "extension_promoCode": "84362", "extension_points": 7, "city": null }""")]
    [TestCase("""{ "email": "{persona.email}" }""", Description = "what the person has")]
    [TestCase("""{ "extension_{appId}_promoCode": { "present": true }, "jobTitle": { "present": true } }""")]
    [TestCase("""{ "extension_debug": { "absent": true }, "extension_trace": { "present": false } }""")]
    [TestCase("""{ "city": null, "surname": null }""", Description = "a claim that is null has no value, as one that is missing")]
    [TestCase("""{ "city": { "absent": true } }""", Description = "a claim that is null has no value")]
    [TestCase("""{ "jobTitle": { "type": "string" }, "extension_points": { "type": "int" }, "extension_member": { "type": "boolean" } }""")]
    [TestCase("""{ "jobTitle": { "pattern": "^Loyal" }, "extension_points": { "pattern": "^[0-9]$" }, "email": { "pattern": "^{persona.email}$" } }""")]
    [TestCase("""{ "jobTitle": { "present": true, "type": "string", "pattern": "customer" } }""")]
    public void Claims_that_are_as_expected_are_held(string claims) => Assert.That(Broken(Continue, $"\"claims\": {claims}"), Is.Empty);

    [TestCase("""{ "jobTitle": "Baker" }""", "/jobTitle: \"Baker\": \"Loyal customer\"")]
    [TestCase("""{ "extension_points": "7" }""", "/extension_points: \"7\": 7")]
    [TestCase("""{ "jobTitle": "{persona.displayName}" }""", "/jobTitle: \"Emily Smith\": \"Loyal customer\"")]
    [TestCase("""{ "jobTitle": null }""", "/jobTitle: absent or null: \"Loyal customer\"")]
    [TestCase("""{ "surname": "Smith" }""", "/surname: \"Smith\": missing")]
    [TestCase("""{ "extension_debug": { "present": true } }""", "/extension_debug: present: missing")]
    [TestCase("""{ "city": { "present": true } }""", "/city: present: null")]
    [TestCase("""{ "extension_promoCode": { "absent": true } }""", "/extension_promoCode: absent: \"84362\"")]
    [TestCase("""{ "extension_promoCode": { "present": false } }""", "/extension_promoCode: absent: \"84362\"")]
    [TestCase("""{ "extension_points": { "type": "string" } }""", "/extension_points: a value of type string: 7")]
    [TestCase("""{ "extension_promoCode": { "type": "int" } }""", "/extension_promoCode: a value of type int: \"84362\"")]
    [TestCase("""{ "extension_debug": { "type": "boolean" } }""", "/extension_debug: a value of type boolean: missing")]
    [TestCase("""{ "jobTitle": { "pattern": "^customer" } }""", "/jobTitle: a value that matches ^customer: \"Loyal customer\"")]
    [TestCase("""{ "surname": { "pattern": "." } }""", "/surname: a value that matches .: missing")]
    public void A_claim_that_is_not_as_expected_is_a_finding(string claims, string found) =>
        Assert.That(Broken(Continue, $"\"claims\": {claims}"), Is.EqualTo(new[] { "EXPECT-CLAIMS " + found }));

    [TestCase("\"claims\": { \"jobTitle\": \"Baker\", \"city\": { \"present\": true }, \"extension_points\": 7, \"surname\": { \"type\": \"string\", \"pattern\": \"^S\" } }",
        "CLAIMS /jobTitle", "CLAIMS /city", "CLAIMS /surname")]
    [TestCase("\"not\": { \"claims\": { \"jobTitle\": { \"present\": true }, \"surname\": \"Smith\", \"extension_points\": 7 } }", "NOT-CLAIMS /jobTitle", "NOT-CLAIMS /extension_points")]
    [TestCase("\"headers\": { \"X-For\": \"you\", \"Vary\": { \"present\": true } }", "HEADERS header X-For", "HEADERS header Vary")]
    public void Everything_that_is_not_as_expected_is_a_finding(string expect, params string[] places) =>
        Assert.That(Broken(Continue, expect).Select(found => found.Split(": ")[0]), Is.EqualTo(places.Select(place => "EXPECT-" + place)));

    [Test]
    public void A_message_may_miss_its_text_and_its_pattern() =>
        Assert.That(Broken(Block, "\"message\": { \"contains\": \"welcome\", \"pattern\": \"^problem\" }").ToArray(), Has.Length.EqualTo(2).And.All.StartsWith("EXPECT-MESSAGE /userMessage: a message that "));

    [Test]
    public void Claims_are_expected_of_a_continuation() =>
        Assert.That(Broken(Block, "\"claims\": { \"extension_debug\": { \"absent\": true } }"), Is.EqualTo(new[] { "EXPECT-CLAIMS reply: continue with claims: block" }));

    [TestCase("\"sorry\"")]
    [TestCase("\"Sorry, {persona.displayName}\"")]
    [TestCase("""{ "contains": "PROBLEM" }""")]
    [TestCase("""{ "pattern": "problem .* request" }""")]
    [TestCase("""{ "contains": "sorry", "pattern": "(?i)^sorry, {persona.displayName}:", "language": "en" }""")]
    public void A_message_that_is_as_expected_is_held(string message) => Assert.That(Broken(Block, $"\"message\": {message}"), Is.Empty);

    [TestCase("\"job title\"", "a message that contains \"job title\"")]
    [TestCase("\"{persona.email}\"", "a message that contains \"emily@example.com\"")]
    [TestCase("""{ "contains": "sorry", "pattern": "^problem" }""", "a message that matches ^problem")]
    public void A_message_that_is_not_as_expected_is_a_finding(string message, string expected) =>
        Assert.That(Broken(Block, $"\"message\": {message}"), Has.One.Items.And.All.StartsWith($"EXPECT-MESSAGE /userMessage: {expected}: Sorry, Emily Smith"));

    [TestCase("\"x\"")]
    [TestCase("""{ "pattern": "x" }""")]
    public void No_message_is_not_as_expected(string message) =>
        Assert.That(Broken(Continue, $"\"message\": {message}"), Has.One.Items.And.All.StartsWith("EXPECT-MESSAGE").And.All.EndsWith(": no message"));

    [TestCase("\"messageLanguage\": \"de\"")]
    [TestCase("\"message\": { \"language\": \"de\" }")]
    public void A_message_in_the_expected_language_is_held(string expect) => Assert.That(Broken(GermanBlock, expect), Is.Empty);

    [Test]
    public void A_message_in_another_language_is_a_finding() =>
        Assert.That(Broken(Block, "\"messageLanguage\": \"de\""), Has.One.Items.And.All.StartsWith("EXPECT-LANGUAGE /userMessage: a message in German (de): English (en): Sorry, "));

    [Test]
    public void No_message_is_in_no_language() =>
        Assert.That(Broken(Continue, "\"messageLanguage\": \"de\""), Is.EqualTo(new[] { "EXPECT-LANGUAGE /userMessage: a message in German (de): no message" }));

    [TestCase("\"messageLanguage\": \"de\"", "EXPECT-LANGUAGE")]
    [TestCase("\"not\": { \"messageLanguage\": \"de\" }", "EXPECT-NOT-LANGUAGE")]
    public void A_language_that_cannot_be_told_is_a_note_and_no_pass(string expect, string rule)
    {
        var judgement = Judged(UnclearBlock, expect);
        var finding = judgement.Findings.Single(finding => finding.Rule.StartsWith("EXPECT", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That((finding.Rule, finding.Severity, finding.Actual), Is.EqualTo(("EXPECT-LANGUAGE-TOLD", Severity.Info, "Error 4711")));
            Assert.That(judgement.Verdicts.Single(verdict => verdict.Rule == rule).Verdict, Is.EqualTo(Verdict.NotExercised));
        });
    }

    [TestCase("""{ "content-type": "Application/JSON", "Content-Type": { "present": true } }""", Description = "a charset follows")]
    [TestCase("""{ "Content-Type": "application/json; charset=utf-8" }""")]
    [TestCase("""{ "Cache-Control": { "pattern": "no-store" }, "X-For": "{persona.objectId}", "Set-Cookie": { "absent": true } }""")]
    public void Header_lines_that_are_as_expected_are_held(string headers) => Assert.That(Broken(Continue, $"\"headers\": {headers}"), Is.Empty);

    [TestCase("""{ "Content-Type": "text/html" }""", "header Content-Type: text/html: application/json; charset=utf-8")]
    [TestCase("""{ "Cache-Control": "no-store" }""", "header Cache-Control: no-store: private, no-store", Description = "only a content type may have more after it")]
    [TestCase("""{ "Cache-Control": { "pattern": "max-age" } }""", "header Cache-Control: a line that matches max-age: private, no-store")]
    [TestCase("""{ "Cache-Control": { "absent": true } }""", "header Cache-Control: absent: private, no-store")]
    [TestCase("""{ "Vary": { "present": true } }""", "header Vary: present: missing")]
    [TestCase("""{ "Vary": { "pattern": "." } }""", "header Vary: a line that matches .: missing")]
    [TestCase("""{ "X-For": "{persona.email}" }""", "header X-For: emily@example.com: ab3ec3b2-a435-45e4-b93a-56a005e88bb7")]
    public void A_header_line_that_is_not_as_expected_is_a_finding(string headers, string found) =>
        Assert.That(Broken(Continue, $"\"headers\": {headers}"), Is.EqualTo(new[] { "EXPECT-HEADERS " + found }));

    [TestCase(Continue, """ "reply": "block", "consequence": ["block-page"], "status": [400, 500], "message": "error" """)]
    [TestCase(Continue, """ "claims": { "jobTitle": "Baker", "extension_debug": { "present": true }, "extension_points": { "type": "string" } } """)]
    [TestCase(Continue, """ "headers": { "Set-Cookie": { "present": true }, "Cache-Control": { "pattern": "max-age" } } """)]
    [TestCase(Block, """ "message": { "contains": "error", "pattern": "[0-9]", "language": "de" }, "reply": ["refused", "unreadable"] """)]
    [TestCase(Block, """ "claims": { "jobTitle": { "present": true } } """)]
    public void What_must_not_be_so_and_is_not_is_held(string body, string not) => Assert.That(Broken(body, $"\"not\": {{ {not} }}"), Is.Empty);

    [TestCase(Continue, """ "reply": ["block", "continue"] """, "EXPECT-NOT-REPLY reply: not block or continue: continue")]
    [TestCase(Continue, """ "consequence": "goes-on" """, "EXPECT-NOT-CONSEQUENCE consequence: not goes-on: goes-on")]
    [TestCase(Continue, """ "status": 200 """, "EXPECT-NOT-STATUS status line: not 200: 200")]
    [TestCase(Continue, """ "claims": { "surname": "x", "jobTitle": { "pattern": "x", "type": "string" } } """, "EXPECT-NOT-CLAIMS /jobTitle: not a value of type string: \"Loyal customer\"", Description = "each thing alone")]
    [TestCase(Continue, """ "claims": { "email": "{persona.email}" } """, "EXPECT-NOT-CLAIMS /email: not \"emily@example.com\": \"emily@example.com\"")]
    [TestCase(Continue, """ "headers": { "Cache-Control": { "present": true } } """, "EXPECT-NOT-HEADERS header Cache-Control: not present: private, no-store")]
    [TestCase(Block, """ "message": "SORRY" """, "EXPECT-NOT-MESSAGE /userMessage: not a message that contains \"SORRY\": Sorry")]
    [TestCase(Block, """ "message": { "contains": "x-ray", "pattern": "pro.lem" } """, "EXPECT-NOT-MESSAGE /userMessage: not a message that matches pro.lem: Sorry")]
    [TestCase(Block, """ "messageLanguage": "en" """, "EXPECT-NOT-LANGUAGE /userMessage: not a message in English (en): English (en)")]
    public void What_must_not_be_so_and_is_is_a_finding(string body, string not, string found) =>
        Assert.That(Broken(body, $"\"not\": {{ {not} }}"), Has.One.Items.And.All.StartsWith(found));

    [Test]
    public void Without_an_answer_nothing_is_so_and_nothing_passes()
    {
        var judgement = Judged(Seen.Answer(200, "") with { Status = null, Attempts = ["timed-out", "timed-out"] }, """ "not": { "reply": "block", "headers": { "Vary": { "present": true } } }, "headers": { "Vary": { "absent": true } } """);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Findings.Select(finding => finding.Rule), Does.Contain("NET-001").And.Contain("EXPECT-HEADERS"));
            Assert.That(judgement.Verdicts.Where(verdict => verdict.Rule.StartsWith("EXPECT-NOT", StringComparison.Ordinal)).Select(verdict => verdict.Verdict), Is.All.EqualTo(Verdict.NotExercised));
        });
    }

    [TestCase("\"reply\": \"block\", \"status\": [400, 409]", "The reply is block.", "The HTTP status is 400 or 409.")]
    [TestCase("\"not\": { \"reply\": [\"block\", \"refused\"], \"message\": \"error\" }", "The reply is not block or refused.", "The message does not contain \"error\".")]
    [TestCase("\"message\": { \"contains\": \"a\", \"pattern\": \"b\" }", "The message contains \"a\" and matches b.")]
    [TestCase("\"not\": { \"message\": { \"contains\": \"a\", \"pattern\": \"b\" } }", "The message does not contain \"a\" or match b.")]
    [TestCase("\"messageLanguage\": \"nb\"", "The message is in Norwegian (nb).", "The language of the message can be told.")]
    public void Expectations_read_as_rules(string expect, params string[] statements) =>
        Assert.That(Expectations.Rules(Expectation(expect)).Select(rule => rule.Statement), Is.EqualTo(statements));

    // Backtracking over this takes longer than anybody waits: neither way it passes.
    [TestCase("\"message\": { \"pattern\": \"^(a+)+$\" }")]
    [TestCase("\"not\": { \"message\": { \"pattern\": \"^(a+)+$\" } }")]
    public void A_pattern_that_takes_too_long_is_a_finding(string expect)
    {
        var body = $$"""{"version":"1.0.0","action":"ShowBlockPage","userMessage":"{{new string('a', 60)}}!"}""";
        Assert.That(Broken(body, expect), Has.One.Items.And.All.Contains("the pattern takes longer than 1 s"));
    }

    [Test]
    public void Claims_of_the_token_are_matched_the_same_way()
    {
        var last = Seen.Stage.Observation(Seen.Answer(200, Continue, step: UserFlowSteps.PreTokenIssuance));
        var journey = new Journey { Persona = last.Person!, Known = ClaimSet.Empty, TokenClaims = ClaimSet.Empty.With("jobTitle", "Baker").With("sub", last.Person!.ObjectId) };
        var expect = Given.Good(Given.Scenario("""
            "journey": ["PreTokenIssuance"], "expect": { "token": { "sub": "{persona.objectId}", "jobTitle": { "pattern": "^Loyal" }, "city": { "present": true }, "state": { "absent": true } } }
            """.Trim())).Expect;
        Assert.Multiple(() =>
        {
            Assert.That(Expectations.Token(expect, journey, last).Select(finding => $"{finding.Rule} {finding.Where}: {finding.Actual}"), Is.EqualTo(new[] { "EXPECT-TOKEN token/jobTitle: \"Baker\"", "EXPECT-TOKEN token/city: missing" }));
            Assert.That(Expectations.Token(expect, journey with { TokenClaims = null, EndedBecause = "of this" }, last).Single().Actual, Is.EqualTo("the journey ended before: of this"));
            Assert.That(Expectations.Token(expect, journey, null).Single().Where, Is.EqualTo("token"));
        });
    }

    private static IEnumerable<string> Broken(string body, string expect) => Judged(body, expect).Findings
        .Where(finding => finding.Rule.StartsWith("EXPECT", StringComparison.Ordinal))
        .Select(finding => $"{finding.Rule} {finding.Where}: {finding.Expected}: {finding.Actual}");

    private static Judgement Judged(string body, string expect) => Judged(
        Seen.Answer(200, body, "application/json; charset=utf-8") with
        {
            Headers = new Dictionary<string, string> { ["Cache-Control"] = "private, no-store", ["X-For"] = "ab3ec3b2-a435-45e4-b93a-56a005e88bb7" }.ToImmutableSortedDictionary(),
        },
        expect);

    private static Judgement Judged(RuleExample answer, string expect) =>
        Judge.Exchange(Seen.Book, Seen.Stage.Observation(answer), Expectations.Rules(Expectation(expect)));

    private static Expectation Expectation(string expect) => Given.Good(Given.Scenario($"\"expect\": {{ {expect} }}")).Expect;
}
