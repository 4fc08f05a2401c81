using System.Text;
using Harness.Dialects.UserFlow;
using Harness.Rules;
using Harness.Tests.Rules;

namespace Harness.Tests.Dialects;

/// <summary>Whatever an endpoint answers is read and judged; nothing throws.</summary>
[TestFixture]
public sealed class AnyAnswerTests
{
    private static readonly string[] Bodies =
    [
        """{"version":"1.0.0","action":"Continue","jobTitle":"Baker","extension_shoeSize":42}""",
        """{"version":"1.0.0","action":"ShowBlockPage","userMessage":"Gr\u00fc\u00dfe \ud83d\ude00 at a.b(c)"}""",
        """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Too short."}""",
    ];

    private static readonly string[] ContentTypes = ["application/json", "", "text/html", ";", "application/json; charset=utf-16", "\u00e9/\u00e9"];

    private static readonly string[] Names = ["version", "action", "status", "userMessage", "Version", "user_message", "email", "jobTitle", "extension_shoeSize", "extension_", "step", "identities", "client_id", "", "a.b['c']", "$ref", "\\u0000"];

    private static readonly string[] Values =
        ["\"Continue\"", "\"ShowBlockPage\"", "\"ValidationError\"", "\"1.0.0\"", "400", "\"400\"", "200", "null", "true", "1e400", "-1e-400", "0.1", "123456789012345678901234567890", "\"\"", "\" \"", "\"\\ud83d\"", "\"\\udc00x\"", "\"2026-11-21T04:03:00Z\"", "\"PostAttributeCollection\""];

    [Test]
    public void Random_answers_are_read_and_judged_without_an_exception([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var example = new RuleExample
            {
                About = "a random answer",
                Step = UserFlowSteps.All[random.Next(3)].Id,
                Status = random.Next(4) switch { 0 => 200, 1 => 400, _ => random.Next(100, 1000) },
                ContentType = ContentTypes[random.Next(ContentTypes.Length)],
                Bytes = Convert.ToBase64String(Body(random)),
                Attributes = random.Next(2) == 0 ? null : [new("jobTitle", "string"), new("extension_shoeSize", "int"), new("extension_", "boolean")],
            };
            var seen = Seen.Stage.Observation(example);
            var judgement = Judge.Exchange(Seen.Book, seen, []);
            Assert.Multiple(() =>
            {
                Assert.That(seen.Consequence.Sees, Is.Not.Empty);
                Assert.That(judgement.Findings.Select(finding => finding.Rule), Has.None.EqualTo(RuleBook.CheckFailed.Id), Shown(example));
                Assert.That(judgement.Verdicts, Has.Length.EqualTo(Seen.Book.ForExchanges.Length));
            });
        }
    }

    [Test]
    public void A_deep_body_is_read_like_any_other([Values(10, 63, 64, 65, 200, 100_000)] int depth)
    {
        var body = """{"version":"1.0.0","action":"Continue","deep":""" + new string('[', depth) + new string(']', depth) + "}";
        var findings = Seen.Findings(Seen.Answer(200, body));
        Assert.That(findings, Is.EqualTo(depth < 64 ? Array.Empty<string>() : ["UF-RES-008"]));
    }

    // A mebibyte is what the harness reads of a body. Checks that look back and forth would take hours over some of these.
    private static IEnumerable<TestCaseData> LargeBodies =>
    [
        new TestCaseData(Filled("", "a.A", "")).SetArgDisplayNames("dots"),
        new TestCaseData(Filled("x", "\n \t", "")).SetArgDisplayNames("blank lines"),
        new TestCaseData(Filled("", "\nat a.b(c", "")).SetArgDisplayNames("frames that never end"),
        new TestCaseData(Filled("", "/a.b-", "")).SetArgDisplayNames("one long path"),
        new TestCaseData(Filled("", "C:\\a b.", "")).SetArgDisplayNames("drives"),
        new TestCaseData(Filled("{\"version\":\"1\",\"action\":\"ShowBlockPage\",\"userMessage\":\"", "SELECT a ", "\"}")).SetArgDisplayNames("a message of SQL words"),
        new TestCaseData(Filled("{\"version\":\"1\",\"action\":\"ShowBlockPage\",\"userMessage\":\"", "a-a.", "\"}")).SetArgDisplayNames("a message that is one host name"),
        new TestCaseData(Filled("{\"version\":\"1\",\"action\":\"ShowBlockPage\",\"userMessage\":\"", "<p ", "\"}")).SetArgDisplayNames("a message of open tags"),
        new TestCaseData(Many(i => $"\"extension_{i}\":{i}")).SetArgDisplayNames("many claims"),
        new TestCaseData(Many(i => $"\"m{i}\":null")).SetArgDisplayNames("many members"),
        new TestCaseData(Many(i => "\"extension_\":[]")).SetArgDisplayNames("one member many times"),
        new TestCaseData("[" + Many(_ => "[0]")[1..^1] + "]").SetArgDisplayNames("a long array"),
    ];

    [TestCaseSource(nameof(LargeBodies))]
    [MaxTime(20_000)]
    public void A_large_body_is_judged_soon(string body)
    {
        foreach (var status in new[] { 200, 400 })
        {
            var judgement = Seen.Judged(Seen.Answer(status, body) with { Attributes = [new("extension_7", "string"), new("extension_x", "string")] });
            Assert.That(judgement.Findings.Select(finding => finding.Rule), Has.None.EqualTo(RuleBook.CheckFailed.Id));
        }
    }

    private static string Filled(string start, string part, string end) =>
        start + string.Concat(Enumerable.Repeat(part, (1_000_000 - start.Length - end.Length) / part.Length)) + end;

    private static string Many(Func<int, string> member) =>
        """{"version":"1","action":"Continue",""" + string.Join(',', Enumerable.Range(0, 50_000).Select(member)) + "}";

    private static byte[] Body(Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                var bytes = new byte[random.Next(80)];
                random.NextBytes(bytes);
                return bytes;
            case 1:
                var damaged = Encoding.UTF8.GetBytes(Bodies[random.Next(Bodies.Length)]);
                for (var hits = random.Next(4); hits >= 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                return damaged;
            default:
                return Encoding.UTF8.GetBytes(Object(random, 3));
        }
    }

    private static string Object(Random random, int depth) =>
        "{" + string.Join(',', Enumerable.Range(0, random.Next(7)).Select(_ => $"\"{Names[random.Next(Names.Length)]}\":{Value(random, depth)}")) + "}";

    private static string Value(Random random, int depth) => depth == 0 ? "1" : random.Next(10) switch
    {
        0 => Object(random, depth - 1),
        1 => "[" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, depth - 1))) + "]",
        _ => Values[random.Next(Values.Length)],
    };

    private static string Shown(RuleExample example) => $"{example.Step} {example.Status} {example.ContentType} {example.Bytes}";
}
