using System.Net;
using System.Net.Sockets;
using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class FailureTests
{
    [Test]
    public async Task Where_nothing_listens_there_is_no_connection()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var client = NewClient();
        var exchange = await client.Send(Post(new($"http://127.0.0.1:{port}/")), Patient).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts, Has.Length.EqualTo(2));
            Assert.That(exchange.Attempts.Select(attempt => attempt.End), Is.All.EqualTo(AttemptEnd.Failed));
            Assert.That(exchange.Attempts.Select(attempt => attempt.Failure!.Kind), Is.All.EqualTo(FailureKind.NotConnected));
            Assert.That(exchange.Attempts[0].Failure!.Text, Does.StartWith("No connection could be made: "));
            Assert.That(exchange.Connected, Is.False);
            Assert.That(exchange.Answer, Is.Null);
        }

        IsOneSentence(exchange.Attempts[0].Failure!.Text);
    }

    [Test]
    public async Task An_unknown_host_has_no_address()
    {
        var exchange = await SendOnce(Post(new("http://does-not-exist.invalid/api")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Failed));
            Assert.That(
                exchange.Attempts.Single().Failure,
                Is.EqualTo(new Failure(FailureKind.NameNotResolved, "The host name of the endpoint has no address.")));
            Assert.That(exchange.Connected, Is.False);
        }
    }

    [TestCase("", false, "before an answer came")]
    [TestCase("", true, "before an answer came")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty", false, "before an answer came")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Ty", true, "before an answer came")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"a\"", false, "before the body of the answer was complete")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"", false, "before the body of the answer was complete")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", false, "before the body of the answer was complete")]
    public async Task An_answer_that_breaks_off_is_broken(string sent, bool reset, string when)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(sent);
            if (reset) connection.Reset();
        });

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Failed));
            Assert.That(exchange.Attempts.Single().Answer, Is.Null);
            Assert.That(
                exchange.Attempts.Single().Failure,
                Is.EqualTo(new Failure(FailureKind.Broken, $"The connection was closed or reset {when}.")));
            Assert.That(exchange.Connected, Is.True);
        }
    }

    // The reset may overtake the headers; so the words of the failure vary, its kind does not.
    [Test]
    public async Task A_reset_in_the_middle_of_the_body_is_broken()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n" + new string('x', 10_000));
            connection.Reset();
        });

        var exchange = await SendOnce(Post(server.Url));

        Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.Broken));
    }

    [Test]
    public async Task A_connection_closed_before_the_call_was_read_is_broken()
    {
        await using var server = new RawServer(connection =>
        {
            connection.Reset();
            return Task.CompletedTask;
        });

        var exchange = await SendOnce(Post(server.Url, new string('x', 5_000_000)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.Broken));
            Assert.That(exchange.Connected, Is.True);
        }
    }

    [TestCase("\u0000\u0001\u00ff\u001b[31m garbage\r\n\r\n", TestName = "{m}(control characters)")]
    [TestCase("SSH-2.0-OpenSSH_9.2\r\n")]
    [TestCase("<html>\r\n\r\n")]
    [TestCase("HTTP/1.1 abc Not a status\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}too much\r\n0\r\n\r\n")]
    public async Task What_does_not_follow_the_grammar_is_no_http(string sent)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(sent);
            await connection.Ended();
        });

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Failed));
            Assert.That(exchange.Attempts.Single().Failure!.Kind, Is.EqualTo(FailureKind.NotHttp));
            Assert.That(exchange.Attempts.Single().Failure!.Text, Does.StartWith("What came back is no HTTP answer: "));
            Assert.That(exchange.Connected, Is.True);
        }

        IsOneSentence(exchange.Attempts.Single().Failure!.Text);
    }

    [Test]
    public async Task Garbage_without_end_is_quoted_only_in_part()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(new string('x', 20_000) + "\r\n\r\n");
            await connection.Ended();
        });

        var exchange = await SendOnce(Post(server.Url));

        Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.NotHttp));
        IsOneSentence(exchange.Attempts.Single().Failure!.Text);
    }

    [Test]
    public async Task After_a_failure_the_next_call_works()
    {
        await using var server = new RawServer(
            async connection =>
            {
                await connection.Request();
                await connection.Send("garbage\r\n\r\n");
            },
            async connection =>
            {
                await connection.Request();
                await connection.Send(Ok);
            });
        using var client = NewClient();

        await client.Send(Post(server.Url), Once).WaitAsync(Soon);
        var second = await client.Send(Post(server.Url), Once).WaitAsync(Soon);

        Assert.That(second.Answer?.Status, Is.EqualTo(200));
    }

    [Test]
    public void A_call_that_cannot_be_sent_at_all_is_a_mistake_of_the_caller()
    {
        using var client = NewClient();

        Assert.That(
            async () => await client.Send(Post(new("ftp://127.0.0.1/")), Once).WaitAsync(Soon),
            Throws.InvalidOperationException.With.Message.Contains("ftp"));
    }

    private static void IsOneSentence(string text)
    {
        TestContext.Out.WriteLine(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.EndWith("."));
            Assert.That(text, Does.Not.Contain("Exception").And.Not.Contain("System.").And.Not.Contain("(InvalidResponse)"));
            Assert.That(text, Has.Length.LessThan(300).And.None.Matches<char>(char.IsControl));
        }
    }
}
