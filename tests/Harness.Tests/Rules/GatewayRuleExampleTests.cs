using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class GatewayRuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.Find("protected-api")!;
    private static readonly ExampleCheck Check = new(Dialect);
    private static readonly RuleBook Book = Check.Book;
    private static readonly ExampleStage Stage = Check.Stage;

    // What every dialect demands is shown by user flows.
    private static IEnumerable<string> Ids => Book.All.Where(rule => rule.Id.StartsWith("GW-", StringComparison.Ordinal)).Select(rule => rule.Id);

    private static IEnumerable<TestCaseData> Bad => ExampleCheck.Cases(Ids, "bad", examples => examples.Bad);

    private static IEnumerable<TestCaseData> Good => ExampleCheck.Cases(Ids, "good", examples => examples.Good);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_reason_a_bad_example_and_a_good_one(string id) => ExampleCheck.HasBoth(id);

    [TestCaseSource(nameof(Bad))]
    public void A_bad_example_breaks_its_rule_and_no_other(string id, RuleExample example) => Check.Breaks(id, example);

    [TestCaseSource(nameof(Good))]
    public void A_good_example_keeps_its_rule_and_every_other(string id, RuleExample example) => Check.Keeps(id, example);

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
}
