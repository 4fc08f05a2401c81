using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges.Faults;

namespace Harness.EndToEnd.Tests.Command;

[TestFixture]
public sealed class ServeTests
{
    private EmptyFolder? folder;

    [SetUp]
    public void Write()
    {
        folder = new();
        folder.Write("loyalty/mappings/a.json", """{ "name": "gold", "request": { "method": "GET", "urlPath": "/promotions" }, "response": { "jsonBody": { "tier": "gold" } } }""");
    }

    [TearDown]
    public void Remove() => folder?.Dispose();

    [Test]
    public async Task A_stand_in_is_served_watched_broken_mended_and_ended()
    {
        await using var served = await Served.Start(folder!, "--downstream", "loyalty");
        Assert.That(served.Lines[0], Does.StartWith("loyalty stands in at http://127.0.0.1:").And.Contain(" with 1 stub."));
        Assert.That(await served.Ask("GET", "/promotions?id=1"), Is.EqualTo((200, """{"tier":"gold"}""")));
        await served.Line(@"\d\d:\d\d:\d\d\.\d{3}  GET /promotions\?id=1  200  gold");
        Assert.That((await served.Ask("GET", "/nothing")).Status, Is.EqualTo(404));
        await served.Line("GET /nothing  404  no stub");

        var journal = JsonElement.Parse((await served.Ask("GET", "/__admin/requests")).Body).GetProperty("requests");
        Assert.That(journal.EnumerateArray().Select(call => call.GetProperty("stub").GetString()), Is.EqualTo(new[] { "gold", null }));
        Assert.That(JsonElement.Parse((await served.Ask("GET", "/__admin/mappings")).Body).GetProperty("mappings")[0].GetProperty("name").GetString(), Is.EqualTo("gold"));
        Assert.That(JsonElement.Parse((await served.Ask("GET", "/__admin/faults")).Body).GetProperty("faults").GetArrayLength(), Is.EqualTo(FaultBook.All.Length));

        Assert.That(Fault(await served.Ask("PUT", "/__admin/fault", """{ "fault": "status-503", "only": "reads" }""")), Is.EqualTo("status-503, reads only"));
        Assert.That((await served.Ask("GET", "/promotions")).Status, Is.EqualTo(503));
        await served.Line("GET /promotions  status-503");
        Assert.That(Fault(await served.Ask("GET", "/__admin/fault")), Is.EqualTo("status-503, reads only"));
        Assert.That(Fault(await served.Ask("DELETE", "/__admin/fault")), Is.Null);
        Assert.That((await served.Ask("GET", "/promotions")).Status, Is.EqualTo(200));

        Assert.That((await served.Ask("DELETE", "/__admin/requests")).Status, Is.EqualTo(200));
        Assert.That((await served.Ask("POST", "/__admin/mappings/reset")).Status, Is.EqualTo(200));
        Assert.That(JsonElement.Parse((await served.Ask("GET", "/__admin/requests")).Body).GetProperty("requests").GetArrayLength(), Is.Zero);
        var unknown = await served.Ask("GET", "/__admin/x");
        Assert.That(unknown.Status, Is.EqualTo(404));
        Assert.That(unknown.Body, Does.Contain("GET /__admin/faults"));
        var ended = await served.End();
        Assert.That(ended, Is.Zero);
        Assert.That(served.Lines[^1], Is.EqualTo("loyalty was called 0 times."));
    }

    [TestCase("\"conection-reset\"", "body:1:1: The fault cannot be 'conection-reset'. Did you mean 'connection-reset'?")]
    [TestCase("\"refused-connection\"", "body:1:1: refused-connection closes this port as well, so nobody could mend it. Say how long: { \"fault\": \"refused-connection\", \"for\": \"10 s\" }.")]
    [TestCase("{", "body:1:2: The file ends before its object does. Close the '{' of line 1.")]
    [TestCase("", "body:1:1: The file is empty. Begin with an object: { ... }.")]
    public async Task A_fault_with_mistakes_is_refused_in_words(string json, string problem)
    {
        await using var served = await Served.Start(folder!, "--downstream", "loyalty", "--name", "points");
        var (status, body) = await served.Ask("PUT", "/__admin/fault", json);
        Assert.That(status, Is.EqualTo(422));
        Assert.That(JsonElement.Parse(body).GetProperty("problems").EnumerateArray().Select(one => one.GetString()), Does.Contain(problem));
        Assert.That(Fault(await served.Ask("GET", "/__admin/fault")), Is.Null);
    }

    [Test]
    public async Task A_refusal_says_that_it_closes_the_admin_port_and_ends_by_itself()
    {
        await using var served = await Served.Start(folder!, "--downstream", "loyalty");
        var (status, body) = await served.Ask("PUT", "/__admin/fault", """{ "fault": "refused-connection", "for": "300 ms" }""");
        Assert.That(status, Is.EqualTo(200));
        Assert.That(body, Does.Contain("Until then this port is closed, to these endpoints as well."));
        Assert.That(() => served.Ask("GET", "/promotions"), Throws.InstanceOf<HttpRequestException>().With.Property("HttpRequestError").EqualTo(HttpRequestError.ConnectionError));
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(20))
        {
            try
            {
                Assert.That((await served.Ask("GET", "/promotions")).Status, Is.EqualTo(200));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }

        Assert.Fail("The port was not opened again.");
    }

    [Test]
    public async Task It_can_be_broken_from_the_beginning_on_a_port_that_was_chosen()
    {
        var port = FreePort.Find();
        await using var served = await Served.Start(folder!, "--downstream", "loyalty", "--port", $"{port}", "--fault", "status-500");
        Assert.That(served.Address.Port, Is.EqualTo(port));
        await served.Line("Broken: status-500.");
        Assert.That((await served.Ask("GET", "/promotions")).Status, Is.EqualTo(500));
    }

    [TestCase(new[] { "serve" }, 2, "Serve what? --downstream FOLDER is a stand-in for a service behind the endpoint, --issuer is the issuer of tokens.")]
    [TestCase(new[] { "serve", "--downstream", "loyalty", "--keys", "keys.pem" }, 2, "--keys is for --issuer.")]
    [TestCase(new[] { "serve", "--issuer", "--fault", "status-503" }, 2, "--fault is for --downstream.")]
    [TestCase(new[] { "serve", "--issuer", "--persona", "emly" }, 2, "There is no persona 'emly'. Did you mean 'emily'?")]
    [TestCase(new[] { "serve", "--issuer", "--client-secret-env", "NOT_SET_HERE" }, 2, "The environment variable NOT_SET_HERE is not set")]
    [TestCase(new[] { "serve", "--issuer", "--claims", "bad/mappings/b.json", "--keys", "bad/mappings/b.json" }, 2, "bad/mappings/b.json:1:1: The file holds no key in PEM.")]
    [TestCase(new[] { "serve", "--issuer", "--claims", "list.json" }, 3, "list.json:1:1")]
    [TestCase(new[] { "serve", "--downstream", "loyalty", "--port", "70000" }, 2, "--port takes a number from 1 to 65535, not '70000'.")]
    [TestCase(new[] { "serve", "--downstream", "loyalty", "--fault", "stats-500" }, 2, "There is no fault 'stats-500'. Did you mean 'status-500'?")]
    [TestCase(new[] { "serve", "--downstream", "nowhere" }, 3, "There is no file or folder 'nowhere'.")]
    [TestCase(new[] { "serve", "--downstream", "empty" }, 3, "holds no mapping files")]
    [TestCase(new[] { "serve", "--downstream", "bad" }, 3, "mappings/b.json:1:16: The request has no member 'pth'.")]
    public async Task What_is_wrong_is_told_with_its_exit_code(string[] arguments, int exit, string words)
    {
        Directory.CreateDirectory(folder!.At("empty/mappings"));
        folder.Write("bad/mappings/b.json", """{ "request": { "pth": "/" }, "response": {} }""");
        folder.Write("list.json", "[]");
        var run = await HarnessProcess.Run(folder, arguments);
        Assert.That(run.ExitCode, Is.EqualTo(exit), run.Error);
        Assert.That(run.Error, Does.Contain(words));
    }

    [Test]
    public async Task A_port_in_use_is_told_without_a_stack()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = await HarnessProcess.Run(folder!, "serve", "--downstream", "loyalty", "--port", $"{port}");
        Assert.That(run.ExitCode, Is.EqualTo(4));
        Assert.That(run.Error.Trim(), Is.EqualTo($"Port {port} of 127.0.0.1 is in use. Stop what listens there, or choose another port."));
    }

    private static string? Fault((int Status, string Body) answer)
    {
        Assert.That(answer.Status, Is.EqualTo(200), answer.Body);
        return JsonElement.Parse(answer.Body).GetProperty("fault").GetString();
    }
}
