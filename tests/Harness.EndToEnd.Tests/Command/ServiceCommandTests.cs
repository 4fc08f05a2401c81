using System.Net;
using System.Net.Sockets;
using Harness.EndToEnd.Tests.Connectors;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>What the command says and how it ends where services behind the endpoint are played.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServiceCommandTests
{
    private const string Mapping = """{ "request": { "method": "GET", "urlPath": "/a" }, "response": { "status": 200 } }""";

    [Test]
    public async Task The_matrix_of_the_reference_connector_is_green_and_a_cell_is_replayed()
    {
        var port = FreePort.Find();
        await using var connector = await ConnectorProcess.Start("--loyalty", $"http://127.0.0.1:{port}", "--patience", "2");
        using var folder = new EmptyFolder();
        string[] target = ["--endpoint", connector.Endpoint.ToString(), "--user", "connector", "--password-env", HarnessProcess.PasswordVariable, "--clock", "user-flow@2025*0.4", "--downstream", $"loyalty={port}"];
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/resilience", "--only", "resilience/faults-before-creating-user/status-503", "--only", "second-attempt", .. target]);
        var replay = await HarnessProcess.Run(folder, ["replay", "resilience/faults-before-creating-user/status-503"]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error, Does.Contain($"Stand-in for loyalty at http://127.0.0.1:{port}").And.Contains("status-503").And.Contains("degraded"));
            Assert.That(replay.ExitCode, Is.Zero, replay.Error);
            Assert.That(replay.Error, Does.Contain("loyalty: status-503"));
            Assert.That(IsFree(port), "nothing listens afterwards");
        });
    }

    [Test]
    public async Task A_defect_turns_its_cells_red_under_its_rule()
    {
        using var folder = new EmptyFolder();
        var run = await HarnessProcess.Run(folder, "demo", "--defect", "fails-token-with-downstream", "--clock", "user-flow@2025*0.4",
            "--only", "resilience/faults-before-sending-token/connection-reset", "--only", "resilience/faults-before-creating-user/connection-reset");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Match(@"connection-reset +degraded [0-9.]+ m?s +BROKEN UF-RSL-002"));
            Assert.That(folder.Read("artifacts/report.html"), Does.Contain("UF-RSL-002"));
        });
    }

    [Test]
    public async Task Two_packs_that_give_one_service_different_ports_are_asked_which()
    {
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        foreach (var (name, port) in new[] { ("q", 9101), ("r", 9102) })
            folder.Write($"{name}.json", $$"""{ "pack": "{{name}}", "dialect": "user-flow", "step": "PostAttributeCollection", "downstream": { "shop": { "stubs": "shop", "port": {{port}} } }, "scenarios": [ { "id": "a", "fault": { "shop": "status-500" } } ] }""");
        var run = await HarnessProcess.Run(folder, "run", "q.json", "r.json", "--endpoint", "http://127.0.0.1:9");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("The packs give 'shop' different ports: 9101 and 9102. Say which the endpoint calls: --downstream shop=PORT."));
        });
    }

    [Test]
    public async Task A_port_in_use_is_named_and_nothing_is_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        var run = await HarnessProcess.Run(folder, "run", "p.json", "--endpoint", endpoint.Url.ToString(), "--downstream", $"shop={port}");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4));
            Assert.That(run.Error, Does.Contain($"Port {port} of 127.0.0.1 is in use").And.Contains("--downstream"));
            Assert.That(endpoint.Bodies, Is.Empty);
        });
    }

    [Test]
    public async Task A_service_that_is_never_called_ends_with_5_and_says_where_it_waits()
    {
        var port = FreePort.Find();
        await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        var run = await HarnessProcess.Run(folder, "run", "p.json", "--endpoint", endpoint.Url.ToString(), "--downstream", $"shop={port}");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(5), run.Error);
            Assert.That(run.Error, Does.Contain("HARNESS-010").And.Contains($"tell the endpoint that 'shop' is at http://127.0.0.1:{port}"));
        });
    }

    [Test]
    public async Task A_pack_without_a_port_is_left_out_beside_others_and_refused_alone()
    {
        await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        folder.Write("packs/p.json", folder.Read("p.json").Replace("\"shop\" }", "\"../shop\" }", StringComparison.Ordinal));
        folder.Write("packs/q.json", """{ "pack": "q", "dialect": "user-flow", "step": "PreTokenIssuance", "scenarios": [ { "id": "b" } ] }""");
        var beside = await HarnessProcess.Run(folder, "run", "packs/", "--endpoint", endpoint.Url.ToString());
        var alone = await HarnessProcess.Run(folder, "run", "p.json", "--endpoint", endpoint.Url.ToString());
        Assert.Multiple(() =>
        {
            Assert.That(beside.ExitCode, Is.Zero, beside.Error);
            Assert.That(beside.Error, Does.Contain("Not played: p").And.Contains("--downstream shop=PORT"));
            Assert.That(alone.ExitCode, Is.EqualTo(2));
            Assert.That(alone.Error, Does.Contain("Not played: p"));
        });
    }

    [TestCase("shop", "NAME=PORT or NAME=URL")]
    [TestCase("shp=9101", "Did you mean 'shop'?")]
    [TestCase("shop=0", "neither a port")]
    [TestCase("shop=http://127.0.0.1:1", "On which port does the endpoint call 'shop'?")]
    public async Task A_place_that_is_none_is_a_mistake_of_the_command_line(string text, string words)
    {
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        var run = await HarnessProcess.Run(folder, "run", "p.json", "--endpoint", "http://127.0.0.1:1", "--downstream", text);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
            Assert.That(run.Error, Does.Contain(words));
        });
    }

    [Test]
    public async Task A_WireMock_server_that_is_not_there_is_said_so()
    {
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        var nowhere = FreePort.Find();
        var run = await HarnessProcess.Run(folder, "run", "p.json", "--endpoint", "http://127.0.0.1:1", "--downstream", $"shop={FreePort.Find()}", "--downstream", $"shop=http://127.0.0.1:{nowhere}");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(4), run.Error);
            Assert.That(run.Error, Does.Contain($"127.0.0.1:{nowhere}").And.Not.Contains("   at "));
        });
    }

    [Test]
    public async Task A_folder_without_stubs_is_a_mistake_of_the_pack()
    {
        using var folder = Folder("""{ "id": "a", "fault": { "shop": "status-500" } }""");
        Directory.Delete(folder.At("shop"), recursive: true);
        Directory.CreateDirectory(folder.At("shop/mappings"));
        var run = await HarnessProcess.Run(folder, "lint", "p.json");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain("p.json:1:").And.Contains("holds no mapping files"));
        });
    }

    private static EmptyFolder Folder(string scenarios)
    {
        var folder = new EmptyFolder();
        folder.Write("shop/mappings/a.json", Mapping);
        folder.Write("p.json", $$"""{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "downstream": { "shop": { "stubs": "shop" } }, "scenarios": [ {{scenarios}} ] }""");
        return folder;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return true;
    }
}
