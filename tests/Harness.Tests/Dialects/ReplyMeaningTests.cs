using Harness.Dialects;
using Harness.Tests.Rules;

namespace Harness.Tests.Dialects;

public sealed class ReplyMeaningTests
{
    private static readonly string[] Bodies =
    [
        "", "no JSON", "[]", "{}", """{"version":"1","action":"Continue"}""", """{"action":"Continue"}""", """{"version":1,"action":"Continue"}""", """{"version":"1","action":"continue"}""",
        """{"version":"1","action":"ShowBlockPage","userMessage":"No."}""", """{"action":"ShowBlockPage"}""", """{"version":"1","action":"ShowBlockPage"}""",
        """{"version":"1","action":"ValidationError","status":400,"userMessage":"No."}""", """{"version":"1","action":"ValidationError","userMessage":"No."}""", """{"version":"1","action":"ValidationError","status":400}""",
    ];

    private static readonly int[] Statuses = [200, 201, 302, 400, 401, 403, 404, 429, 500, 503];

    [Test]
    public void Whatever_an_endpoint_answers_is_among_what_can_go_together()
    {
        var read =
            from body in Bodies
            from status in Statuses
            from type in (string[])["application/json", "text/plain"]
            from step in Seen.Dialect.Steps
            select (Status: status, Seen: Seen.Stage.Observation(Seen.Answer(status, body, type, step)));
        Assert.Multiple(() =>
        {
            foreach (var (status, seen) in read)
            {
                var (reply, next) = (seen.Reply.Kind, seen.Consequence.Kind);
                Assert.That(ReplyMeaning.OfConnectors.Consequences(reply), Does.Contain(next), $"{reply} {status}");
                Assert.That(ReplyMeaning.OfConnectors.CanComeWith(reply, status) && ReplyMeaning.OfConnectors.CanComeWith(next, status), Is.True, $"{reply} {status} {next}");
            }
        });
    }
}
