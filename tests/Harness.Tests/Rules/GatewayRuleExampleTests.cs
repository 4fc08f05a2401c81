using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class GatewayRuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.Find("protected-api")!;
    private static readonly RuleBook Book = RuleBook.Of(Dialect);
    private static readonly ExampleStage Stage = new(Dialect);

    // What every dialect demands is shown by user flows.
    private static IEnumerable<string> Ids => Book.All.Where(rule => rule.Id.StartsWith("GW-", StringComparison.Ordinal)).Select(rule => rule.Id);

    private static IEnumerable<TestCaseData> Bad => Cases("bad", examples => examples.Bad);

    private static IEnumerable<TestCaseData> Good => Cases("good", examples => examples.Good);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_reason_a_bad_example_and_a_good_one(string id)
    {
        var examples = RuleExamples.Of(id);
        Assert.That(examples, Is.Not.Null, $"src/Harness/Rules/Examples/{id}.json is missing");
        Assert.Multiple(() =>
        {
            Assert.That(examples.Rule, Is.EqualTo(id));
            Assert.That(examples.Why, Has.Length.GreaterThan(40));
            Assert.That(examples.Bad, Is.Not.Empty);
            Assert.That(examples.Good, Is.Not.Empty);
            Assert.That(examples.Bad.Concat(examples.Good).Select(example => example.About), Is.Unique.And.All.EndsWith("."));
        });
    }

    [TestCaseSource(nameof(Bad))]
    public void A_bad_example_breaks_its_rule_and_no_other(string id, RuleExample example)
    {
        var findings = Stage.Judge(Book.Find(id)!, example).Findings;
        var grave = findings.Where(finding => finding.Severity >= Severity.Warning && finding.Rule != id).Select(finding => finding.Rule);
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(finding => finding.Rule), Does.Contain(id));
            Assert.That(grave, Is.EquivalentTo(example.Also), string.Join('\n', findings));
            Assert.That(findings.SelectMany(finding => new[] { finding.Where, finding.Expected, finding.Actual }), Has.All.Not.Empty.And.All.Length.LessThan(400).And.All.Not.Contain('\n'));
        });
    }

    [TestCaseSource(nameof(Good))]
    public void A_good_example_keeps_its_rule_and_every_other(string id, RuleExample example)
    {
        var judgement = Stage.Judge(Book.Find(id)!, example);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Verdicts.Single(verdict => verdict.Rule == id), Is.EqualTo(new RuleVerdict(id, Verdict.Held, null)));
            Assert.That(judgement.Findings, Is.Empty);
        });
    }

    [Test]
    public void An_address_that_nobody_has_is_no_closed_door()
    {
        var closed = RuleExamples.Of("GW-019")!.Good.Single(example => example.About == "Nothing of it can be reached.");
        var mistyped = closed with { Calls = [closed.Calls[0] with { Attempts = ["no-address"] }] };
        Assert.That(Stage.Judge(Book.Find("GW-019")!, mistyped).Verdicts.Single(verdict => verdict.Rule == "GW-019").Verdict, Is.EqualTo(Verdict.NotExercised));
    }

    [Test]
    public void Without_an_issuer_nobody_can_sign_what_the_rules_ask_for()
    {
        var seen = Stage.Observation(new() { About = "a", Status = 200, Text = "{}" });
        var judgement = Judge.Exchange(Book, seen with { Profile = seen.Profile with { Issuer = null } }, []);
        string[] ids = ["GW-003", "GW-004", "GW-005", "GW-006", "GW-009", "GW-011"];
        Assert.That(judgement.Verdicts.Where(verdict => ids.Contains(verdict.Rule)).Select(verdict => verdict.Reason), Is.All.EqualTo("needs an issuer that the gateway trusts ('issuer' in the pack)"));
    }

    private static IEnumerable<TestCaseData> Cases(string word, Func<RuleExamples, IEnumerable<RuleExample>> which) =>
        from id in Ids
        let examples = RuleExamples.Of(id)
        where examples is not null
        from example in which(examples)
        select new TestCaseData(id, example).SetArgDisplayNames(id, word, example.About);
}
