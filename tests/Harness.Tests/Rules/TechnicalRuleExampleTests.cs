using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class TechnicalRuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.Find("technical-profile")!;
    private static readonly RuleBook Book = RuleBook.Of(Dialect);
    private static readonly ExampleStage Stage = new(Dialect);

    // Policy files have examples of their own, and what every dialect demands is shown by user flows.
    private static IEnumerable<string> Ids => Book.All.Where(rule => rule.Scope != "policy" && rule.Id.StartsWith("CP-", StringComparison.Ordinal)).Select(rule => rule.Id);

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
    public void Without_credentials_nobody_can_tell_whom_the_endpoint_lets_in()
    {
        var seen = Stage.Observation(new() { About = "a", Status = 200, Text = "{}" });
        var judgement = Judge.Exchange(Book, seen with { Profile = seen.Profile with { Credentials = new Credentials.None() } }, []);
        Assert.That(judgement.Verdicts.Where(verdict => verdict.Rule.StartsWith("CP-AUT-", StringComparison.Ordinal)).Select(verdict => verdict.Reason), Is.All.StartsWith("needs credentials in the run (--user and --password-env, or --certificate"));
    }

    private static IEnumerable<TestCaseData> Cases(string word, Func<RuleExamples, IEnumerable<RuleExample>> which) =>
        from id in Ids
        let examples = RuleExamples.Of(id)
        where examples is not null
        from example in which(examples)
        select new TestCaseData(id, example).SetArgDisplayNames(id, word, example.About);
}
