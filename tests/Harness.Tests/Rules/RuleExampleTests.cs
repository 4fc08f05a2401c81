using System.Text;
using System.Text.Json;
using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class RuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.All[0];
    private static readonly ExampleCheck Check = new(Dialect);
    private static readonly RuleBook Book = Check.Book;
    private static readonly ExampleStage Stage = Check.Stage;

    private static IEnumerable<string> Ids => Book.All.Select(rule => rule.Id);

    // Of what is not known nothing is asserted: such a rule is neither kept nor broken.
    private static IEnumerable<string> Asserting => Ids.Where(id => Book.Find(id)!.Confidence != Confidence.Unknown);

    private static IEnumerable<TestCaseData> Bad => ExampleCheck.Cases(Asserting, "bad", examples => examples.Bad);

    private static IEnumerable<TestCaseData> Good => ExampleCheck.Cases(Asserting, "good", examples => examples.Good);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_reason_a_bad_example_and_a_good_one(string id) => ExampleCheck.HasBoth(id, Asserting.Contains(id));

    [Test]
    public void Every_file_is_about_a_rule() =>
        Assert.That(EmbeddedContent.List(RuleExamples.Folder), Is.EquivalentTo(DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Where(rule => rule.Scope != "policy").Select(rule => $"{RuleExamples.Folder}/{rule.Id}.json").Distinct()));

    [TestCaseSource(nameof(Bad))]
    public void A_bad_example_breaks_its_rule_and_no_other(string id, RuleExample example) => Check.Breaks(id, example);

    [TestCaseSource(nameof(Good))]
    public void A_good_example_keeps_its_rule_and_every_other(string id, RuleExample example) => Check.Keeps(id, example);

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

    private static IEnumerable<TestCaseData> Unknown => ExampleCheck.Cases(Ids.Except(Asserting), "seen", examples => examples.Good);
}
