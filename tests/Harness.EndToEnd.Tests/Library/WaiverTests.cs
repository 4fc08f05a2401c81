using System.Collections.Immutable;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.EndToEnd.Tests.Library;

// An endpoint that forgets version wherever somebody has no surname.
[Parallelizable(ParallelScope.All)]
public sealed class WaiverTests
{
    private const string Broken = "before-creating-user/no-surname";
    private const string Fine = "before-creating-user/no-given-name";

    [Test]
    public async Task A_waived_finding_does_not_fail_the_run_and_is_not_forgotten()
    {
        var (cases, footer) = await Play(Waiver(Broken));
        Assert.Multiple(() =>
        {
            Assert.That(footer.ExitCode, Is.Zero, footer.Verdict);
            Assert.That(cases.Single(result => result.Case == Broken).Findings.Select(finding => finding.Waived), Has.Some.EqualTo("the team: known (until 2030-12-31)"));
            Assert.That(footer.Rules.Single(rule => rule.Rule == "UF-RES-005"), Has.Property(nameof(RuleTotal.Verdict)).EqualTo(Verdict.Waived));
            Assert.That(footer.Failures, Is.Empty);
        });
    }

    [Test]
    public async Task Without_it_the_run_fails()
    {
        var (_, footer) = await Play();
        Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
    }

    [TestCase(Broken, "2020-01-01", "HARNESS-005")]
    [TestCase("before-creating-user/nobody", "2030-12-31", "HARNESS-006")]
    [TestCase(Fine, "2030-12-31", "HARNESS-007")]
    public async Task A_waiver_that_is_expired_unmatched_or_no_longer_needed_fails_the_run(string id, string expires, string rule)
    {
        var waivers = id == Broken ? ImmutableArray.Create(Waiver(id, expires)) : [Waiver(Broken), Waiver(id, expires)];
        var (_, footer) = await Play([.. waivers]);
        Assert.Multiple(() =>
        {
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(footer.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { rule }));
        });
    }

    [Test]
    public async Task A_waiver_for_a_case_that_was_left_out_is_nobodys_fault()
    {
        var (_, footer) = await Play(plan => plan with { Only = [Fine] }, Waiver(Broken));
        Assert.That(footer.ExitCode, Is.Zero, footer.Verdict);
    }

    private static Waiver Waiver(string id, string expires = "2030-12-31") =>
        new("UF-RES-005", id, "the team", "known", DateOnly.Parse(expires, null), new("waivers.json", 1, 1));

    private static Task<(List<CaseResult> Cases, RunFooter Footer)> Play(params Waiver[] waivers) => Play(plan => plan, waivers);

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(Func<RunPlan, RunPlan> change, params Waiver[] waivers)
    {
        await using var endpoint = await AnswerServer.Start(body => (200, body!.ContainsKey("surname") ? AnswerServer.Continue : """{"action":"Continue"}"""));
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(endpoint.Url.GetLeftPart(UriPartial.Authority), "builtin:user-flow/before-creating-user") with { Waivers = [.. waivers] };
        plan = plan with { Packs = [.. plan.Packs.Select(pack => pack with { Scenarios = [.. pack.Scenarios.Where(scenario => $"{pack.Name}/{scenario.Id}" is Broken or Fine)] })] };
        var runner = new Runner(change(plan), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
