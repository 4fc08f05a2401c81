using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Connectors;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Exchanges.Faults;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>Every fault, looked at with a socket of our own: bytes, how the connection ends, and that nothing comes too early.</summary>
[TestFixture]
public sealed class FaultTests
{
    private const string Body = """{"promoCode":"84362","points":1200,"tier":"gold","more":{"new":true}}""";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly ImmutableArray<Stub> Stubs = [new("GET", "/promotions.*", 200, Body), new("POST", "/members", 201, """{"id":7}""")];

    // What each row does to 'GET /promotions?id=1'; the key is the row, so that a row that nobody has looked at is missing.
    private static readonly Dictionary<string, Action<RawAnswer>> Looks = new()
    {
        ["fixed-delay"] = answer => Late(answer, 1.2),
        ["uniform-delay"] = answer => Late(answer, 1.1),
        ["lognormal-delay"] = answer => Late(answer, 0.7),
        ["slow-drip"] = answer =>
        {
            Late(answer, 2, isChunked: false);
            Assert.That(answer.First, Is.LessThan(answer.Total / 2), "it begins before it is late");
        },
        ["connection-reset"] = answer => Ends(answer, "reset", ""),
        ["reset-midway"] = answer =>
        {
            Assert.That(answer.End, Is.EqualTo("reset"));
            Assert.That(Text(answer), Does.StartWith("HTTP/1.1 200 OK\r\n").And.Contains($"Content-Length: {Body.Length}\r\n").And.EndsWith(Body[..(Body.Length / 2)]));
        },
        ["empty-answer"] = answer => Ends(answer, "closed", ""),
        ["half-header"] = answer => Ends(answer, "closed", "HTTP/1.1 200 OK\r\nContent-Type: a"),
        ["random-data"] = answer =>
        {
            Assert.That(answer.End, Is.EqualTo("closed"));
            Assert.That(answer.Bytes, Has.Length.EqualTo(256).And.All.GreaterThan(127));
        },
        ["broken-chunk"] = answer =>
        {
            Assert.That(answer.End, Is.EqualTo("closed"));
            Assert.That(answer.Pieces, Has.Length.EqualTo(2));
            Assert.That(answer.Pieces[0], Is.EqualTo(Body[..(Body.Length / 2)]));
            Assert.That(answer.Pieces[1], Does.StartWith("no chunk: zz\r\n"));
        },
        ["wrong-content-length"] = answer =>
        {
            Assert.That(answer.End, Is.EqualTo("closed"));
            Assert.That(answer.Headers, Does.Contain($"content-length: {Body.Length + 100}"));
            Assert.That(Text(answer), Does.EndWith(Body));
        },
        ["status-500"] = answer => Says(answer, "HTTP/1.1 500 ", "MemberStore.cs:line 118", "SELECT "),
        ["status-502"] = answer => Says(answer, "HTTP/1.1 502 Bad Gateway", "db-7.loyalty.internal:5432"),
        ["status-503"] = answer =>
        {
            Says(answer, "HTTP/1.1 503 ", "db-7.loyalty.internal:5432");
            Assert.That(answer.Headers, Has.None.StartsWith("retry-after"));
        },
        ["status-503-retry-after"] = answer => Says(answer, "HTTP/1.1 503 ", "Retry-After: 1\r\n"),
        ["status-429"] = answer => Says(answer, "HTTP/1.1 429 ", "Retry-After: 1\r\n"),
        ["status-401"] = answer => Says(answer, "HTTP/1.1 401 ", "WWW-Authenticate: Bearer"),
        ["status-404"] = answer => Says(answer, "HTTP/1.1 404 ", "edge-3.loyalty.internal"),
        ["html"] = answer => Says(answer, "HTTP/1.1 200 ", "Content-Type: text/html", "<!DOCTYPE html>"),
        ["malformed-json"] = answer =>
        {
            Says(answer, "HTTP/1.1 200 ", "Content-Type: application/json", Body);
            Assert.That(() => JsonElement.Parse(string.Concat(answer.Pieces)), Throws.InstanceOf<JsonException>());
        },
        ["truncated-json"] = answer => Assert.That(answer.Pieces, Is.EqualTo(new[] { Body[..(Body.Length / 2)], "" })),
        ["wrong-types"] = answer =>
            Assert.That(answer.Pieces[0], Is.EqualTo("""{"promoCode":84362,"points":"1200","tier":4,"more":[{"new":"true"}]}""")),
        ["redirect-loop"] = answer => Says(answer, "HTTP/1.1 307 ", "Location: /promotions?id=1\r\n"),
        ["tls-failure"] = answer =>
        {
            Assert.That(answer.End, Is.EqualTo("closed"));
            Assert.That(answer.Bytes, Is.EqualTo(new byte[] { 0x15, 3, 3, 0, 2, 2, 0x28 }));
        },
        ["outage"] = answer => Says(answer, "HTTP/1.1 503 "),
        ["slow-start"] = answer => Late(answer, 0.9),
        ["flapping"] = answer => Says(answer, "HTTP/1.1 503 "),
    };

    // These take more than one answer to look at.
    private static readonly string[] WithATestOfTheirOwn = ["accept-and-hang", "refused-connection", "huge-body"];

    private static IEnumerable<string> Looked => Looks.Keys;

    [Test]
    public void Every_row_has_been_looked_at() =>
        Assert.That(Looks.Keys.Concat(WithATestOfTheirOwn), Is.EquivalentTo(FaultBook.All.Select(kind => kind.Id)));

    [TestCaseSource(nameof(Looked))]
    public async Task A_fault_does_what_its_row_says_until_it_is_mended(string id)
    {
        await using var host = await Broken(id);
        var answer = await RawAnswer.Ask(host.Address, "GET /promotions?id=1");
        Assert.Multiple(() => Looks[id](answer));
        Assert.That(host.Journal.Single().Fault, Is.EqualTo(id));
        await host.Play(null, Patience, 1);
        await AssertWell(host);
        Assert.That(host.Journal[^1].Fault, Is.Null);
    }

    [Test]
    public async Task A_held_call_is_cut_off_when_the_fault_is_mended([Values("accept-and-hang", "fixed-delay", "slow-drip")] string id)
    {
        await using var host = await Broken(id, TimeSpan.FromMinutes(5));
        var asking = RawAnswer.Ask(host.Address, "GET /promotions");
        while (host.Journal.IsEmpty) await Task.Yield();
        await Task.WhenAny(asking, Task.Delay(100));
        Assert.That(asking.IsCompleted, Is.False);
        await host.Play(null, Patience, 1);
        Assert.That((await asking).End, Is.AnyOf("closed", "reset"));
        await AssertWell(host);
    }

    [Test]
    public async Task A_caller_that_leaves_is_not_waited_for()
    {
        await using var host = await Broken("accept-and-hang");
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(host.Address.Host, host.Address.Port);
            await socket.SendAsync("GET /promotions HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
            while (host.Journal.IsEmpty) await Task.Yield();
        }

        await host.Play(null, Patience, 1);
        await AssertWell(host);
    }

    [Test]
    public async Task Refused_connections_are_refused_and_open_ones_reset_until_the_same_port_is_open_again()
    {
        await using var host = await Well();
        var address = host.Address;
        using var pooled = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await pooled.ConnectAsync(address.Host, address.Port);
        await pooled.SendAsync("GET /promotions HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        Assert.That(await pooled.ReceiveAsync(new byte[4096]), Is.Positive);
        for (var round = 0; round < 3; round++)
        {
            await host.Play(new(FaultBook.Find("refused-connection")!), Patience, 1);
            if (round == 0) Assert.That(async () => await Drain(pooled), Throws.InstanceOf<SocketException>().With.Property("SocketErrorCode").EqualTo(SocketError.ConnectionReset));
            Assert.That(await Connect(address), Is.EqualTo(SocketError.ConnectionRefused));
            await host.Play(null, Patience, 1);
            Assert.That(host.Address, Is.EqualTo(address));
            await AssertWell(host);
        }
    }

    [Test]
    public async Task A_service_that_is_refused_and_mended_at_once_answers()
    {
        await using var host = await Well();
        for (var round = 0; round < 50; round++)
        {
            await host.Play(new(FaultBook.Find("refused-connection")!), Patience, 1);
            await host.Play(null, Patience, 1);
        }

        await AssertWell(host);
    }

    [Test]
    public async Task A_refusal_for_a_while_ends_by_itself()
    {
        var time = new ManualTime();
        await using var host = await StubHost.Start(time);
        await host.Arrange(Stubs);
        var address = host.Address;
        await host.Play(new Fault(FaultBook.Find("refused-connection")!) { Duration = TimeSpan.FromSeconds(3) }, Patience, 1);
        Assert.That(await Connect(address), Is.EqualTo(SocketError.ConnectionRefused));
        time.Advance(TimeSpan.FromSeconds(3));
        while (await Connect(address) != SocketError.Success) await Task.Yield();
        await AssertWell(host);
    }

    [Test]
    public async Task Nothing_listens_after_the_end_even_where_it_was_refused_before()
    {
        var host = await Broken("refused-connection");
        var address = host.Address;
        await host.DisposeAsync();
        Assert.That(await Connect(address), Is.EqualTo(SocketError.ConnectionRefused));
        await using var next = await StubHost.Start(TimeProvider.System, address.Port);
        Assert.That(next.Address, Is.EqualTo(address));
    }

    [Test]
    public async Task A_port_in_use_is_named_in_words()
    {
        await using var host = await Well();
        var port = host.Address.Port;
        var problem = Assert.ThrowsAsync<PortUnavailableException>(() => StubHost.Start(TimeProvider.System, port));
        Assert.That(problem!.Message, Is.EqualTo($"Port {port} of 127.0.0.1 is in use. Stop what listens there, or choose another port."));
    }

    [Test]
    public async Task A_TLS_handshake_gets_the_alert_and_is_in_the_journal()
    {
        await using var host = await Broken("tls-failure");
        using var client = new HttpClient();
        var problem = Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new UriBuilder(host.Address) { Scheme = "https" }.Uri));
        Assert.That(problem!.HttpRequestError, Is.EqualTo(HttpRequestError.SecureConnectionError));
        Assert.That(problem.ToString(), Does.Contain("alert").IgnoreCase);
        Assert.That(host.Journal.Single(), Has.Property("Method").EqualTo(DownstreamCall.Handshake).And.Property("Fault").EqualTo("tls-failure"));
    }

    [Test]
    public async Task A_huge_body_is_as_large_as_was_said_and_whole_JSON()
    {
        await using var host = await Well();
        await host.Play(new Fault(FaultBook.Find("huge-body")!) { Arguments = Said(("megabytes", 3)) }, Patience, 1);
        using var client = new HttpClient();
        var body = await client.GetByteArrayAsync(new Uri(host.Address, "/promotions"));
        Assert.That(body, Has.Length.EqualTo(3 * 1024 * 1024));
        Assert.That(JsonElement.Parse(body).GetProperty("promoCode").ValueKind, Is.EqualTo(JsonValueKind.String));
    }

    [Test]
    public async Task Flapping_fails_the_calls_that_it_says()
    {
        await using var host = await Well();
        await host.Play(new Fault(FaultBook.Find("flapping")!) { Arguments = Said(("fails", 2), ("of", 3)) }, Patience, 1);
        Assert.That(await Statuses(host, 7), Is.EqualTo("503 503 200 503 503 200 503"));
    }

    [Test]
    public async Task Chance_hits_the_same_calls_for_the_same_seed_and_about_as_many_as_was_said()
    {
        await using var host = await Well();
        var half = new Fault(FaultBook.Find("status-500")!) { Probability = 0.5 };
        await host.Play(half, Patience, 7);
        var first = await Statuses(host, 40);
        await host.Play(half, Patience, 7);
        var again = await Statuses(host, 40);
        await host.Play(half, Patience, 8);
        var other = await Statuses(host, 40);
        Assert.Multiple(() =>
        {
            Assert.That(again, Is.EqualTo(first).And.Not.EqualTo(other));
            Assert.That(first.Split(' ').Count(status => status == "500"), Is.InRange(8, 32));
        });
    }

    [Test]
    public async Task Only_reads_or_only_writes_are_hit_where_that_is_said()
    {
        await using var host = await Well();
        foreach (var (target, read, write) in new[] { (FaultTarget.Reads, "500", "201"), (FaultTarget.Writes, "200", "500") })
        {
            await host.Play(new Fault(FaultBook.Find("status-500")!) { Target = target }, Patience, 1);
            Assert.That((await RawAnswer.Ask(host.Address, "GET /promotions")).StatusLine, Does.Contain(read));
            Assert.That((await RawAnswer.Ask(host.Address, "POST /members\n\n{}")).StatusLine, Does.Contain(write));
        }
    }

    [Test]
    public async Task What_ends_by_itself_works_again_when_its_time_is_over([Values("outage", "slow-start", "status-500")] string id)
    {
        var time = new ManualTime();
        await using var host = await StubHost.Start(time);
        await host.Arrange(Stubs);
        await host.Play(new Fault(FaultBook.Find(id)!) { Duration = TimeSpan.FromSeconds(50) }, TimeSpan.FromSeconds(10), 1);
        time.Advance(TimeSpan.FromSeconds(50));
        await AssertWell(host);
        Assert.That(host.Journal.Single().Fault, Is.Null);
    }

    [Test]
    public async Task A_slow_start_gets_faster()
    {
        var time = new ManualTime();
        await using var host = await StubHost.Start(time);
        await host.Arrange(Stubs);
        await host.Play(new(FaultBook.Find("slow-start")!), TimeSpan.FromSeconds(10), 1);
        var delays = new List<TimeSpan>();
        for (var call = 0; call < 2; call++)
        {
            var asking = RawAnswer.Ask(host.Address, "GET /promotions");
            TimeSpan? delay;
            while ((delay = time.NextDue) is null) await Task.Yield();
            delays.Add(delay.Value);
            time.Advance(delay.Value);
            await asking;
        }

        Assert.That(delays, Is.EqualTo(new[] { TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(7.2) }));
    }

    [Test]
    public async Task A_connection_that_is_kept_can_be_broken_and_used_again()
    {
        await using var host = await Well();
        using var client = new HttpClient();
        var url = new Uri(host.Address, "/promotions");
        Assert.That(await client.GetStringAsync(url), Is.EqualTo(Body));
        await host.Play(new(FaultBook.Find("status-503")!), Patience, 1);
        Assert.That((int)(await client.GetAsync(url)).StatusCode, Is.EqualTo(503));
        await host.Play(new(FaultBook.Find("connection-reset")!), Patience, 1);
        Assert.That(() => client.GetAsync(url), Throws.InstanceOf<HttpRequestException>());
        await host.Play(null, Patience, 1);
        Assert.That(await client.GetStringAsync(url), Is.EqualTo(Body));
    }

    // The exit codes of curl are words for what it met.
    [TestCase("connection-reset", 56)]
    [TestCase("reset-midway", 56)]
    [TestCase("empty-answer", 52)]
    [TestCase("wrong-content-length", 18)]
    [TestCase("broken-chunk", 56)]
    [TestCase("refused-connection", 7)]
    [TestCase("redirect-loop", 47)]
    [TestCase("accept-and-hang", 28)]
    public async Task Curl_sees_the_same(string id, int exit)
    {
        if (OperatingSystem.IsWindows() || !File.Exists("/usr/bin/curl")) Assert.Ignore("There is no /usr/bin/curl here.");
        await using var host = await Broken(id);
        using var curl = Process.Start(new ProcessStartInfo("/usr/bin/curl", ["-sS", "-L", "--max-redirs", "5", "--max-time", "2", "-o", "/dev/null", "--noproxy", "*", new Uri(host.Address, "/promotions").ToString()]) { RedirectStandardError = true })!;
        var error = await curl.StandardError.ReadToEndAsync();
        await curl.WaitForExitAsync();
        Assert.That(curl.ExitCode, Is.EqualTo(exit), error);
    }

    private static async Task<StubHost> Well()
    {
        var host = await StubHost.Start(TimeProvider.System);
        await host.Arrange(Stubs);
        return host;
    }

    private static async Task<StubHost> Broken(string id, TimeSpan? patience = null)
    {
        var host = await Well();
        await host.Play(new(FaultBook.Find(id)!), patience ?? Patience, 1);
        return host;
    }

    private static async Task AssertWell(StubHost host)
    {
        var answer = await RawAnswer.Ask(host.Address, "GET /promotions");
        Assert.That(answer.Pieces, Is.EqualTo(new[] { Body, "" }));
    }

    private static async Task<string> Statuses(StubHost host, int calls)
    {
        var statuses = new List<string>();
        for (var call = 0; call < calls; call++) statuses.Add((await RawAnswer.Ask(host.Address, "GET /promotions")).StatusLine.Split(' ')[1]);
        return string.Join(' ', statuses);
    }

    private static async Task<SocketError> Connect(Uri address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port);
            return SocketError.Success;
        }
        catch (SocketException problem)
        {
            return problem.SocketErrorCode;
        }
    }

    private static async Task Drain(Socket socket)
    {
        while (await socket.ReceiveAsync(new byte[4096]) > 0) await Task.Yield();
    }

    private static ImmutableSortedDictionary<string, double> Said(params (string Id, double Value)[] arguments) =>
        arguments.ToImmutableSortedDictionary(argument => argument.Id, argument => argument.Value);

    private static void Late(RawAnswer answer, double share, bool isChunked = true)
    {
        Assert.That(answer.Total, Is.GreaterThanOrEqualTo(Patience * share - TimeSpan.FromMilliseconds(20)));
        Assert.That(answer.Pieces, Is.EqualTo(isChunked ? new[] { Body, "" } : [Body]));
    }

    private static void Ends(RawAnswer answer, string end, string text)
    {
        Assert.That(answer.End, Is.EqualTo(end));
        Assert.That(Text(answer), Is.EqualTo(text));
    }

    private static void Says(RawAnswer answer, string status, params string[] parts)
    {
        Assert.That(answer.End, Is.EqualTo("whole"));
        Assert.That(answer.StatusLine, Does.StartWith(status));
        foreach (var part in parts) Assert.That(Text(answer), Does.Contain(part));
    }

    private static string Text(RawAnswer answer) => Encoding.Latin1.GetString(answer.Bytes);
}
