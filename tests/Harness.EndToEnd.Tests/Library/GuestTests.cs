using Harness.Dialects;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>The packs for guests of workforce tenants against the endpoints that the reference connector has for them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GuestTests
{
    [Test]
    public async Task The_packs_for_endpoints_nobody_knows_give_no_finding_and_see_every_kind_of_reply()
    {
        var (cases, footer) = await Play("builtin:self-service-sign-up", Scenarios.Settings.Default, ByStep, plan => plan with { RequireReplies = [ReplyKind.Continue, ReplyKind.Block, ReplyKind.ValidationError] });
        Assert.Multiple(() =>
        {
            NoFinding(cases, footer);
            Assert.That(footer.NeverSeen, Is.Empty);
            Assert.That(cases.SelectMany(result => result.Exchanges).Select(exchange => exchange.Request.Body), Is.Not.Empty.And.None.Contains("\"step\"").And.None.Contains("client_id"));
        });
    }

    [TestCase("approval")]
    [TestCase("identity-verification")]
    [TestCase("overwrite-attributes")]
    [TestCase("invitation-code")]
    public async Task An_example_of_the_documents_gives_no_finding_and_is_repeatable_with_other_people(string pack)
    {
        var settings = Plans.Settings("builtin:guests");
        var addresses = settings.Endpoints[pack];
        var (cases, footer) = await Play("builtin:guests/" + pack, settings, (connector, step) => new(connector, addresses.GetValueOrDefault(step)?.AbsolutePath ?? "/nowhere"), plan => plan with { Repeat = 3 });
        Assert.Multiple(() =>
        {
            NoFinding(cases, footer);
            Assert.That(cases, Has.Count.GreaterThan(12));
            Assert.That(footer.NeverSeen, Is.Empty);
            Assert.That(footer.Rules.Count(rule => rule.Verdict == Verdict.Held), Is.GreaterThan(25));
        });
    }

    [Test]
    public async Task An_approval_system_that_forgets_fails_its_pack()
    {
        var (cases, _) = await Play("builtin:guests/approval", Plans.Settings("builtin:guests"), ByStep, plan => plan);
        Assert.That(cases.Where(result => result.Outcome == CaseOutcome.Failed).Select(result => result.Scenario), Does.Contain("first-request").And.Contain("asks-again").And.Contain("comes-back-in-capitals"));
    }

    [Test]
    public async Task What_the_steps_understand_and_never_came_is_named_and_can_be_a_gate()
    {
        var (_, open) = await Play("builtin:self-service-sign-up", Scenarios.Settings.Default, ByStep, plan => plan with { Only = ["guest-sign-up/entra-id"] });
        var (_, gated) = await Play("builtin:self-service-sign-up", Scenarios.Settings.Default, ByStep, plan => plan with { Only = ["guest-sign-up/entra-id"], RequireReplies = [ReplyKind.Continue, ReplyKind.ValidationError] });
        var (_, federation) = await Play("builtin:self-service-sign-up", Scenarios.Settings.Default, ByStep, plan => plan with { Only = ["guest-after-federation/facebook"] });
        Assert.Multiple(() =>
        {
            Assert.That((open.ExitCode, string.Join(' ', open.NeverSeen)), Is.EqualTo((0, "block validation-error")));
            Assert.That(federation.NeverSeen, Is.EqualTo(new[] { "block" }), "this step knows no validation error");
            Assert.That(gated.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(gated.Findings.Select(finding => $"{finding.Rule} {finding.Actual}"), Is.EqualTo(new[] { "HARNESS-004 never seen: validation-error" }));
        });
    }

    [Test]
    public async Task A_guest_s_endpoint_is_behind_the_same_credentials()
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        using var http = new HttpClient();
        foreach (var path in Plans.Settings("builtin:guests").Endpoints.Values.SelectMany(addresses => addresses.Values).Select(address => address.AbsolutePath))
        {
            using var answer = await http.PostAsync(new Uri(connector.Urls.First() + path), content: null);
            Assert.That((int)answer.StatusCode, Is.EqualTo(401), path);
        }
    }

    // The connector's general endpoints: one path for each step, since no body names it.
    private static Uri ByStep(Uri connector, string step) => new(connector, "/api/" + DialectBook.Find("self-service-sign-up")!.Step(step)!.Slug);

    private static void NoFinding(List<CaseResult> cases, RunFooter footer)
    {
        Assert.That(cases.SelectMany(result => result.Findings).Concat(footer.Findings), Is.Empty);
        Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Conforms));
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(string source, Scenarios.Settings settings, Func<Uri, string, Uri> endpoint, Func<RunPlan, RunPlan> change)
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        var address = new Uri(connector.Urls.First());
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(change(Plans.Make(source, step => endpoint(address, step), settings)), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
