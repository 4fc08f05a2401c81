using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Tests.Rules;

/// <summary>A plain call that a technical profile cannot use is never told in silence, whatever came.</summary>
[TestFixture]
public sealed class TechnicalSilenceTests
{
    private static readonly Dialect Dialect = DialectBook.Find("technical-profile")!;
    private static readonly RuleBook Book = RuleBook.Of(Dialect);
    private static readonly ExampleStage Stage = new(Dialect);

    private static readonly (string Text, string ContentType)[] Bodies =
    [
        ("", ""), ("", "application/json"), ("<!DOCTYPE html><html><body>Oops</body></html>", "text/html"), ("<html></html>", "application/json"), ("no", "text/plain"),
        ("{}", "application/json"), ("{}", "text/html"), ("[]", "application/json"), ("[{\"promoCode\":\"A\"}]", "application/json"), ("null", "application/json"), ("\"no\"", "application/json"), ("1", "application/json"), ("{", "application/json"),
        ("""{"version":"1.0.0","status":409,"userMessage":"Not known."}""", "application/json"),
        ("""{"version":"1.0.0","status":401,"userMessage":"Not known."}""", "application/json"),
        ("""{"version":"1.0.0","status":"409","userMessage":"Not known."}""", "application/json"),
        ("""{"version":"1.0.0","status":409}""", "application/json"),
        ("""{"version":"1.0.0","status":409,"userMessage":null}""", "application/json"),
        ("""{"version":"1.0.0","status":409,"userMessage":" "}""", "application/json"),
        ("""{"version":"1.0.0","status":500,"userMessage":"Not known."}""", "application/json"),
        ("""{"version":"1.0.0","status":200,"userMessage":"Not known."}""", "application/json"),
        ("""{"userMessage":"Not known."}""", "application/json"),
        ("""{"status":409}""", "application/json"),
        ("""{"status":409,"message":"Not known."}""", "application/json"),
        ("""{"type":"about:blank","title":"Conflict","status":409,"detail":"Not known."}""", "application/problem+json"),
        ("""{"error":"not known"}""", "application/json"),
        ("""{"promoCode":"A1"}""", "application/json"),
        ("\uFEFF{\"promoCode\":\"A1\"}", "application/json"),
    ];

    [Test]
    public void What_a_policy_cannot_use_is_an_error([Values("validation", "claims-exchange")] string step, [Values] bool withCredentials)
    {
        var silent = new List<string>();
        for (var status = 100; status <= 599; status++)
        {
            foreach (var (text, contentType) in Bodies)
            {
                var seen = Stage.Observation(new() { About = "a case of a test", Step = step, Status = status, Text = text, ContentType = contentType });
                if (!withCredentials) seen = seen with { Profile = seen.Profile with { Credentials = new Credentials.None() } };
                if (seen.Reply.Kind is ReplyKind.Refused or ReplyKind.Unreadable && !Judge.Exchange(Book, seen, []).Findings.Any(finding => finding.Severity == Severity.Error)) silent.Add($"{status} {text}");
            }
        }

        Assert.That(silent, Is.Empty);
    }

    // One answer, and all grave findings about it.
    [TestCase("CP-RES-009 message instead of userMessage, status is 400", 400, """{"version":"1.0.0","status":400,"message":"No."}""")]
    [TestCase("CP-RES-009 a problem document of RFC 7807 (application/problem+json), which B2C does not read: detail instead of userMessage, no version", 409, """{"type":"about:blank","title":"Conflict","status":409,"detail":"No."}""", "application/problem+json")]
    [TestCase("CP-RES-009 error instead of userMessage, no status, no version", 404, """{"error":"not found"}""")]
    [TestCase("CP-RES-006 no status, no version", 409, """{"userMessage":"No."}""")]
    [TestCase("CP-RES-007 200 with an error in the body (error): the journey goes on", 200, """{"error":"blocked company"}""")]
    [TestCase("CP-RES-007 200 with an error in the body (success): the journey goes on", 200, """{"success":false,"message":"no"}""")]
    [TestCase("CP-RES-007 200 with an error in the body (userMessage): the journey goes on", 200, """{"userMessage":"no"}""")]
    [TestCase("CP-RES-007 200 with an error in the body (status): the journey goes on", 200, """{"status":404,"message":"no"}""")]
    [TestCase("", 200, """{"promoCode":"A1","message":"Welcome.","success":true,"error":""}""")]
    [TestCase("", 200, """{"promoCode":"A1","status":"error","error":"none of the policy's business"}""")]
    public void What_is_wrong_with_an_answer_is_told_once_and_whole(string expected, int status, string text, string contentType = "application/json")
    {
        var found = Judge.Exchange(Book, Stage.Observation(new() { About = "a case of a test", Status = status, Text = text, ContentType = contentType }), []).Findings.Where(finding => finding.Severity >= Severity.Warning).ToArray();
        Assert.That(found.Select(finding => $"{finding.Rule} {finding.Actual}"), expected.Length == 0 ? Is.Empty : Is.EqualTo(new[] { expected }));
        Assert.That(found.Select(finding => finding.Expected), Has.All.Contains("\"status\":409,\"userMessage\":\""));
    }

    [TestCase("error-with-success", "goes-on-ignoring-answer", 200, """{"error":"blocked company"}""")]
    [TestCase("status-not-409", "goes-on-ignoring-answer", 409, """{"version":"1.0.0","status":400,"userMessage":"No."}""")]
    [TestCase("claim-of-wrong-type", "undocumented", 200, """{"promoCode":1}""")]
    public void A_page_that_continues_on_errors_goes_on(string row, string consequence, int status, string text)
    {
        var technical = Stage.Observation(new() { About = "any", Status = 200, Text = "{}" }).Profile.Technical! with { ContinueOnError = true };
        var seen = Stage.Observation(new() { About = "a case of a test", Status = status, Text = text, Technical = technical });
        Assert.That((seen.Consequence.Row, seen.Consequence.Word), Is.EqualTo((row, consequence)));
    }

    [Test]
    public void A_value_that_is_refused_in_a_wrong_form_says_nothing_of_its_encoding()
    {
        var technical = Stage.Observation(new() { About = "any", Status = 200, Text = "{}" }).Profile.Technical! with { SendClaimsIn = Harness.Dialects.CustomPolicies.SendClaimsIn.Form };
        var seen = Stage.Observation(new()
        {
            About = "a case of a test", Status = 400, Text = """{"message":"not known"}""", Technical = technical, Variation = "encoded-values", Change = "displayName-encoded-plus",
            Plain = new() { About = "the plain call", Status = 200, Text = """{"promoCode":"A1"}""" },
        });
        Assert.That(Judge.Exchange(Book, seen, []).Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "CP-RES-009" }));
    }
}
