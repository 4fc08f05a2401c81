using System.Text.Json;

namespace Harness.EndToEnd.Tests.Command;

[Parallelizable(ParallelScope.All)]
public sealed class OtherVerbsTests
{
    [Test]
    public async Task Demo_conforms_and_shows_the_matrix()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "demo", "--only", "sign-up", "--only", "faults-before-sending-token");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(folder.Read("artifacts/report.html"), Does.Contain("<html").And.Contain("<h2 id=\"faults\">"));
            Assert.That(run.Error, Does.Contain("resilience: loyalty is broken (30 cells: ").And.Not.Contain("BROKEN"));
        });
    }

    [Test]
    public async Task Demo_with_a_defect_shows_it_with_evidence_consequence_and_curl()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "demo", "--defect", "version-missing", "--only", "before-creating-user");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("UF-RES-005").And.Contain("as if nothing had been answered").And.Contain("curl "));
        });
    }

    [Test]
    public async Task Lint_accepts_the_built_in_packs()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "lint", "builtin:user-flow", "builtin:loyalty");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [Test]
    public async Task Rules_as_json_has_every_rule()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "rules", "--format", "json");
        var ids = JsonElement.Parse(run.Output).EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            Assert.That(ids[0], Is.EqualTo("NET-001"), "no answer leads the book");
            Assert.That(ids, Has.Length.GreaterThanOrEqualTo(33));
        });
    }

    [Test]
    public async Task A_rule_is_explained_with_examples_and_the_mistakes_that_break_it()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "rules", "uf-res-005");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output, Does.Contain("version is present").And.Contain("version-missing"));
        });
    }

    [TestCase("EXPECT-CLAIMS", "under 'expect'")]
    [TestCase("harness-004", "--require-replies")]
    public async Task A_rule_of_a_pack_or_of_the_harness_is_explained(string id, string words)
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "rules", id);
        Assert.That(run.Output, Does.StartWith(id.ToUpperInvariant()).And.Contain(words), run.Error);
    }

    [Test]
    public async Task Selftest_prints_caught_and_escaped()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "selftest", "--pack", "builtin:user-flow/before-creating-user", "--defect", "version-missing", "--defect", "answers-too-late");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("2 of 2 defects caught, 0 escaped, 0 findings on the correct connector"));
        });
    }

    [Test]
    public async Task Selftest_tells_what_a_pack_of_ones_own_would_miss()
    {
        using var folder = new EmptyFolder();
        folder.Write("mine.json", """{ "pack": "mine", "dialect": "user-flow", "step": "PreTokenIssuance", "scenarios": [ { "id": "one" } ] }""");
        var run = await HarnessProcess.Run(folder, "selftest", "--pack", "mine.json", "--defect", "version-missing", "--defect", "block-without-message");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(run.Output, Does.Contain("ESCAPED").And.Contain("1 of 2 defects caught"));
        });
    }

    [Test]
    public async Task Selftest_tells_what_only_an_expectation_noticed()
    {
        using var folder = new EmptyFolder();
        folder.Write("mine.json", """
            { "pack": "mine", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "one", "with": { "email": "eve@blocked.example" }, "expect": { "reply": "block" } } ] }
            """);
        var run = await HarnessProcess.Run(folder, "selftest", "--pack", "mine.json", "--defect", "never-blocks");
        Assert.That(run.Output, Does.Contain("noticed by EXPECT-REPLY"), run.Error);
    }

    [Test]
    public async Task A_saved_run_is_rendered_to_standard_output_a_file_or_a_folder()
    {
        using var folder = new EmptyFolder();
        await HarnessProcess.Run(folder, "demo", "--defect", "framework-validation", "--only", "before-creating-user");
        var output = await HarnessProcess.Run(folder, "report", "artifacts", "--format", "github");
        var file = await HarnessProcess.Run(folder, "report", "artifacts", "--format", "sarif", "--out", "run.sarif");
        var files = await HarnessProcess.Run(folder, "report", "artifacts", "--format", "allure", "--out", "results");
        Assert.Multiple(() =>
        {
            Assert.That((output.ExitCode, file.ExitCode, files.ExitCode), Is.EqualTo((0, 0, 0)), output.Error + file.Error + files.Error);
            Assert.That(output.Output, Does.Contain("UF-STA-003"));
            Assert.That(folder.Read("run.sarif"), Does.Contain("UF-STA-003"));
            Assert.That(Directory.EnumerateFiles(folder.At("results"), "*-result.json").Select(File.ReadAllText), Has.Some.Contains("UF-STA-003"));
        });
    }

    [Test]
    public async Task A_killed_run_can_still_be_reported()
    {
        using var folder = new EmptyFolder();
        await HarnessProcess.Run(folder, "demo", "--only", "before-creating-user");
        var lines = await File.ReadAllLinesAsync(folder.At("artifacts/run.jsonl"));
        folder.Write("killed.jsonl", string.Join('\n', lines[..10]) + "\n" + lines[10][..50]);
        var run = await HarnessProcess.Run(folder, "report", "killed.jsonl");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("interrupted").IgnoreCase);
        });
    }

    [Test]
    public async Task A_file_that_is_no_run_is_refused_in_one_sentence([Values("{}", "", "hello", "[1]")] string text)
    {
        using var folder = new EmptyFolder();
        folder.Write("not-a-run.jsonl", text);
        var run = await HarnessProcess.Run(folder, "report", "not-a-run.jsonl");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Not.Zero);
            Assert.That(run.Error, Does.Contain("not-a-run.jsonl").And.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task Help_shows_examples([Values("run", "demo", "lint", "rules", "selftest", "report", "serve")] string verb)
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, verb, "--help");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero);
            Assert.That(run.Output, Does.Contain($"b2c-harness {verb}"));
        });
    }

    [TestCase(0, "b2c-harness import policy policies/", "help", "import", "policy")]
    [TestCase(2, "See: b2c-harness import policy --help", "import", "policy")]
    public async Task A_verb_below_a_verb_is_explained(int exitCode, string expected, params string[] args)
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, args);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode));
            Assert.That(run.Output + run.Error, Does.Contain(expected));
        });
    }

    [Test]
    public async Task A_technical_profile_that_the_reference_connector_does_not_have_cannot_be_tested()
    {
        using var folder = new EmptyFolder();
        var pack = Path.Combine(folder.Path, "own.json");
        await File.WriteAllTextAsync(pack, """{ "pack": "own", "dialect": "technical-profile", "step": "validation", "technicalProfile": { "id": "REST-Own", "serviceUrl": "https://api.contoso.com/own" }, "scenarios": [ { "id": "s" } ] }""");
        var run = await HarnessProcess.Run(folder, "selftest", "--pack", pack);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("The reference connector has no endpoint for REST-Own"));
        });
    }
}
