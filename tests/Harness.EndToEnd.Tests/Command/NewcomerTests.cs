using System.Diagnostics;
using Harness.Cli;
using Harness.Cli.Init;
using Harness.Dialects;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>What the command does for somebody who has just installed it: help, a first pack, completion.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NewcomerTests
{
    [Test]
    public async Task Help_of_each_verb_shows_examples_that_the_command_understands()
    {
        var (_, overview, _) = await Invoke("help");
        var verbs = overview.Split("Commands:")[1].Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 3 && char.IsAsciiLetter(line[2]) && !line.Contains("help VERB", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToArray();
        Assert.That(verbs, Does.Contain("run").And.Contain("init").And.Contain("help"));
        foreach (var verb in verbs)
        {
            var (exit, text, _) = await Invoke("help", verb);
            var examples = text[text.LastIndexOf("Example", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("  b2c-harness ", StringComparison.Ordinal)).ToArray();
            Assert.Multiple(() =>
            {
                Assert.That(exit, Is.Zero, verb);
                Assert.That(verb is "completion" ? ["b2c-harness completion"] : examples.Select(line => line.Trim()), Is.Not.Empty.And.All.StartsWith($"b2c-harness {verb}"), verb);
            });
            foreach (var example in examples.Where(_ => verb != "completion"))
                Assert.That((await Invoke([.. example.Trim().Split(' ')[1..], "--help"])).Exit, Is.Zero, example);
        }
    }

    [Test]
    public async Task Help_of_a_misspelt_verb_names_the_right_one()
    {
        var (exit, _, error) = await Invoke("help", "lnit");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(2));
            Assert.That(error, Does.Contain("There is no verb 'lnit'. Did you mean 'lint'?"));
        });
    }

    [Test]
    public async Task Init_writes_a_pack_settings_and_a_pipeline_that_the_command_understands([ValueSource(nameof(Steps))] string step)
    {
        using var folder = new EmptyFolder();
        var init = await Invoke("init", "--dir", folder.Path, "--endpoint", "http://127.0.0.1:7071/api/validate", "--step", step, "--user", "connector", "--password-env", "MY_PASSWORD", "--pipeline", "github");
        var lint = await Invoke("lint", Path.Combine(folder.Path, "packs"), "builtin:user-flow", "--settings", Path.Combine(folder.Path, "b2c-harness.json"));
        Assert.Multiple(() =>
        {
            Assert.That(init.Exit, Is.Zero, init.Error);
            Assert.That(lint.Exit, Is.Zero, lint.Error);
            Assert.That(folder.Read("packs/my-connector.json"), Does.Contain($"\"step\": \"{step}\""));
            Assert.That(folder.Read("b2c-harness.json"), Does.Contain("\"local\": \"http://127.0.0.1:7071/api/validate\"").And.Contain("MY_PASSWORD"));
            Assert.That(folder.Read(".github/workflows/b2c-contract.yml"), Does.Contain($"run packs builtin:user-flow --step {step}").And.Contain("MY_PASSWORD: ${{ secrets.MY_PASSWORD }}"));
            Assert.That(folder.Read("schemas/pack.schema.json"), Does.Contain("\"scenarios\""));
        });
    }

    [Test]
    public async Task Init_without_credentials_writes_no_line_about_them([Values] bool hasUser)
    {
        foreach (var kind in PipelineKind.All)
        {
            using var folder = new EmptyFolder();
            await Invoke(["init", "--dir", folder.Path, "--endpoint", "http://127.0.0.1:7071/", "--pipeline", kind.Id, .. hasUser ? new[] { "--user", "connector" } : []]);
            var text = folder.Read(kind.File);
            Assert.Multiple(() =>
            {
                Assert.That(text, hasUser ? Does.Contain("CONNECTOR_PASSWORD").And.Contain("\"connector\"") : Does.Not.Contain("PASSWORD").And.Not.Contain("USER"));
                Assert.That(text, Does.Not.Contain("PACKS").And.Not.Contain("VERSION").And.Not.Contain(" VARIABLE"));
            });
        }
    }

    [Test]
    public async Task Init_for_a_URL_each_plays_the_steps_that_have_one()
    {
        using var folder = new EmptyFolder();
        var init = await Invoke("init", "--dir", folder.Path, "--endpoint", "PostFederationSignup=http://127.0.0.1:7071/a", "--endpoint", "before-sending-token=http://127.0.0.1:7071/c", "--pipeline", "gitlab");
        Assert.Multiple(() =>
        {
            Assert.That(init.Error, Does.Contain("run packs builtin:user-flow --step PostFederationSignup --step PreTokenIssuance").And.Contain("CONNECTOR_URL (PostFederationSignup=URL;PreTokenIssuance=URL)").And.Contain("include:"));
            Assert.That(folder.Read("packs/my-connector.json"), Does.Contain("\"step\": \"PostFederationSignup\"").And.Contain("zoe"));
            Assert.That(folder.Read("b2c-harness.json"), Does.Contain("""{ "PostFederationSignup": "http://127.0.0.1:7071/a", "PreTokenIssuance": "http://127.0.0.1:7071/c" }"""));
        });
    }

    [Test]
    public async Task Init_overwrites_nothing_and_writes_no_secret()
    {
        using var folder = new EmptyFolder();
        folder.Write("b2c-harness.json", "{ }");
        var taken = await Invoke("init", "--dir", folder.Path, "--endpoint", "http://127.0.0.1:7071/");
        var secret = await Invoke("init", "--dir", folder.Path, "--endpoint", "http://127.0.0.1:7071/?code=canary", "--user", "a:b", "--pipeline", "githob", "--step", "PreTokenIsuance");
        Assert.Multiple(() =>
        {
            Assert.That(taken.Exit, Is.EqualTo(2));
            Assert.That(taken.Error, Does.Contain("b2c-harness.json exists already"));
            Assert.That(folder.Read("b2c-harness.json"), Is.EqualTo("{ }"));
            Assert.That(Directory.Exists(Path.Combine(folder.Path, "packs")), Is.False);
            Assert.That(secret.Exit, Is.EqualTo(2));
            Assert.That(secret.Error, Does.Contain("not written down").And.Contain("has no colon").And.Contain("Did you mean 'github'?").And.Contain("Did you mean 'PreTokenIssuance'?").And.Not.Contain("canary"));
        });
    }

    [Test]
    public async Task Nobody_at_the_terminal_means_that_init_says_what_it_lacks()
    {
        using var folder = new EmptyFolder();
        var (exit, _, error) = await Invoke("init", "--dir", folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(2));
            Assert.That(error, Does.Contain("Which endpoint? Give --endpoint URL"));
        });
    }

    [Test]
    public async Task Init_takes_one_endpoint_for_each_step()
    {
        using var folder = new EmptyFolder();
        var (exit, _, error) = await Invoke("init", "--dir", folder.Path, "--endpoint", "http://127.0.0.1:7071/a", "--endpoint", "http://127.0.0.1:7071/b");
        Assert.That((exit, File.Exists(folder.At("b2c-harness.json"))), Is.EqualTo((2, false)));
        Assert.That(error, Does.Contain("All steps have more than one endpoint"));
    }

    [TestCase("b2c-harness re", "replay report")]
    [TestCase("b2c-harness run builtin:user-flow/before-c", "user-flow/before-creating-user", Description = "bash takes what stands before a colon for a word of its own")]
    [TestCase("b2c-harness run builtin:user-flow --fail-on ", "error info warning")]
    [TestCase("b2c-harness rules UF-PRV-00", "UF-PRV-001 UF-PRV-002 UF-PRV-003 UF-PRV-004")]
    public async Task Bash_completes_what_the_command_knows(string typed, string words)
    {
        if (!File.Exists("/bin/bash")) Assert.Ignore("There is no bash here.");
        var script = $$"""
            b2c-harness() { dotnet '{{typeof(CommandLine).Assembly.Location}}' "$@"; }
            eval "$(b2c-harness completion bash)"
            COMP_LINE='{{typed}}' COMP_POINT=${#COMP_LINE}
            COMP_POINT=${#COMP_LINE}
            _b2c_harness
            echo "${COMPREPLY[*]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script]) { RedirectStandardOutput = true })!;
        var found = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.That(found.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(words.Split(' ')));
    }

    private static IEnumerable<string> Steps() => DialectBook.All[0].Steps.Select(step => step.Id);

    private static async Task<(int Exit, string Output, string Error)> Invoke(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.Invoke(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
