using Harness.Dialects;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;

namespace Harness.EndToEnd.Tests.Command;

[Parallelizable(ParallelScope.All)]
public sealed class WorkforceTests
{
    private static readonly string[] Credentials = ["--user", "connector", "--password-env", HarnessProcess.PasswordVariable];

    [Test]
    public async Task The_command_plays_guests_with_an_address_for_each_step()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder,
        [
            "run", "builtin:self-service-sign-up", "--endpoint", $"PostFederationSignup={new Uri(connector.Endpoint, "after-federation")}",
            "--endpoint", $"PostAttributeCollection={new Uri(connector.Endpoint, "before-creating-user")}", .. Credentials,
            "--require-replies", "continue,block,validation-error", "--report", "text",
        ]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error, Does.Contain("workforce@2025"));
            Assert.That(folder.Read("artifacts/report.txt"), Does.Not.Contain("never seen"));
        });
    }

    [Test]
    public async Task A_reply_that_is_required_and_never_came_is_exit_1()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/before-sending-token", "--endpoint", connector.Endpoint.ToString(), .. Credentials, "--require-replies", "continue, block"]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Contain("HARNESS-004").And.Contain("never seen: block"));
        });
    }

    [Test]
    public async Task A_reply_that_no_step_understands_is_exit_2()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "http://127.0.0.1:9/", "--require-replies", "continue,blocks");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain("cannot ask for 'blocks'").And.Contain("Did you mean 'block'?"));
        });
    }

    [Test]
    public async Task Packs_of_two_dialects_are_exit_3_and_nothing_is_sent()
    {
        await using var silent = SilentServer.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "builtin:self-service-sign-up", "--endpoint", silent.Url);
        var lint = await HarnessProcess.Run(folder, "lint", "builtin:user-flow", "builtin:self-service-sign-up", "builtin:guests");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
            Assert.That(run.Error, Does.Contain("'self-service-sign-up'").And.Contain("'user-flow'").And.Contain("in a run of their own"));
            Assert.That(silent.Connections, Is.Zero);
            Assert.That(lint.ExitCode, Is.Zero, lint.Error);
        });
    }

    [TestCase(""" "persona": "emily" """, "Microsoft Entra ID never calls PostAttributeCollection for 'emily'")]
    [TestCase(""" "persona": "zoe", "body": "2021" """, "'body' has no meaning here")]
    [TestCase(""" "persona": "zoe", "step": "PreTokenIssuance" """, "'step' cannot be 'PreTokenIssuance'")]
    [TestCase(""" "persona": "zoe", "without": ["lastName"] """, "'lastName' is left out, but Microsoft Entra ID never sends it there.")]
    public async Task A_slip_that_only_the_dialect_shows_is_a_mistake(string members, string words)
    {
        using var folder = new EmptyFolder();
        folder.Write("mine.json", $$"""{ "pack": "mine", "dialect": "self-service-sign-up", "scenarios": [ { "id": "one", {{(members.Contains("step", StringComparison.Ordinal) ? "" : "\"step\": \"PostAttributeCollection\", ")}}{{members}} } ] }""");
        var run = await HarnessProcess.Run(folder, "lint", "mine.json");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
            Assert.That(run.Error, Does.Contain(words));
        });
    }

    [Test]
    public async Task A_slip_is_told_beside_the_mistakes_of_other_scenarios()
    {
        using var folder = new EmptyFolder();
        folder.Write("mine.json", """
            { "pack": "mine", "dialect": "self-service-sign-up", "step": "PostAttributeCollection", "persona": "zoe", "scenarios": [
              { "id": "one", "without": ["lastName"] },
              { "id": "two", "expect": { "reply": "continues" }, "without": ["nobodyHasThis"] },
            ] }
            """);
        var run = await HarnessProcess.Run(folder, "lint", "mine.json");
        Assert.That(run.Error, Does.Contain("'reply' cannot be 'continues'").And.Contain("'lastName' is left out, but").And.Contain("2 mistakes"));
    }

    [Test]
    public async Task Help_names_every_clock_and_step()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "--help");
        foreach (var clock in Clock.All) Assert.That(run.Output, Does.Contain(clock.Id));
        foreach (var step in DialectBook.All.SelectMany(dialect => dialect.Steps)) Assert.That(run.Output, Does.Contain(step.Id));
    }
}
