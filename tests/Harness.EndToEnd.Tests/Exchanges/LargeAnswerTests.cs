using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class LargeAnswerTests
{
    private const int Megabyte = 1024 * 1024;

    [TestCase("Content-Length: 52428800", "")]
    [TestCase("Transfer-Encoding: chunked", "100000\r\n")]
    public async Task A_huge_body_is_cut_and_the_rest_is_not_taken_off_the_wire(string framing, string beforeEachMegabyte)
    {
        var sent = 0;
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            try
            {
                await connection.Send($"HTTP/1.1 200 OK\r\n{framing}\r\n\r\n");
                var megabyte = new string('x', Megabyte) + (beforeEachMegabyte.Length == 0 ? "" : "\r\n");
                for (; sent < 50; sent++) await connection.Send(beforeEachMegabyte + megabyte);
            }
            finally
            {
                closed.SetResult();
            }
        });
        using var client = NewClient();

        var exchange = await client.Send(Post(server.Url), Once).WaitAsync(Soon);
        await closed.Task.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Answered));
            Assert.That(exchange.Answer!.BodyWasCut, Is.True);
            Assert.That(exchange.Answer.Body.Length, Is.EqualTo(Answer.BodyLimit));
            Assert.That(sent, Is.LessThan(50), "megabytes that the client took");
        }
    }

    [TestCase(Answer.BodyLimit, false)]
    [TestCase(Answer.BodyLimit + 1, true)]
    public async Task A_body_is_cut_only_beyond_the_limit(int length, bool cut)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{new string('x', length)}");

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.BodyWasCut, Is.EqualTo(cut));
            Assert.That(exchange.Answer.Body.Length, Is.EqualTo(Answer.BodyLimit));
        }
    }

    [Test]
    public async Task The_connection_of_a_cut_answer_is_not_used_again()
    {
        await using var server = RawServer.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Length: {2 * Megabyte}\r\n\r\n{new string('x', 2 * Megabyte)}");
        using var client = NewClient();

        for (var call = 0; call < 3; call++) await client.Send(Post(server.Url), Once).WaitAsync(Soon);

        Assert.That((server.Requests.Length, server.Connections), Is.EqualTo((3, 3)));
    }

    [Test]
    public async Task Endless_header_lines_are_no_http_and_do_not_hang()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send("HTTP/1.1 200 OK\r\n");
            while (true) await connection.Send("x-more: and more\r\n");
        });

        var exchange = await SendOnce(Post(server.Url));

        Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.NotHttp));
    }

    [Test]
    public async Task Endless_informational_answers_end_with_the_patience()
    {
        var time = new ManualTime();
        var many = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            for (var sent = 0; ; sent++)
            {
                await connection.Send("HTTP/1.1 103 Early Hints\r\n\r\n");
                if (sent == 100) many.SetResult();
            }
        });
        using var client = new ConnectorClient(time);

        var exchange = client.Send(Post(server.Url), Once);
        await many.Task.WaitAsync(Soon);
        time.Advance(Once.Clock.Patience);

        Assert.That((await exchange.WaitAsync(Soon)).Attempts.Single().End, Is.EqualTo(AttemptEnd.TimedOut));
    }
}
