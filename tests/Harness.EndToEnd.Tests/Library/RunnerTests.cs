using Harness.Claims;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

[Parallelizable(ParallelScope.All)]
public sealed class RunnerTests
{
    [Test]
    public async Task After_three_silent_cases_the_rest_is_not_played()
    {
        await using var silent = SilentServer.Start();
        var (cases, footer) = await Play(plan => plan with
        {
            Profiles = plan.Profiles.SetItems(plan.Profiles.Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { Endpoint = new(silent.Url) }))),
            Clock = Clock.All[0] with { Scale = 0.01 },
        });
        Assert.Multiple(() =>
        {
            Assert.That(cases, Has.Count.EqualTo(Runner.MostSilentCases));
            Assert.That(footer.NotPlayed, Is.GreaterThan(60));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(footer.Verdict, Does.Contain("no answer in 3 cases in a row"));
        });
    }

    [Test]
    public async Task Results_come_in_the_order_of_the_plan_however_many_are_played_at_once()
    {
        static RunPlan Repeated(RunPlan plan) => plan with { Repeat = 3, Packs = [.. plan.Packs.Where(pack => pack.Name.StartsWith("before-", StringComparison.Ordinal))] };
        var (alone, _) = await Play(Repeated);
        var (together, _) = await Play(plan => Repeated(plan) with { Parallel = 8 });
        Assert.Multiple(() =>
        {
            Assert.That(alone, Has.Count.GreaterThan(100));
            Assert.That(together.Select(result => result.Case), Is.EqualTo(alone.Select(result => result.Case)));
            Assert.That(together.Select(result => result.Hash), Is.EqualTo(alone.Select(result => result.Hash)));
        });
    }

    [Test]
    public async Task Repetitions_send_other_people_and_keep_no_evidence_where_they_pass()
    {
        var (cases, _) = await Play(plan => plan with { Repeat = 2, Only = ["before-creating-user/local-account"] });
        Assert.Multiple(() =>
        {
            Assert.That(cases.Select(result => result.Case), Is.EqualTo(new[] { "before-creating-user/local-account", "before-creating-user/local-account#1" }));
            Assert.That(cases[0].Hash, Is.Not.EqualTo(cases[1].Hash));
            Assert.That(cases[0].Exchanges, Is.Not.Empty);
            Assert.That(cases[1].Exchanges, Is.Empty);
        });
    }

    [Test]
    public async Task A_required_rule_that_was_not_exercised_fails_the_run()
    {
        var (_, footer) = await Play(plan => plan with { Require = ["UF-RES-002", "UF-RES-005"], Steps = ["PreTokenIssuance"] });
        Assert.Multiple(() =>
        {
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(footer.Findings.Select(finding => $"{finding.Rule} {finding.Where}"), Is.EqualTo(new[] { "HARNESS-003 UF-RES-002" }));
            Assert.That(footer.Verdict, Is.EqualTo("The endpoint conforms to the contract wherever it was exercised, but not to what the run demands."));
        });
    }

    [Test]
    public async Task What_is_set_and_left_out_reaches_every_call_and_wins_over_the_pack()
    {
        var (cases, _) = await Play(plan => plan with
        {
            Set = ClaimSet.Empty.With("extension_invitation", "ABC").With("displayName", "Set By Hand"),
            Without = ["city"],
            Only = ["before-creating-user/local-account", "before-creating-user/german", "before-creating-user/no-surname"],
        });

        // Probes change claims on purpose.
        var bodies = cases.Where(result => result.Exchanges.Length == 1).Select(result => result.Exchanges[0].Request.Body).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(bodies, Is.Not.Empty);
            Assert.That(bodies, Has.All.Contains("_invitation\":\"ABC\"").And.All.Contains("\"displayName\":\"Set By Hand\"").And.All.Not.Contains("\"city\""));
        });
    }

    [Test]
    public async Task A_run_that_is_cancelled_keeps_what_was_played()
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        using var cancel = new CancellationTokenSource();
        var runner = new Runner(Plans.Make(connector.Urls.First(), "builtin:user-flow") with { Repeat = 1000, Parallel = 3 }, client, TimeProvider.System);
        var played = 0;
        await foreach (var _ in runner.Play(cancel.Token))
            if (++played == 20) await cancel.CancelAsync();
        var footer = runner.Footer(cancelled: true);
        Assert.Multiple(() =>
        {
            Assert.That(footer.Cases, Is.EqualTo(played).And.LessThan(100));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Cancelled));
        });
    }

    [Test]
    public async Task A_run_in_which_nothing_could_be_judged_is_no_success()
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 500, "")]);
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(endpoint.Address.ToString().TrimEnd('/'), "builtin:user-flow/before-creating-user") with { Only = ["many-people"] }, client, TimeProvider.System);
        await foreach (var _ in runner.Play())
        {
        }

        var footer = runner.Footer();
        Assert.That((footer.Cases, footer.NotAsked, footer.ExitCode), Is.EqualTo((1L, 1L, (int)ExitCode.NothingRan)), footer.Verdict);
    }

    [Test]
    public async Task Leaving_the_loop_early_ends_the_calls()
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 200, """{"version":"1.0.0","action":"Continue"}""")]);
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(endpoint.Address.ToString().TrimEnd('/'), "builtin:user-flow") with { Repeat = 1000, Parallel = 4 }, client, TimeProvider.System);
        await foreach (var _ in runner.Play()) break;
        for (var i = 0; i < 100; i++)
            await client.Send(new() { Method = HttpMethod.Post, Url = endpoint.Address, Body = "{}"u8.ToArray() }, new(Clock.All[0]));

        // What was under way when the loop was left may still arrive; nothing new is started beside the hundred calls.
        Assert.That(endpoint.Journal, Has.Length.InRange(100, 150));
    }

    [Test]
    public async Task An_endpoint_that_falls_silent_later_gets_more_patience()
    {
        await using var endpoint = await StubHost.Start(TimeProvider.System);
        await endpoint.Arrange([new("POST", ".*", 200, """{"version":"1.0.0","action":"Continue"}""")]);
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(endpoint.Address.ToString().TrimEnd('/'), "builtin:user-flow") with { Clock = Clock.All[0] with { Scale = 0.1 } }, client, TimeProvider.System);
        var (played, silent) = (0, 0);
        await foreach (var result in runner.Play())
        {
            if (result.Findings.Any(finding => finding.Rule == "NET-001")) silent++;
            if (++played == 5) await endpoint.DisposeAsync();
        }

        Assert.That(silent, Is.EqualTo(Runner.MostSilentCasesLater));
    }

    [Test]
    public async Task A_person_for_every_case_leaves_out_what_B2C_never_plays_for_them()
    {
        var (cases, _) = await Play(plan => plan with { Persona = "emily" });
        Assert.Multiple(() =>
        {
            Assert.That(cases, Is.Not.Empty);
            Assert.That(cases.SelectMany(result => result.Steps), Has.None.EqualTo("PostFederationSignup"), "emily has a local account");
        });
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(Func<RunPlan, RunPlan> change)
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(change(Plans.Make(connector.Urls.First(), "builtin:user-flow")), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
