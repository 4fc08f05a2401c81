using Harness.Dialects;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class SelfServiceSignUpBookTests
{
    private static readonly Dialect Dialect = DialectBook.Find("self-service-sign-up")!;
    private static readonly RuleBook Book = RuleBook.Of(Dialect);
    private static readonly ExampleStage Stage = new(Dialect);

    private static IEnumerable<string> Ids => Book.All.Select(rule => rule.Id);

    [Test]
    public void Every_dialect_has_a_book_that_begins_with_the_network() =>
        Assert.That(DialectBook.All.Select(dialect => RuleBook.Of(dialect).All[0].Id), Is.All.EqualTo("NET-001"));

    [Test]
    public void What_is_about_the_token_step_or_about_step_and_client_id_is_left_out() =>
        Assert.That(Ids, Does.Contain("UF-RES-001").And.Contain("UF-RES-009").And.None.AnyOf(
            "UF-RES-010", "UF-RES-018", "UF-REQ-010", "UF-REQ-011", "UF-REQ-012", "UF-REQ-014", "UF-LAT-006"));

    [Test]
    public void Every_other_rule_of_user_flows_about_its_steps_is_there_once_and_in_the_same_order()
    {
        var shared = RuleBook.Of(DialectBook.Find("user-flow")!).All.Select(rule => rule.Id).Where(Ids.Contains);
        Assert.That(Ids, Is.EqualTo(shared).And.Unique);
    }

    [Test]
    public void Rules_name_the_caller_s_own_steps_clock_and_document() => Assert.Multiple(() =>
    {
        var steps = Dialect.Steps.Select(step => step.Id).ToArray();
        Assert.That(Book.All.SelectMany(rule => rule.Steps), Is.All.AnyOf(steps[0], steps[1]));
        Assert.That(Book.Find("NET-001")!.Steps, Is.Empty, "it holds everywhere");
        Assert.That(Book.Find("UF-LAT-001")!.Statement, Does.Contain("20 seconds"));
        Assert.That(Book.Find("UF-LAT-001")!.Source, Does.StartWith("entra-docs"));
        Assert.That(Book.All.Select(rule => rule.Source), Has.None.Contains("azure-docs add-api-connector.md (12/20/2022)"));
    });

    [TestCaseSource(nameof(Ids))]
    public void The_examples_of_a_rule_are_judged_as_in_a_user_flow(string id)
    {
        var (rule, examples) = (Book.Find(id)!, RuleExamples.Of(id)!);
        Assert.Multiple(() =>
        {
            foreach (var bad in examples.Bad.Where(IsHere)) Assert.That(Stage.Judge(rule, bad).Findings.Select(finding => finding.Rule), Does.Contain(id), bad.About);
            foreach (var good in examples.Good.Where(IsHere)) Assert.That(Stage.Judge(rule, good).Findings.Select(finding => finding.Rule), Has.None.EqualTo(id), good.About);
        });
    }

    // What was never sent cannot come back.
    private static bool IsHere(RuleExample example) =>
        Dialect.Step(example.Step) is not null && example.Body?.GetRawText() is var body
        && body?.Contains("\"client_id\"", StringComparison.Ordinal) != true && body?.Contains("\"step\"", StringComparison.Ordinal) != true;
}
