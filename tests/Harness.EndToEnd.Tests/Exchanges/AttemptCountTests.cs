using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class AttemptCountTests
{
    [Test]
    public async Task A_call_that_the_endpoint_resets_reaches_it_as_often_as_the_clock_says(
        [Values("GET", "POST", "POST without body")] string kind, [Values(1, 2, 3)] int attempts)
    {
        await using var server = new RawServer(
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
                await connection.Request();
                connection.Reset();
            },
            async connection =>
            {
                await connection.Request();
                connection.Reset();
            });
        var call = kind switch { "GET" => Get(server.Url), "POST" => Post(server.Url), _ => Post(server.Url, "") };
        using var client = NewClient();

        var first = await client.Send(call, Once).WaitAsync(Soon);
        var second = await client.Send(call, new(Patient.Clock with { Attempts = attempts })).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Attempts.Single().End, Is.EqualTo(AttemptEnd.Answered));
            Assert.That(second.Attempts, Has.Length.EqualTo(attempts));
            Assert.That(second.Attempts.Select(attempt => attempt.Failure?.Kind), Is.All.EqualTo(FailureKind.Broken));
            Assert.That(server.Requests, Has.Length.EqualTo(1 + attempts));
        }
    }

    [Test]
    public async Task A_kept_connection_that_the_server_closed_meanwhile_costs_no_attempt()
    {
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
                connection.Dispose();
                closed.SetResult();
            },
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
            });
        using var client = NewClient();

        await client.Send(Post(server.Url), Patient).WaitAsync(Soon);
        await closed.Task.WaitAsync(Soon);
        var second = await client.Send(Post(server.Url), Patient).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.Answered }));
            Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((2, 2)));
        }
    }

    // When the server's close and the next call cross on the wire, nobody can tell whether the endpoint acted on the call. Sending it
    // again unasked could make the endpoint act twice within one attempt; so the attempt has failed, says why, and the next attempt
    // that the clock allows goes out on a connection of its own.
    [Test]
    public async Task A_kept_connection_that_closes_under_a_call_costs_one_attempt_and_the_next_one_is_on_a_fresh_connection()
    {
        await using var server = new RawServer(
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
                await connection.Request();
            },
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
            });
        using var client = NewClient();

        await client.Send(Post(server.Url), Patient).WaitAsync(Soon);
        var second = await client.Send(Post(server.Url), Patient).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.Failed, AttemptEnd.Answered }));
            Assert.That(second.Attempts[0].Failure, Is.EqualTo(new Failure(
                FailureKind.Broken, "The connection, kept open since an earlier call, was closed or reset before an answer came.")));
            Assert.That(second.Attempts[0].Timing.Connect, Is.EqualTo(TimeSpan.Zero));
            Assert.That(second.Attempts[1].Timing.Connect, Is.GreaterThan(TimeSpan.Zero));
            Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((3, 2)));
        }
    }

    [Test]
    public async Task A_further_attempt_does_not_go_out_on_another_kept_connection()
    {
        using var both = new CountdownEvent(2);
        var bothArrived = new TaskCompletionSource();
        async Task KeptOnce(RawConnection connection)
        {
            await connection.Request();
            if (both.Signal()) bothArrived.SetResult();
            await bothArrived.Task.WaitAsync(Soon);
            await connection.Send(Ok);
            await connection.Request();
        }

        await using var server = new RawServer(KeptOnce, KeptOnce, async connection =>
        {
            await connection.Request();
            await connection.Send(Ok);
        });
        using var client = NewClient();

        await Task.WhenAll(client.Send(Post(server.Url), Once), client.Send(Post(server.Url), Once)).WaitAsync(Soon);
        var exchange = await client.Send(Post(server.Url), Patient).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.EqualTo(new[] { AttemptEnd.Failed, AttemptEnd.Answered }));
            Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((4, 3)));
        }
    }

    [Test]
    public async Task Calls_without_pause_to_a_server_that_closes_after_each_answer_are_all_answered()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(Ok);
        });
        using var client = NewClient();

        for (var call = 0; call < 100; call++)
        {
            var exchange = await client.Send(Post(server.Url), Patient).WaitAsync(Soon);
            Assert.That(exchange.Answer?.Status, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Many_calls_share_one_connection()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();

        for (var call = 0; call < 20; call++) await client.Send(Post(server.Url), Once).WaitAsync(Soon);

        Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((20, 1)));
    }

    [Test]
    public async Task A_call_without_body_has_a_connection_of_its_own_that_ends_with_it()
    {
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(Ok);
            await connection.Ended();
            closed.TrySetResult();
        });
        using var client = NewClient();

        await client.Send(Get(server.Url), Once).WaitAsync(Soon);
        await closed.Task.WaitAsync(Soon);
        await client.Send(Get(server.Url), Once).WaitAsync(Soon);

        Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((2, 2)));
    }
}
