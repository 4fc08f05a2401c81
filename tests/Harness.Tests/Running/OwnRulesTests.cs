using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;
using Harness.Tests.Scenarios;

namespace Harness.Tests.Running;

public sealed class OwnRulesTests
{
    private const string Wished = """
        "reply": "block", "consequence": "block-page", "status": 200, "claims": { "city": "Ulm" }, "message": "sorry", "messageLanguage": "de", "headers": { "Vary": "x" }
        """;

    [Test]
    public void Every_rule_that_a_pack_can_make_is_explained()
    {
        var made = Expectations.Rules(Given.Good(Given.Scenario($"\"expect\": {{ {Wished}, \"within\": \"1 s\", \"not\": {{ {Wished} }} }}")).Expect).Select(rule => rule.Id);
        string[] elsewhere = ["EXPECT-SCHEMA", "EXPECT-TOKEN"];

        Assert.That(OwnRules.All.Select(rule => rule.Id).Where(id => id.StartsWith("EXPECT", StringComparison.Ordinal)), Is.EquivalentTo(made.Concat(elsewhere).Distinct()));
    }

    [Test]
    public void Every_rule_of_the_harness_is_explained_under_its_id() =>
        Assert.That(OwnRules.All.Select(rule => rule.Id).Where(RunFinding.IsOne), Is.EqualTo(Enumerable.Range(1, 11).Select(number => $"HARNESS-{number:000}")));
}
