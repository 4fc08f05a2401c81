using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

[Parallelizable(ParallelScope.All)]
public sealed class ExpectationTests
{
    [Test]
    public async Task Each_expectation_that_is_not_met_is_a_finding_of_its_own()
    {
        var found = await Play("""
            "reply": "block", "consequence": ["block-page"], "status": 400, "claims": { "jobTitle": "Baker" }, "message": "sorry",
            "within": "0.001 ms", "schema": "own.schema.json"
            """);
        Assert.That(found, Is.EqualTo(new[] { "EXPECT-CLAIMS", "EXPECT-CONSEQUENCE", "EXPECT-MESSAGE", "EXPECT-REPLY", "EXPECT-SCHEMA", "EXPECT-STATUS", "EXPECT-WITHIN" }));
    }

    [Test]
    public async Task Expectations_that_are_met_give_no_finding()
    {
        var found = await Play("""
            "reply": ["block", "continue"], "consequence": "goes-on", "status": [200, 400],
            "claims": { "jobTitle": "Smith", "extension_{appId}_promoCode": "84362" }, "within": "20 s"
            """);
        Assert.That(found, Is.Empty);
    }

    private static async Task<string[]> Play(string expect)
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        endpoint.Arrange([new("POST", ".*", 200, """{"version":"1","action":"Continue","jobTitle":"Smith","extension_promoCode":"84362"}""")]);
        using var folder = new EmptyFolder();
        folder.Write("own.schema.json", """{ "type": "object", "required": ["city"] }""");
        var pack = folder.Write("pack.json", $$"""{ "pack": "mine", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "one", "expect": { {{expect}} } } ] }""");
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(endpoint.Address.ToString().TrimEnd('/'), pack), client, TimeProvider.System);
        var found = new List<string>();
        await foreach (var result in runner.Play()) found.AddRange(result.Findings.Select(finding => finding.Rule));
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
