using System.Text;
using System.Text.Json;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class RuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.All[0];
    private static readonly RuleBook Book = RuleBook.Of(Dialect);
    private static readonly ExampleStage Stage = new(Dialect);

    private static IEnumerable<string> Ids => Book.All.Select(rule => rule.Id);

    // Of what is not known nothing is asserted: such a rule is neither kept nor broken.
    private static IEnumerable<string> Asserting => Ids.Where(id => Book.Find(id)!.Confidence != Confidence.Unknown);

    private static IEnumerable<TestCaseData> Bad => Cases(Asserting, "bad", examples => examples.Bad);

    private static IEnumerable<TestCaseData> Good => Cases(Asserting, "good", examples => examples.Good);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_reason_a_bad_example_and_a_good_one(string id)
    {
        var examples = RuleExamples.Of(id);
        Assert.That(examples, Is.Not.Null, $"src/Harness/Rules/Examples/{id}.json is missing");
        Assert.Multiple(() =>
        {
            Assert.That(examples.Rule, Is.EqualTo(id));
            Assert.That(examples.Why, Has.Length.GreaterThan(40));
            Assert.That(examples.Bad, Asserting.Contains(id) ? Is.Not.Empty : Is.Empty);
            Assert.That(examples.Good, Is.Not.Empty);
            Assert.That(examples.Bad.Concat(examples.Good).Select(example => example.About), Is.Unique);
            Assert.That(examples.Bad.Concat(examples.Good).Select(example => example.About), Has.All.EndsWith("."));
        });
    }

    [Test]
    public void Every_file_is_about_a_rule() =>
        Assert.That(EmbeddedContent.List(RuleExamples.Folder), Is.EquivalentTo(DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Where(rule => rule.Scope != "policy").Select(rule => $"{RuleExamples.Folder}/{rule.Id}.json").Distinct()));

    [TestCaseSource(nameof(Bad))]
    public void A_bad_example_breaks_its_rule_and_no_other(string id, RuleExample example)
    {
        var findings = Stage.Judge(Book.Find(id)!, example).Findings;
        var grave = findings.Where(finding => finding.Severity >= Severity.Warning && finding.Rule != id).Select(finding => finding.Rule);
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(finding => finding.Rule), Does.Contain(id));
            Assert.That(grave, Is.EquivalentTo(example.Also), string.Join('\n', findings));
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
            Assert.That(example.Also, Is.Empty);
        });
    }

    [TestCaseSource(nameof(Unknown))]
    public void A_rule_of_which_nothing_is_known_tells_what_was_seen(string id, RuleExample example)
    {
        var judgement = Stage.Judge(Book.Find(id)!, example);
        var verdict = judgement.Verdicts.Single(verdict => verdict.Rule == id);
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Verdict, Is.EqualTo(Verdict.NotExercised));
            Assert.That(verdict.Reason, Does.Contain(example.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"));
            Assert.That(judgement.Findings, Is.Empty);
        });
    }

    [TestCaseSource(nameof(Bad))]
    public void Evidence_says_where_what_was_wanted_and_what_was_there(string id, RuleExample example)
    {
        var finding = Stage.Judge(Book.Find(id)!, example).Findings.First(finding => finding.Rule == id);
        Assert.That(new[] { finding.Where, finding.Expected, finding.Actual }, Has.All.Not.Empty.And.All.Length.LessThan(400).And.All.Not.Contain('\n'));
    }

    [TestCase("""{ "rule": "X", "why": "w", "bad": [], "good": [], "ugly": [] }""")]
    [TestCase("""{ "rule": "X", "why": "w", "bad": [ { "about": "a", "stauts": 200 } ], "good": [] }""")]
    [TestCase("""{ "rule": "X", "why": "w", "why": "v", "bad": [], "good": [] }""")]
    [TestCase("""{ "rule": "X", "bad": [], "good": [] }""")]
    [TestCase("""{ "rule": "X", "why": "w", "bad": [ { "status": 200 } ], "good": [] }""")]
    [TestCase("""{ "rule": "X", "why": "w", "bad": [], "good": [], }""")]
    public void A_file_with_a_member_too_many_or_too_few_is_refused(string file) =>
        Assert.That(() => RuleExamples.Read(Encoding.UTF8.GetBytes(file)), Throws.InstanceOf<JsonException>());

    [TestCase("""{ "about": "a", "status": 200, "attempts": ["asleep"] }""")]
    [TestCase("""{ "about": "a", "status": 200, "step": "PostSignup" }""")]
    [TestCase("""{ "about": "a", "status": 200, "attributes": [ { "name": "city", "type": "text" } ] }""")]
    [TestCase("""{ "about": "a" }""")]
    public void An_example_with_a_word_that_nobody_knows_is_refused(string example)
    {
        var read = RuleExamples.Read(Encoding.UTF8.GetBytes($$"""{ "rule": "X", "why": "w", "bad": [ {{example}} ], "good": [] }""")).Bad[0];
        Assert.That(() => Stage.Observation(read), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void A_rule_made_from_a_pack_has_no_examples() => Assert.That(RuleExamples.Of("EXPECT-REPLY"), Is.Null);

    private static IEnumerable<TestCaseData> Unknown => Cases(Ids.Except(Asserting), "seen", examples => examples.Good);

    private static IEnumerable<TestCaseData> Cases(IEnumerable<string> ids, string word, Func<RuleExamples, IEnumerable<RuleExample>> which) =>
        from id in ids
        let examples = RuleExamples.Of(id)
        where examples is not null
        from example in which(examples)
        select new TestCaseData(id, example).SetArgDisplayNames(id, word, example.About);
}
