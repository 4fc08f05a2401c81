using System.Text.Json;
using Harness.EndToEnd.Tests.Connectors;
using Harness.ReferenceConnector;
using Harness.Reporting;

namespace Harness.EndToEnd.Tests.Command;

[Parallelizable(ParallelScope.All)]
public sealed class RunTests
{
    private static readonly string[] Credentials = ["--user", "connector", "--password-env", HarnessProcess.PasswordVariable];

    [Test]
    public async Task The_correct_connector_conforms()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow", "--endpoint", connector.Endpoint.ToString(), .. Credentials]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(folder.Has("artifacts/run.jsonl"));
            Assert.That(folder.Has("artifacts/report.html"));
            Assert.That(run.Output, Is.Empty, "machines read standard output only when they ask");
            Assert.That(run.Error, Does.Not.Contain('\u001b'), "no colour in a pipe");
        });
    }

    [Test]
    public async Task With_a_defect_the_run_fails_and_names_a_rule_of_its_row([Values("version-missing", "unset-members-as-null", "redirects", "closes-without-answer", "sends-garbage")] string id)
    {
        await using var connector = await ConnectorProcess.Start("--defect", id);
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/before-creating-user", "--endpoint", connector.Endpoint.ToString(), .. Credentials]);
        var rules = Defects.All.Single(defect => defect.Id == id).Rules;
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(rules.Any(rule => run.Error.Contains(rule, StringComparison.Ordinal)), $"none of {string.Join(", ", rules)} in:\n{run.Error}");
        });
    }

    [Test]
    public async Task The_same_seed_sends_the_same_bytes_and_another_seed_does_not()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        string[] arguments = ["run", "builtin:user-flow/before-creating-user", "--endpoint", connector.Endpoint.ToString(), .. Credentials];
        await HarnessProcess.Run(folder, [.. arguments, "--seed", "7", "--out", "one"]);
        await HarnessProcess.Run(folder, [.. arguments, "--seed", "7", "--parallel", "4", "--out", "two"]);
        await HarnessProcess.Run(folder, [.. arguments, "--seed", "8", "--out", "three"]);
        var (one, two, three) = (Bodies("one"), Bodies("two"), Bodies("three"));
        Assert.Multiple(() =>
        {
            Assert.That(one, Is.Not.Empty);
            Assert.That(two, Is.EqualTo(one));
            Assert.That(three, Is.Not.EqualTo(one));
        });

        string[] Bodies(string run) =>
        [
            .. File.ReadLines(folder.At(run + "/run.jsonl")).Select(line => JsonElement.Parse(line)).Where(line => line.TryGetProperty("case", out _))
                .SelectMany(line => line.GetProperty("case").GetProperty("exchanges").EnumerateArray())
                .Select(exchange => exchange.GetProperty("request").GetProperty("body").GetString()!),
        ];
    }

    [Test]
    public async Task Nothing_listening_is_exit_4_in_clear_words()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", $"http://127.0.0.1:{FreePort.Find()}/api");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Error);
            Assert.That(run.Error, Does.Contain("No connection was ever made"));
            Assert.That(run.Error, Does.Not.Contain("   at "), "no stack trace");
        });
    }

    [Test]
    public async Task An_endpoint_that_never_answers_is_exit_1_after_its_clock()
    {
        await using var silent = SilentServer.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", silent.Url, "--clock", "user-flow@2025*0.04");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Contain("NET-001").And.Contain("UF-LAT-001"));
            Assert.That(run.Error, Does.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task Passwords_and_keys_are_in_no_artifact_and_on_no_screen()
    {
        const string Old = "canary-old-4712";
        await using var connector = await ConnectorProcess.Start("--defect", "echoes-request-at-token-step,exception-text-in-message,lets-everybody-in");
        using var folder = new EmptyFolder();
        var log = Path.Combine(folder, "connector.log");
        await File.WriteAllTextAsync(log, $"Basic {Token("connector", HarnessProcess.Password)}\n");
        var run = await HarnessProcess.Run(folder, new Dictionary<string, string?> { ["E2E_OLD_PASSWORD"] = Old },
            [
                "run", "builtin:user-flow/before-creating-user", "builtin:user-flow/credentials", "--endpoint", connector.Endpoint + "?code=canary-key-1234", "--header", "X-Api-Key: canary-header-77",
                "--old-user", "connector-2024", "--old-password-env", "E2E_OLD_PASSWORD", "--rotation", "done", "--watch-log", log, .. Credentials,
                .. ReportFormat.All.SelectMany(format => new[] { "--report", format.Id == "azure" ? "azure=azure.txt" : format.Id }),
            ]);
        File.Delete(log);
        string[] secrets = [HarnessProcess.Password, Token("connector", HarnessProcess.Password), "canary-key-1234", "canary-header-77", Old, Token("connector-2024", Old)];
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Error, Does.Contain("UF-AUT-001").And.Contain("UF-AUT-012"));
        foreach (var text in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(run.Error).Append(run.Output))
            Assert.That(secrets.Where(text.Contains), Is.Empty);

        static string Token(string user, string password) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}:{password}"));
    }

    [Test]
    public async Task Options_may_come_from_variables()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var variables = new Dictionary<string, string?>
        {
            ["B2C_HARNESS_ENDPOINT"] = connector.Endpoint.ToString(),
            ["B2C_HARNESS_USER"] = "connector",
            ["B2C_HARNESS_PASSWORD_ENV"] = HarnessProcess.PasswordVariable,
            ["B2C_HARNESS_STEP"] = "PostAttributeCollection;PreTokenIssuance",
            ["B2C_HARNESS_REPORT"] = "json=-",
        };
        var run = await HarnessProcess.Run(folder, variables, "run", "builtin:user-flow/before-creating-user", "builtin:user-flow/before-sending-token", "builtin:user-flow/after-federation");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var steps = JsonElement.Parse(run.Output).GetProperty("results").EnumerateArray().SelectMany(result => result.GetProperty("steps").EnumerateArray()).Select(step => step.GetString()).Distinct();
        Assert.That(steps, Is.EquivalentTo(new[] { "PostAttributeCollection", "PreTokenIssuance" }));
    }

    [Test]
    public async Task Wrong_credentials_are_a_finding_that_asks_about_them()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow/before-creating-user", "--endpoint", connector.Endpoint.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("UF-STA-001").And.Contain("this run sends no credentials"));
            Assert.That(run.Error, Does.Contain("unprotected").IgnoreCase);
        });
    }

    [Test]
    public async Task A_case_or_a_tag_that_does_not_exist_is_exit_2_and_nothing_chosen_is_exit_4()
    {
        using var folder = new EmptyFolder();
        var unknown = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "http://127.0.0.1:9/", "--only", "short-displayname");
        var none = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "http://127.0.0.1:9/", "--tag", "no-such-tag");
        var nobody = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "http://127.0.0.1:9/", "--only", "short-display-name", "--step", "PreTokenIssuance");
        Assert.Multiple(() =>
        {
            Assert.That(unknown.ExitCode, Is.EqualTo(2), unknown.Error);
            Assert.That(unknown.Error, Does.Contain("short-display-name"));
            Assert.That(none.ExitCode, Is.EqualTo(2), none.Error);
            Assert.That(none.Error, Does.Contain("No scenario has the tag 'no-such-tag'."));
            Assert.That(nobody.ExitCode, Is.EqualTo(4), nobody.Error);
        });
    }

    [TestCase("GITHUB_WORKSPACE", "github=-", "file={0}/p.json,")]
    [TestCase("BUILD_SOURCESDIRECTORY", "azure=-", "sourcepath={0}/p.json;")]
    public async Task In_a_folder_of_a_workspace_files_are_named_from_the_workspace(string variable, string report, string place)
    {
        await using var endpoint = await AnswerServer.Start(_ => (200, """{"action":"Continue"}"""));
        using var folder = new EmptyFolder();
        folder.Write("p.json", """{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "one" } ] }""");
        var workspace = new Dictionary<string, string?> { ["GITHUB_WORKSPACE"] = null, ["BUILD_SOURCESDIRECTORY"] = null, [variable] = Path.GetDirectoryName(folder.Path) };
        var run = await HarnessProcess.Run(folder, workspace, "run", "p.json", "--endpoint", endpoint.Url.ToString(), "--report", report);
        Assert.That(run.Output, Does.Contain(string.Format(null, place, Path.GetFileName(folder.Path))), run.Error);
    }

    [Test]
    public async Task Everything_wrong_with_the_command_line_is_said_at_once()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "ftp://x", "--clock", "user-flow@1999", "--fail-on", "never", "--user", "u", "--report", "pdf", "--persona", "nobody", "--seed", "x");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            foreach (var word in new[] { "ftp://x", "user-flow@1999", "never", "--password-env", "pdf", "nobody", "--seed" }) Assert.That(run.Error, Does.Contain(word));
        });
    }

    [Test]
    public async Task What_the_chosen_person_lacks_is_said_before_anything_is_sent()
    {
        using var folder = new EmptyFolder();
        var pack = folder.Write("pack.json", """{ "pack": "mine", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ { "id": "one", "with": { "jobTitle": "{persona.surname}" } } ] }""");
        var run = await HarnessProcess.Run(folder, "run", pack, "--endpoint", "http://127.0.0.1:9/", "--persona", "suharyati", "--set", "city={persona.town}");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain("'suharyati' has no 'surname' to put in for '{persona.surname}' in mine/one."));
            Assert.That(run.Error, Does.Contain("'suharyati' has no 'town'"));
        });
    }

    [Test]
    public async Task An_unknown_option_is_exit_2()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpont", "http://x/");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain("--endpont"));
        });
    }

    [Test]
    public async Task A_pack_with_ten_mistakes_gives_ten_messages_with_positions_and_sends_nothing()
    {
        await using var silent = SilentServer.Start();
        using var folder = new EmptyFolder();
        folder.Write("bad.json", """
            {
              "pack": "bad pack",
              "dialect": "user-flo",
              "persona": "nobody",
              "stepp": "PostAttributeCollection",
              "roles": { "continues": "missing" },
              "scenarios": [
                { "id": "a", "step": "PostAttribute" },
                { "id": "a", "step": "PreTokenIssuance", "with": [] },
                { "id": "c", "step": "PreTokenIssuance", "expect": { "reply": "continu" } },
                { "id": "d", "step": "PreTokenIssuance", "expect": { "within": "soon", "status": 999 } }
              ]
            }
            """);
        var run = await HarnessProcess.Run(folder, "run", "bad.json", "--endpoint", silent.Url);
        var messages = run.Error.Split('\n').Count(line => line.Contains("bad.json:", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3), run.Error);
            Assert.That(messages, Is.GreaterThanOrEqualTo(10), run.Error);
            Assert.That(silent.Connections, Is.Zero, "nothing was sent");
        });
    }

    [Test]
    public async Task A_run_that_is_killed_can_be_reported()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        var start = HarnessProcess.DotnetStart("b2c-harness.dll", ["run", "builtin:user-flow/before-creating-user", "--endpoint", connector.Endpoint.ToString(), "--repeat", "100000", .. Credentials]);
        start.WorkingDirectory = folder;
        start.Environment[HarnessProcess.PasswordVariable] = HarnessProcess.Password;
        using (var process = System.Diagnostics.Process.Start(start)!)
        {
            while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("ok ", StringComparison.Ordinal)) continue;
            process.Kill();
            await process.WaitForExitAsync();
        }

        var report = await HarnessProcess.Run(folder, "report", "artifacts");
        Assert.Multiple(() =>
        {
            Assert.That(report.ExitCode, Is.Zero, report.Error);
            Assert.That(report.Output, Does.Contain("interrupted").IgnoreCase.And.Contain("ok "));
        });
    }

    [TestCase("--header", "Bad Name: x")]
    [TestCase("--header", "Content-Length: 5")]
    [TestCase("--header", "no-colon")]
    [TestCase("--endpoint", "http://bob:hunter2@127.0.0.1:9/")]
    [TestCase("--report", "html=")]
    [TestCase("--only", "no-such-case-anywhere")]
    public async Task An_option_that_cannot_be_is_exit_2_and_repeats_no_secret(string option, string value)
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "run", "builtin:user-flow", "--endpoint", "http://127.0.0.1:9/", option, value);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Not.Contain("hunter2").And.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task A_report_that_cannot_be_written_keeps_no_other_from_being_written()
    {
        await using var connector = await ConnectorProcess.Start();
        using var folder = new EmptyFolder();
        folder.Write("file", "");
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/before-sending-token", "--endpoint", connector.Endpoint.ToString(), "--report", "html=file/report.html", "--report", "junit=ok.xml", .. Credentials]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain("html report cannot be written to file/report.html"));
            Assert.That(run.Error, Does.Not.Contain("Exit code 0"));
            Assert.That(run.Error.TrimEnd(), Does.EndWith("Exit code 2: the command line is wrong, or a report cannot be written where it says."));
            Assert.That(folder.Has("ok.xml"));
        });
    }
}
