using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class TechnicalRuleExampleTests
{
    private static readonly Dialect Dialect = DialectBook.Find("technical-profile")!;
    private static readonly ExampleCheck Check = new(Dialect);
    private static readonly RuleBook Book = Check.Book;
    private static readonly ExampleStage Stage = Check.Stage;

    // Policy files have examples of their own, and what every dialect demands is shown by user flows.
    private static IEnumerable<string> Ids => Book.All.Where(rule => rule.Scope != "policy" && rule.Id.StartsWith("CP-", StringComparison.Ordinal)).Select(rule => rule.Id);

    private static IEnumerable<TestCaseData> Bad => ExampleCheck.Cases(Ids, "bad", examples => examples.Bad);

    private static IEnumerable<TestCaseData> Good => ExampleCheck.Cases(Ids, "good", examples => examples.Good);

    [TestCaseSource(nameof(Ids))]
    public void Every_rule_has_a_reason_a_bad_example_and_a_good_one(string id) => ExampleCheck.HasBoth(id);

    [TestCaseSource(nameof(Bad))]
    public void A_bad_example_breaks_its_rule_and_no_other(string id, RuleExample example) => Check.Breaks(id, example);

    [TestCaseSource(nameof(Good))]
    public void A_good_example_keeps_its_rule_and_every_other(string id, RuleExample example) => Check.Keeps(id, example);

    [Test]
    public void Without_credentials_nobody_can_tell_whom_the_endpoint_lets_in()
    {
        var seen = Stage.Observation(new() { About = "a", Status = 200, Text = "{}" });
        var judgement = Judge.Exchange(Book, seen with { Profile = seen.Profile with { Credentials = new Credentials.None() } }, []);
        Assert.That(judgement.Verdicts.Where(verdict => verdict.Rule.StartsWith("CP-AUT-", StringComparison.Ordinal)).Select(verdict => verdict.Reason), Is.All.StartsWith("needs credentials in the run (--user and --password-env, or --certificate"));
    }
}
