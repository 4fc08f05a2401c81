using System.Collections.Immutable;
using Harness.Dialects.UserFlow;
using Harness.Rules;

namespace Harness.Tests.Rules;

/// <summary>One wrong answer gives one finding: what endpoints of all kinds answer, and exactly what is said of it.</summary>
[TestFixture]
public sealed class OneFindingTests
{
    private const string Continue = """{"version":"1.0.0","action":"Continue"}""";
    private const string Block = """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Not yet."}""";
    private const string Error = """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Too short."}""";
    private const string Page = "<!DOCTYPE html><html><head><script src=\"/js/app.js\"></script></head><body>Oops</body></html>";
    private const string Problem = """{"type":"about:blank","title":"One or more validation errors occurred.","status":400,"traceId":"00-4b"}""";

    // One answer, and all findings about it.
    [TestCase("UF-REQ-001", 405, "")]
    [TestCase("UF-REQ-001", 405, "", "text/html; charset=UTF-8")]
    [TestCase("UF-REQ-001 UF-STA-004", 404, Page, "text/html")]
    [TestCase("UF-STA-001", 404, """{"error":"not found"}""")]
    [TestCase("UF-STA-001", 404, Continue)]
    [TestCase("UF-REQ-001", 404, "Not Found", "text/plain")]
    [TestCase("UF-STA-001", 401, "")]
    [TestCase("UF-STA-001", 403, """{"message":"Forbidden"}""")]
    [TestCase("UF-TRN-006", 302, "")]
    [TestCase("UF-TRN-006", 308, "Permanent Redirect", "text/plain")]
    [TestCase("UF-STA-001", 422, Error)]
    [TestCase("UF-STA-001", 422, """{"detail":[{"loc":["body"],"msg":"field required"}]}""")]
    [TestCase("UF-STA-001", 429, "")]
    [TestCase("UF-STA-002", 500, "")]
    [TestCase("UF-STA-002", 500, """{"error":"internal"}""")]
    [TestCase("UF-STA-002", 500, Continue)]
    [TestCase("UF-STA-002", 500, """{"version":"1.0.0","action":"Continue","status":200}""")]
    [TestCase("UF-STA-002", 500, Error)]
    [TestCase("UF-STA-002", 500, Problem, "application/problem+json")]
    [TestCase("UF-STA-002 UF-STA-004", 500, Page, "text/html")]
    [TestCase("UF-STA-002 UF-STA-004", 502, "<html>\r\n<head><title>502 Bad Gateway</title></head></html>", "text/html")]
    [TestCase("UF-STA-002 UF-STA-006", 500, "System.InvalidOperationException: no\n   at A.B.C() in /src/a.cs:line 1", "text/plain")]
    [TestCase("UF-STA-003", 400, "")]
    [TestCase("UF-STA-003", 400, "Bad Request", "text/plain")]
    [TestCase("UF-STA-003", 400, Problem, "application/problem+json")]
    [TestCase("UF-STA-003", 400, "{}")]
    [TestCase("UF-STA-003", 400, "null")]
    [TestCase("UF-STA-003", 400, """["jobTitle is too short"]""")]
    [TestCase("UF-STA-003 UF-STA-004", 400, Page, "text/html")]
    [TestCase("UF-RES-001", 400, Continue)]
    [TestCase("UF-RES-001", 400, """{"version":"1.0.0","action":"Continue","status":200}""")]
    [TestCase("UF-RES-001", 200, "{}")]
    [TestCase("UF-RES-001", 200, """{"ok":true}""")]
    [TestCase("UF-RES-001", 200, """{"error":"internal"}""")]
    [TestCase("UF-RES-008", 200, "")]
    [TestCase("UF-RES-008", 200, " \r\n")]
    [TestCase("UF-RES-008", 200, "[]")]
    [TestCase("UF-RES-008", 200, "[" + Continue + "]")]
    [TestCase("UF-RES-008", 200, "null")]
    [TestCase("UF-RES-008", 200, "\"ok\"")]
    [TestCase("UF-RES-008", 200, "true")]
    [TestCase("UF-RES-008", 200, "OK", "text/plain")]
    [TestCase("UF-RES-008", 200, Page, "text/html")]
    [TestCase("UF-RES-008", 200, "{\"version\":\"1.0.0\",\"action\":\"Continue\",}")]
    [TestCase("UF-RES-008", 200, Continue + Continue)]
    [TestCase("UF-RES-008", 200, "\uFEFF" + Continue)]
    [TestCase("UF-RES-008", 400, "{\"version\":\"1.0.0\",\"status\":400,\"action\":\"ValidationError\",\"userMessage\":\"Too short.\",}")]
    [TestCase("UF-RES-008", 400, "[" + Error + "]")]
    [TestCase("UF-RES-008", 400, """ "{\"version\":\"1.0.0\",\"status\":400,\"action\":\"ValidationError\",\"userMessage\":\"Too short.\"}" """)]
    [TestCase("UF-RES-008", 400, "{'version': '1.0.0', 'action': 'ValidationError', 'status': 400, 'userMessage': 'Too short.'}", "text/plain")]
    [TestCase("UF-RES-025", 204, "")]
    [TestCase("UF-RES-025", 201, Continue)]
    [TestCase("UF-RES-025", 202, """{"version":"1.0.0","action":"Continue","status":200}""")]
    [TestCase("UF-RES-025", 201, "")]
    [TestCase("UF-RES-012", 200, Error)]
    [TestCase("UF-RES-012", 200, """{"version":"1.0.0","action":"ValidationError","userMessage":"Too short."}""")]
    [TestCase("UF-RES-011", 400, Block)]
    [TestCase("UF-RES-011", 403, Block)]
    [TestCase("UF-RES-011", 500, Block)]
    [TestCase("UF-RES-011", 201, Block)]
    [TestCase("UF-RES-011", 403, """{"version":"1.0.0","action":"ShowBlockPage","status":200,"userMessage":"Not yet."}""")]
    [TestCase("UF-RES-014", 200, """{"Version":"1.0.0","Action":"Continue"}""")]
    [TestCase("UF-RES-014", 200, """{"Version":"1.0.0","Action":"ShowBlockPage","UserMessage":"Not yet."}""")]
    [TestCase("UF-RES-014", 400, """{"Version":"1.0.0","Status":400,"Action":"ValidationError","UserMessage":"Too short."}""")]
    [TestCase("UF-RES-014", 400, """{"version":"1.0.0","status":400,"action":"ValidationError","user_message":"Too short."}""")]
    [TestCase("UF-RES-014", 200, """{"version":"1.0.0","action":"ShowBlockPage","user-message":"Not yet."}""")]
    [TestCase("UF-RES-005", 200, """{"action":"Continue"}""")]
    [TestCase("UF-RES-005", 200, """{"version":null,"action":"Continue"}""")]
    [TestCase("UF-RES-005", 200, """{"version":1,"action":"ShowBlockPage","userMessage":"Not yet."}""")]
    [TestCase("UF-RES-005", 400, """{"status":400,"action":"ValidationError","userMessage":"Too short."}""")]
    [TestCase("UF-RES-006", 200, """{"version":"1.0.0"}""")]
    [TestCase("UF-RES-006", 200, """{"version":"1.0.0","action":"continue"}""")]
    [TestCase("UF-RES-006", 200, """{"version":"1.0.0","action":"Block","userMessage":"Not yet."}""")]
    [TestCase("UF-RES-006", 400, """{"version":"1.0.0","status":400,"userMessage":"Too short."}""")]
    [TestCase("UF-RES-006", 400, """{"version":"1.0.0","code":"E17"}""")]
    [TestCase("UF-RES-002", 200, """{"version":"1.0.0","action":"ShowBlockPage"}""")]
    [TestCase("UF-RES-003", 400, """{"version":"1.0.0","status":400,"action":"ValidationError"}""")]
    [TestCase("UF-RES-004", 400, """{"version":"1.0.0","action":"ValidationError","userMessage":"Too short."}""")]
    [TestCase("UF-RES-026", 400, """{"version":"1.0.0","status":"400","action":"ValidationError","userMessage":"Too short."}""")]
    [TestCase("UF-RES-027", 200, """{"version":"1.0.0","action":"Continue","status":"success"}""")]
    [TestCase("UF-RES-007", 200, Continue, "text/html; charset=UTF-8")]
    [TestCase("UF-RES-007", 200, Block, "")]
    [TestCase("UF-RES-007", 400, Error, "text/html")]
    [TestCase("UF-RES-013", 200, """{"version":"1.0.0","action":"Continue","jobTitle":null}""")]
    [TestCase("UF-RES-019", 200, """{"version":"1.0.0","action":"Continue","extension_roles":["a"]}""")]
    [TestCase("UF-PRV-002", 200, """{"version":"1.0.0","action":"Continue","step":"PostAttributeCollection","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9"}""")]
    [TestCase("", 200, Continue)]
    [TestCase("", 200, Block)]
    [TestCase("", 400, Error)]
    [TestCase("", 200, """{"version":"","action":"Continue","status":"200","userMessage":null,"code":null,"crm":{"a":[1]}}""")]
    [TestCase("", 200, """{"version":"1.0.0","action":"Continue","a":123456789012345678901234567890,"b":-1e999,"c":1.5e-400}""")]
    public void Before_the_user_is_created(string expected, int status, string body, string contentType = "application/json") =>
        Assert.That(Seen.Findings(Seen.Answer(status, body, contentType)), Is.EqualTo(Ids(expected)));

    [TestCase("UF-RES-009", 400, Error)]
    [TestCase("UF-RES-009", 200, Error)]
    [TestCase("UF-RES-009", 422, Error)]
    [TestCase("UF-RES-009", 500, Error)]
    [TestCase("UF-RES-011", 403, Block)]
    [TestCase("UF-STA-003", 400, Problem, "application/problem+json")]
    [TestCase("UF-RES-005", 200, """{"action":"ShowBlockPage","userMessage":"Not yet."}""")]
    [TestCase("", 200, Continue)]
    [TestCase("", 200, Block)]
    public void After_federation(string expected, int status, string body, string contentType = "application/json") =>
        Assert.That(Seen.Findings(Seen.Answer(status, body, contentType, UserFlowSteps.PostFederationSignup)), Is.EqualTo(Ids(expected)));

    [TestCase("UF-RES-009", 400, Error)]
    [TestCase("UF-RES-009", 400, """{"version":"1.0.0","action":"ValidationError"}""")]
    [TestCase("UF-RES-010", 200, Block)]
    [TestCase("UF-RES-010", 400, Block)]
    [TestCase("UF-RES-010", 403, Block)]
    [TestCase("UF-RES-010", 200, """{"version":"1.0.0","action":"ShowBlockPage"}""")]
    [TestCase("UF-RES-005", 200, """{"action":"Continue"}""")]
    [TestCase("UF-RES-025", 204, "")]
    [TestCase("", 200, Continue)]
    public void Before_the_token_is_sent(string expected, int status, string body, string contentType = "application/json") =>
        Assert.That(Seen.Findings(Seen.Answer(status, body, contentType, UserFlowSteps.PreTokenIssuance)), Is.EqualTo(Ids(expected)));

    // A message about a wrong name hides the info that the name is unknown, a list hides that it is no text.
    [TestCase("UF-RES-015", """{"version":"1.0.0","action":"Continue","extension_LoyaltyId":"1"}""")]
    [TestCase("UF-RES-016", """{"version":"1.0.0","action":"Continue","extension_loyaltyId":"1","loyaltyId":"1"}""")]
    [TestCase("UF-RES-016", """{"version":"1.0.0","action":"Continue","extension_code":"1"}""")]
    [TestCase("UF-RES-019", """{"version":"1.0.0","action":"Continue","extension_loyaltyId":["1"]}""")]
    [TestCase("UF-RES-017", """{"version":"1.0.0","action":"Continue","extension_loyaltyId":1}""")]
    [TestCase("", """{"version":"1.0.0","action":"Continue","extension_loyaltyId":"1","code":"A1"}""")]
    public void With_the_attributes_of_the_flow_in_the_settings(string expected, string body) => Assert.That(
        Seen.Findings(Seen.Answer(200, body) with { Attributes = [new("extension_loyaltyId", "string")] }),
        Is.EqualTo(Ids(expected)));

    [Test]
    public void An_echo_of_the_whole_call_at_the_token_step_is_an_echo_and_an_e_mail_that_cannot_be_overridden()
    {
        var example = Seen.Answer(200, "{}", step: UserFlowSteps.PreTokenIssuance) with { Attributes = [new("displayName", "string")] };
        var sent = System.Text.Encoding.UTF8.GetString(Seen.Stage.Observation(example).Exchange.Call.Body.Span);
        var echo = example with { Bytes = null, Text = """{"version":"1.0.0","action":"Continue",""" + sent[1..] };
        Assert.That(Seen.Findings(echo, Severity.Warning), Is.EqualTo(Ids("UF-RES-018 UF-PRV-002")));
    }

    [Test]
    public void No_rule_covers_itself_even_in_a_roundabout_way()
    {
        foreach (var rule in Seen.Book.All)
        {
            var reached = new HashSet<string>();
            Reach(rule, reached);
            Assert.That(reached, Does.Not.Contain(rule.Id));
        }

        static void Reach(Rule rule, HashSet<string> reached)
        {
            foreach (var covered in rule.Covers)
                if (reached.Add(covered)) Reach(Seen.Book.Find(covered)!, reached);
        }
    }

    [Test]
    public void Only_rules_of_the_book_are_covered_and_only_where_both_are_exercised()
    {
        foreach (var rule in Seen.Book.All)
        {
            foreach (var covered in rule.Covers.Select(id => (Id: id, Rule: Seen.Book.Find(id))))
            {
                Assert.That(covered.Rule, Is.Not.Null, $"{rule.Id} covers {covered.Id}, which is not in the book");
                Assert.That(covered.Rule!.Scope, Is.EqualTo(rule.Scope).Or.AnyOf(rule.Scope == "trial" ? new[] { "exchange", "run" } : [rule.Scope]), $"{rule.Id} covers {covered.Id}");
                if (!covered.Rule.Steps.IsEmpty && rule.Id != OtherSteps) Assert.That(covered.Rule.Steps.Intersect(rule.Steps), Is.Not.Empty, $"{rule.Id} covers {covered.Id}, which is never judged at its steps");
            }
        }
    }

    // What asks it sends calls of other steps than its own.
    private const string OtherSteps = "UF-REQ-010";

    private static ImmutableArray<string> Ids(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
