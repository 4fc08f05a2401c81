using Harness.Dialects.UserFlow;
using Harness.Rules;

namespace Harness.Tests.Rules;

[TestFixture]
public sealed class JudgeTests
{
    private const string Continue = """{"version":"1.0.0","action":"Continue"}""";

    [Test]
    public void A_check_that_throws_is_a_finding_about_the_harness_and_its_rule_is_not_exercised()
    {
        var seen = Seen.Stage.Observation(Seen.Answer(200, Continue));
        var judgement = Judge.Exchange(Seen.Book, seen, [Throwing("EXPECT-X", Severity.Info)]);
        Assert.Multiple(() =>
        {
            Assert.That(judgement.Findings.Select(finding => (finding.Rule, finding.Severity, finding.Where)), Is.EqualTo(new[] { ("HARNESS-001", Severity.Error, "EXPECT-X") }));
            Assert.That(judgement.Findings[0].Actual, Is.EqualTo("InvalidOperationException: too clever"));
            Assert.That(judgement.Verdicts, Does.Contain(new RuleVerdict("EXPECT-X", Verdict.NotExercised, "its check failed")));
            Assert.That(judgement.Verdicts, Does.Contain(new RuleVerdict("UF-RES-001", Verdict.Held, null)));
        });
    }

    [Test]
    public void Every_rule_of_the_subject_s_kind_gets_one_verdict()
    {
        var judgement = Seen.Judged(Seen.Answer(500, ""));
        Assert.That(judgement.Verdicts.Select(verdict => verdict.Rule), Is.EqualTo(Seen.Book.ForExchanges.Select(rule => rule.Id)));
    }

    [Test]
    public void A_covered_rule_is_not_exercised_rather_than_held_or_broken()
    {
        var judgement = Seen.Judged(Seen.Answer(200, """{"Version":"1","Action":"Continue"}"""));
        var verdict = judgement.Verdicts.Single(verdict => verdict.Rule == "UF-RES-005");
        Assert.That((verdict.Verdict, verdict.Reason), Is.EqualTo((Verdict.NotExercised, "a more specific rule speaks for the same answer")));
    }

    [Test]
    public void The_one_finding_counts_as_much_as_the_gravest_it_speaks_for()
    {
        var mild = Throwing("EXPECT-MILD", Severity.Info) with { Covers = ["UF-STA-002"], Check = _ => Outcome.Broken("status line", "200", "500") };
        var judgement = Judge.Exchange(Seen.Book, Seen.Stage.Observation(Seen.Answer(500, "")), [mild]);
        Assert.That(judgement.Findings.Select(finding => (finding.Rule, finding.Severity)), Is.EqualTo(new[] { ("EXPECT-MILD", Severity.Error) }));
    }

    [Test]
    public void A_rule_of_another_step_or_without_what_it_needs_is_not_exercised()
    {
        var verdicts = Seen.Judged(Seen.Answer(200, Continue, step: UserFlowSteps.PostFederationSignup)).Verdicts.ToDictionary(verdict => verdict.Rule);
        Assert.Multiple(() =>
        {
            Assert.That(verdicts["UF-RES-010"].Reason, Is.EqualTo("the step was not called"));
            Assert.That(verdicts["UF-RES-016"].Reason, Is.EqualTo("needs the flow's attributes in settings"));
        });
    }

    private static Rule<Observation> Throwing(string id, Severity severity) => new()
    {
        Id = id,
        Area = "expectations",
        Severity = severity,
        Statement = "It throws.",
        Source = "a test",
        Confidence = Harness.Dialects.Confidence.Documented,
        Check = _ => throw new InvalidOperationException("too clever"),
    };
}
