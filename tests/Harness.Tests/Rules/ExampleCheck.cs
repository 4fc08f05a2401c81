using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

/// <summary>What the examples of the rules of a dialect's book have to show.</summary>
internal sealed class ExampleCheck(Dialect dialect)
{
    public RuleBook Book { get; } = RuleBook.Of(dialect);

    public ExampleStage Stage { get; } = new(dialect);

    public static IEnumerable<TestCaseData> Cases(IEnumerable<string> ids, string word, Func<RuleExamples, IEnumerable<RuleExample>> which) =>
        from id in ids
        let examples = RuleExamples.Of(id)
        where examples is not null
        from example in which(examples)
        select new TestCaseData(id, example).SetArgDisplayNames(id, word, example.About);

    /// <summary>There is a reason, a good example, and a bad one where anything is asserted.</summary>
    public static void HasBoth(string id, bool isAsserting = true)
    {
        var examples = RuleExamples.Of(id);
        Assert.That(examples, Is.Not.Null, $"src/Harness/Rules/Examples/{id}.json is missing");
        Assert.Multiple(() =>
        {
            Assert.That(examples.Rule, Is.EqualTo(id));
            Assert.That(examples.Why, Has.Length.GreaterThan(40));
            Assert.That(examples.Bad, isAsserting ? Is.Not.Empty : Is.Empty);
            Assert.That(examples.Good, Is.Not.Empty);
            Assert.That(examples.Bad.Concat(examples.Good).Select(example => example.About), Is.Unique.And.All.EndsWith("."));
        });
    }

    /// <summary>The rule is broken, and no other but those that the example names.</summary>
    public void Breaks(string id, RuleExample example)
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

    /// <summary>The rule is held, and nothing is found.</summary>
    public void Keeps(string id, RuleExample example)
    {
        var judgement = Stage.Judge(Book.Find(id)!, example);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Verdicts.Single(verdict => verdict.Rule == id), Is.EqualTo(new RuleVerdict(id, Verdict.Held, null)));
            Assert.That(judgement.Findings, Is.Empty);
            Assert.That(example.Also, Is.Empty);
        });
    }
}
