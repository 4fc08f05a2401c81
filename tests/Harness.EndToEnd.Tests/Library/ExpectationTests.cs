using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

[Parallelizable(ParallelScope.All)]
public sealed class ExpectationTests
{
    private const string Continue = """{"version":"1","action":"Continue","jobTitle":"Smith","extension_promoCode":"84362"}""";

    private const string Block = """{"version":"1","action":"ShowBlockPage","userMessage":"Mit dieser Adresse können Sie sich leider nicht registrieren."}""";

    [Test]
    public async Task Each_expectation_that_is_not_met_is_a_finding_of_its_own()
    {
        var found = await Play(Continue, """
            "reply": "unreadable", "consequence": ["undocumented"], "status": 201, "claims": { "jobTitle": "Baker" }, "message": "sorry", "messageLanguage": "de",
            "headers": { "Content-Type": "text/html" }, "within": "0.001 ms", "schema": "own.schema.json",
            "not": { "reply": "continue", "consequence": "goes-on", "status": 200, "claims": { "jobTitle": { "present": true } }, "headers": { "Content-Type": { "pattern": "json" } } }
            """);
        Assert.That(found, Is.EqualTo(new[]
        {
            "EXPECT-CLAIMS", "EXPECT-CONSEQUENCE", "EXPECT-HEADERS", "EXPECT-LANGUAGE", "EXPECT-MESSAGE",
            "EXPECT-NOT-CLAIMS", "EXPECT-NOT-CONSEQUENCE", "EXPECT-NOT-HEADERS", "EXPECT-NOT-REPLY", "EXPECT-NOT-STATUS",
            "EXPECT-REPLY", "EXPECT-SCHEMA", "EXPECT-STATUS", "EXPECT-WITHIN",
        }));
    }

    [Test]
    public async Task Expectations_that_are_met_give_no_finding()
    {
        var found = await Play(Continue, """
            "reply": ["block", "continue"], "consequence": "goes-on", "status": [200, 400],
            "claims": { "jobTitle": "Smith", "extension_{appId}_promoCode": "84362", "extension_debug": { "absent": true } },
            "headers": { "Content-Type": "application/json", "Set-Cookie": { "absent": true } }, "within": "20 s",
            "not": { "reply": "block", "message": "error", "claims": { "jobTitle": "Baker" }, "headers": { "Vary": { "present": true } } }
            """);
        Assert.That(found, Is.Empty);
    }

    [TestCase("""{ "contains": "adresse", "pattern": "^Mit", "language": "de" }""", new string[0])]
    [TestCase("""{ "contains": "Fehler" }""", new[] { "EXPECT-MESSAGE" })]
    [TestCase("""{ "language": "en" }""", new[] { "EXPECT-LANGUAGE" })]
    public async Task The_message_is_looked_at_in_text_and_language(string message, string[] rules) =>
        Assert.That(await Play(Block, $"\"message\": {message}"), Is.EqualTo(rules));

    // The person of every repetition is another one, and the answer knows only the first.
    [Test]
    public async Task What_refers_to_the_person_is_filled_for_each_repetition()
    {
        var email = Plans.Personas.Make("emily", 1).Attributes.Text("email");
        var found = await Play(
            $$"""{"version":"1","action":"Continue","email":"{{email}}"}""", "\"claims\": { \"email\": \"{persona.email}\", \"jobTitle\": { \"absent\": true } }", repeat: 3);
        Assert.That(found, Is.EqualTo(new[] { "EXPECT-CLAIMS", "EXPECT-CLAIMS" }));
    }

    [Test]
    public async Task What_is_sent_may_refer_to_the_person()
    {
        var emily = Plans.Personas.Make("emily", 1).Attributes;
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 400, """{"version":"1","action":"ValidationError","status":400,"userMessage":"Sorry"}""")]);
        var cases = await Play(endpoint, "\"expect\": { \"reply\": \"validation-error\" }, \"with\": { \"jobTitle\": \"of {persona.surname}\" }, \"resubmit\": { \"jobTitle\": \"for {persona.surname}\" }");
        var bodies = cases.Single().Exchanges.Select(exchange => exchange.Request.Body).ToArray();
        Assert.That(bodies, Has.Length.EqualTo(2));
        Assert.Multiple(() =>
        {
            Assert.That(bodies[0], Does.Contain($"\"jobTitle\":\"of {emily.Text("surname")}\""));
            Assert.That(bodies[1], Does.Contain($"\"jobTitle\":\"for {emily.Text("surname")}\""));
        });
    }

    [TestCase("\"probe\": \"retry-after-lost-answer\"")]
    [TestCase("\"vary\": [\"missing-claim\"]")]
    public async Task Probes_and_varied_payloads_are_filled_like_plain_calls(string member)
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 500, "")]);
        var cases = await Play(endpoint, $"{member}, \"with\": {{ \"jobTitle\": \"of {{persona.surname}}\" }}, \"expect\": {{ \"not\": {{ \"message\": \"{{persona.surname}}\" }} }}");
        var bodies = cases.SelectMany(result => result.Exchanges).Select(exchange => exchange.Request.Body).ToArray();
        Assert.That(bodies, Is.Not.Empty.And.None.Contains("{persona"));
        Assert.That(cases.SelectMany(result => result.Findings).Select(finding => finding.Rule), Has.None.StartsWith("HARNESS"));
    }

    private static async Task<string[]> Play(string answer, string expect, int repeat = 1)
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 200, answer)]);
        var cases = await Play(endpoint, $"\"expect\": {{ {expect} }}", repeat);
        return [.. cases.SelectMany(result => result.Findings).Select(finding => finding.Rule).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<CaseResult>> Play(StubHost endpoint, string members, int repeat = 1)
    {
        using var folder = new EmptyFolder();
        folder.Write("own.schema.json", """{ "type": "object", "required": ["city"] }""");
        var pack = folder.Write("pack.json", $$"""{ "pack": "mine", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "one", {{members}} } ] }""");
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(endpoint.Address.ToString().TrimEnd('/'), pack) with { Repeat = repeat }, client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return cases;
    }
}
