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
}
