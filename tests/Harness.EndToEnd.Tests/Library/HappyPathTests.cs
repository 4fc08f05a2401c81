using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

[Parallelizable(ParallelScope.All)]
public sealed class HappyPathTests
{
    private const string First = """
        { "pack": "first", "dialect": "user-flow", "step": "PostAttributeCollection", "roles": { "continues": "happy" }, "scenarios": [
          { "id": "other" }, { "id": "another", "with": { "displayName": "Somebody" } },
          { "id": "happy", "with": { "displayName": "Happy" }, "expect": { "reply": "continue" } } ] }
        """;

    private const string Second = """{ "pack": "second", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "alone" } ] }""";

    [TestCase(1)]
    [TestCase(8)]
    public async Task Where_it_fails_the_rest_of_the_pack_is_not_played_and_that_is_told_once(int parallel)
    {
        var (cases, footer, names) = await Play(_ => (400, """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Please enter your invitation code."}"""), parallel);
        Assert.Multiple(() =>
        {
            Assert.That(cases.Select(result => result.Case), Is.EqualTo(new[] { "first/happy", "second/alone" }));
            Assert.That(names, Has.Length.EqualTo(3).And.Contains("Happy"));
            Assert.That(cases[0].Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-008" }));
            Assert.That(cases[0].Findings[0].Actual, Does.Contain("validation-error: Please enter your invitation code.").And.Contain("--set CLAIM=VALUE"));
            Assert.That(footer.NotPlayed, Is.GreaterThan(1));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
        });
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task Credentials_that_are_refused_are_told_once(int status)
    {
        var (cases, footer, _) = await Play(_ => (status, ""), 1);
        Assert.Multiple(() =>
        {
            Assert.That(cases[0].Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-008" }));
            Assert.That(cases[0].Findings[0].Actual, Does.Contain("--password-env"));
            Assert.That(footer.Verdict, Is.EqualTo($"Nothing could be judged, because the endpoint refused the credentials of every call ({status})."));
        });
    }

    [TestCase(1)]
    [TestCase(8)]
    public async Task Where_it_continues_it_was_the_first_call_of_its_pack(int parallel)
    {
        var (cases, footer, names) = await Play(_ => (200, AnswerServer.Continue), parallel);
        Assert.Multiple(() =>
        {
            Assert.That(names[0], Is.EqualTo("Happy"));
            Assert.That(cases[0].Case, Is.EqualTo("first/happy"));
            Assert.That(footer.NotPlayed, Is.Zero);
        });
    }

    [Test]
    public async Task Whom_the_endpoint_knows_already_somebody_else_stands_in_for()
    {
        string? known = null;
        var (cases, footer, _) = await Play(body => (known ??= body?["email"]?.ToString()) == body?["email"]?.ToString()
            ? (400, """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Please use another e-mail address."}""")
            : (200, AnswerServer.Continue), 1);
        Assert.Multiple(() =>
        {
            Assert.That(cases[0].Findings, Is.Empty);
            Assert.That(footer.NotPlayed, Is.Zero);
        });
    }

    [TestCase(1, "UF-IDM-001")]
    [TestCase(2, null)]
    public async Task What_only_this_pack_brings_along_must_survive_a_retry(int uses, string? rule)
    {
        var used = 0;
        var (cases, _, _) = await Play(body => body?["displayName"]?.ToString() == "Happy" && ++used > uses
            ? (400, """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"This code is not valid."}""")
            : (200, AnswerServer.Continue), 1);
        Assert.That(cases[0].Findings.Select(finding => finding.Rule), rule is null ? Is.Empty : Is.EqualTo(new[] { rule }));
    }

    [Test]
    public async Task A_role_that_is_not_kept_is_told_once()
    {
        var pack = Second.Replace("\"scenarios\": [", "\"roles\": { \"continues\": \"alone\", \"refuses\": \"short\" }, \"scenarios\": [ { \"id\": \"short\", \"with\": { \"displayName\": \"Al\" } },", StringComparison.Ordinal);
        var (cases, footer, _) = await Play(_ => (200, AnswerServer.Continue), 1, pack);
        Assert.That(cases.SelectMany(result => result.Findings).Select(finding => finding.Rule).Concat(footer.Findings.Select(finding => finding.Rule)), Is.EqualTo(new[] { "UF-RES-023" }));
    }

    [TestCase("UF-LOC-005", "no message beyond ASCII was seen")]
    [TestCase("UF-LOC-004", "no payload of the variation locale was sent")]
    [TestCase("UF-TRN-009", "not documented what is right; seen: the body comes in chunks: 200, continue; the call announces its body with Expect: 100-continue: 200, continue")]
    [TestCase("DS-001", "needs a downstream in the pack")]
    public async Task Why_a_rule_was_not_exercised_is_told_as_the_whole_run_knows_it(string rule, string reason)
    {
        var pack = Second.Replace("\"scenarios\": [", "\"roles\": { \"refuses\": \"short\" }, \"scenarios\": [ { \"id\": \"short\", \"with\": { \"displayName\": \"Al\" } }, { \"id\": \"other-transfer\", \"vary\": \"transfer\" },", StringComparison.Ordinal);
        var (cases, footer, _) = await Play(body => body?["displayName"]?.ToString() == "Al" ? (400, """{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Too short."}""") : (200, AnswerServer.Continue), 1, pack);
        Assert.That(footer.Rules.Single(total => total.Rule == rule).Reason, Is.EqualTo(reason));
        Assert.That(cases.Where(result => result.Scenario == "other-transfer").Select(result => result.NotAsked), Is.Not.Empty.And.All.Null, "what is only told, because no document says what is right, was asked");
    }

    [Test]
    public async Task An_endpoint_that_crashes_is_asked_on()
    {
        var (_, footer, _) = await Play(_ => (500, ""), 1);
        Assert.That(footer.NotPlayed, Is.Zero);
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer, string?[] Names)> Play(Func<JsonObject?, (int, string)> answer, int parallel, string second = Second)
    {
        await using var server = await AnswerServer.Start(answer);
        using var folder = new EmptyFolder();
        var packs = Plans.Read(folder.Write("first.json", First)).AddRange(Plans.Read(folder.Write("second.json", second)));
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(folder.Write("any.json", Second), _ => server.Url, Scenarios.Settings.Default) with { Packs = packs, Parallel = parallel };
        var runner = new Runner(plan, client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer(), [.. server.Bodies.Select(body => body?["displayName"]?.ToString())]);
    }
}
