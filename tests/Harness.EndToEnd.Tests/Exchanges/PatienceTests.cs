using System.Net;
using System.Net.Sockets;
using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class PatienceTests
{
    private static readonly Sending UserFlow = new(Clock.All.Single(clock => clock.Id == "user-flow@2025"));

    [Test]
    public async Task Silence_is_a_timeout_of_each_attempt_with_the_same_bytes_and_a_closed_connection()
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        var closed = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            arrived.Release();
            await connection.Ended();
            closed.Release();
        });
        using var client = new ConnectorClient(time);

        var sending = client.Send(Post(server.At("/api?code=a%2F")), UserFlow);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Next(arrived);
            time.Advance(TimeSpan.FromSeconds(5));
            await Next(closed);
        }

        var exchange = await sending.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.Number), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.All.EqualTo(AttemptEnd.TimedOut));
            Assert.That(exchange.Attempts.Select(attempt => attempt.Timing.Start.TotalSeconds), Is.EqualTo(new[] { 0.0, 5 }));
            Assert.That(exchange.Attempts.Select(attempt => attempt.Timing.Total.TotalSeconds), Is.EqualTo(new[] { 5.0, 5 }));
            Assert.That(exchange.Attempts.Select(attempt => attempt.Timing.FirstByte), Is.All.EqualTo(TimeSpan.Zero));
            Assert.That(exchange.Wait, Is.EqualTo(UserFlow.Clock.WorstWait));
            Assert.That(exchange.Answer, Is.Null);
            Assert.That(exchange.Connected, Is.True);
            Assert.That(server.Requests, Has.Length.EqualTo(2));
            Assert.That(server.Requests[1], Is.EqualTo(server.Requests[0]));
        }
    }

    [Test]
    public async Task On_the_real_time_a_scaled_clock_waits_as_long_as_it_says()
    {
        Assert.That(Clock.TryParse("user-flow@2025*0.05", out var clock, out _), Is.True);
        await using var server = new RawServer(connection => connection.Ended());
        using var client = NewClient();

        var exchange = await client.Send(Post(server.Url), new(clock!)).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock!.Patience, Is.EqualTo(TimeSpan.FromMilliseconds(250)));
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.TimedOut, AttemptEnd.TimedOut }));
            Assert.That(exchange.Wait, Is.GreaterThan(TimeSpan.FromMilliseconds(480)));
            Assert.That(server.Connections, Is.EqualTo(2));
        }
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "x")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nx-slow: ", "x")]
    public async Task Dripping_on_beyond_the_patience_is_a_timeout_though_bytes_keep_coming(string start, string drop)
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        var dropped = new SemaphoreSlim(0);
        var more = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(start);
            arrived.Release();
            for (var drops = 0; drops < 5; drops++)
            {
                await Next(more);
                await connection.Send(drop);
                dropped.Release();
            }

            await connection.Ended();
        });
        using var client = new ConnectorClient(time);

        var sending = client.Send(Post(server.Url), UserFlow with { Clock = UserFlow.Clock with { Attempts = 1 } });
        await Next(arrived);
        for (var second = 0; second < 5; second++)
        {
            more.Release();
            await Next(dropped);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var exchange = await sending.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.TimedOut));
            Assert.That(exchange.Attempts.Single().Answer, Is.Null);
            Assert.That(exchange.Wait, Is.EqualTo(TimeSpan.FromSeconds(5)));
        }
    }

    [Test]
    public async Task The_answer_to_the_second_attempt_counts_when_the_first_comes_too_late()
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        await using var server = new RawServer(
            async connection =>
            {
                await connection.Request();
                arrived.Release();
                await connection.Ended();
                await connection.Send("HTTP/1.1 500 Too late\r\nContent-Length: 0\r\n\r\n");
            },
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
            });
        using var client = new ConnectorClient(time);

        var sending = client.Send(Post(server.Url), UserFlow);
        await Next(arrived);
        time.Advance(TimeSpan.FromSeconds(5));
        var exchange = await sending.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.TimedOut, AttemptEnd.Answered }));
            Assert.That(exchange.Answer!.Status, Is.EqualTo(200));
            Assert.That(exchange.Wait, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(server.Requests[1], Is.EqualTo(server.Requests[0]));
        }
    }

    [Test]
    public async Task A_silent_first_attempt_on_a_kept_connection_is_a_timeout_that_reached_the_endpoint()
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(Ok);
            await connection.Request();
            arrived.Release();
            await connection.Ended();
        });
        using var client = new ConnectorClient(time);

        await client.Send(Post(server.Url), Once).WaitAsync(Soon);
        var sending = client.Send(Post(server.Url), Once);
        await Next(arrived);
        time.Advance(Once.Clock.Patience);
        var exchange = await sending.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.TimedOut));
            Assert.That(exchange.Attempts.Single().Failure, Is.Null);
            Assert.That(exchange.Connected, Is.True);
        }
    }

    [Test]
    [Platform(Include = "Linux", Reason = "Other systems refuse what does not fit the queue of a listener, instead of staying silent.")]
    public async Task Time_that_runs_out_before_there_is_a_connection_never_reached_the_endpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(backlog: 1);
        var address = (IPEndPoint)listener.LocalEndpoint;
        var queue = Enumerable.Range(0, 8).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)).ToArray();
        var queueing = queue.Select(socket => socket.ConnectAsync(address)).ToArray();
        using var client = NewClient();

        var exchange = await client.Send(Post(new($"http://{address}/")), new(UserFlow.Clock with { Scale = 0.03 })).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.TimedOut, AttemptEnd.TimedOut }));
            Assert.That(exchange.Attempts[0].Failure, Is.EqualTo(new Failure(
                FailureKind.NotConnected, "No connection could be made in the time that the caller waits.")));
            Assert.That(exchange.Connected, Is.False);
        }

        foreach (var socket in queue) socket.Dispose();
        await Task.WhenAll(queueing).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Test]
    public async Task A_dropped_answer_was_given_by_the_endpoint_and_the_same_bytes_are_sent_again()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();

        var exchange = await client.Send(Post(server.At("/api?x")), Patient with { FirstAnswer = AnswerFate.DropAnswer }).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.Dropped, AttemptEnd.Answered }));
            Assert.That(exchange.Attempts[0].Answer!.Status, Is.EqualTo(200), "the answer that the caller never saw");
            Assert.That(exchange.Attempts[0].Timing.FirstByte, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(exchange.Answer!.Status, Is.EqualTo(200));
            Assert.That(server.Requests, Has.Length.EqualTo(2));
            Assert.That(server.Requests[1], Is.EqualTo(server.Requests[0]));
        }
    }

    [Test]
    public async Task Without_a_second_attempt_a_dropped_answer_leaves_none()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();

        var exchange = await client.Send(Post(server.Url), Once with { FirstAnswer = AnswerFate.DropAnswer }).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Dropped));
            Assert.That(exchange.Answer, Is.Null);
            Assert.That(exchange.Connected, Is.True);
        }
    }

    private static async Task Next(SemaphoreSlim signal) =>
        Assert.That(await signal.WaitAsync(Soon), Is.True, "what should happen in time");
}
