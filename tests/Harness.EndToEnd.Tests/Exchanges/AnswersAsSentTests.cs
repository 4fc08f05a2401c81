using System.IO.Compression;
using System.Text;
using Harness.Exchanges;
using Microsoft.AspNetCore.Http;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class AnswersAsSentTests
{
    [Test]
    public async Task A_redirect_is_an_answer_and_is_not_followed(
        [Values(301, 302, 303, 307, 308)] int status, [Values("GET", "POST")] string method)
    {
        await using var server = await KestrelServer.Start(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });
        var url = server.At("/api?a=1");

        var exchange = await SendOnce(method == "GET" ? Get(url) : Post(url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.Status, Is.EqualTo(status));
            Assert.That(exchange.Answer.Header("location"), Is.EqualTo("/elsewhere"));
            Assert.That(server.Paths, Is.EqualTo(new[] { "/api?a=1" }));
        }
    }

    [Test]
    public async Task A_cookie_is_shown_and_not_sent_back()
    {
        await using var server = RawServer.Answering(
            "HTTP/1.1 200 OK\r\nSet-Cookie: a=1; path=/\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n");
        using var client = NewClient();

        var first = await client.Send(Post(server.Url), Once).WaitAsync(Soon);
        await client.Send(Post(server.Url), Once).WaitAsync(Soon);
        await client.Send(Get(server.Url), Once).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                first.Answer!.Headers,
                Is.EqualTo(new[] { new Header("Set-Cookie", "a=1; path=/"), new("Set-Cookie", "b=2"), new("Content-Length", "0") }));
            Assert.That(server.Requests, Has.Length.EqualTo(3).And.None.Contains("Cookie"));
        }
    }

    [Test]
    public async Task A_compressed_body_stays_as_it_was_sent()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("{\"version\":\"1.0.0\"}"u8);
        var body = Encoding.Latin1.GetString(packed.ToArray());
        await using var server = RawServer.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.Text(), Is.EqualTo(body));
            Assert.That(exchange.Answer!.Header("Content-Encoding"), Is.EqualTo("gzip"));
        }
    }

    [TestCase("100 Continue")]
    [TestCase("103 Early Hints")]
    public async Task An_informational_answer_is_not_the_answer(string informational)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 {informational}\r\nLink: </a>\r\n\r\nHTTP/1.1 {informational}\r\n\r\n{Ok}");

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.Status, Is.EqualTo(200));
            Assert.That(exchange.Answer.Header("Link"), Is.Null);
            Assert.That(exchange.Answer!.Text(), Is.EqualTo("{}"));
        }
    }

    [TestCase("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", "1.0")]
    [TestCase("HTTP/1.0 200 OK\r\n\r\n{}", "1.0")]
    [TestCase("HTTP/1.1 200 OK\r\n\r\n{}", "1.1")]
    [TestCase("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "1.1")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\nTrailer: z\r\n\r\n", "1.1")]
    public async Task A_body_is_whole_however_its_end_is_marked(string answer, string version)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(answer);
        });

        var exchange = await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Answered));
            Assert.That(exchange.Answer!.Text(), Is.EqualTo("{}"));
            Assert.That(exchange.Answer!.HttpVersion, Is.EqualTo(version));
            Assert.That(exchange.Answer.BodyWasCut, Is.False);
        }
    }

    [Test]
    public async Task Status_reason_and_header_lines_are_kept_as_written()
    {
        await using var server = RawServer.Answering(
            "HTTP/1.1 299 Quite so\r\nCONTENT-type:  Application/JSON ; charset=\"nonsense\"\r\n" +
            "x-odd: a,, b\r\nExpires: -1\r\nContent-Length: 0\r\n\r\n");

        var answer = (await SendOnce(Post(server.Url))).Answer!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.Status, answer.Reason), Is.EqualTo((299, "Quite so")));
            Assert.That(answer.Header("Content-Type"), Is.EqualTo("Application/JSON ; charset=\"nonsense\""));
            Assert.That(answer.MediaType, Is.EqualTo("application/json"));
            Assert.That(answer.Header("x-odd"), Is.EqualTo("a,, b"));
            Assert.That(answer.Header("Expires"), Is.EqualTo("-1"));
        }
    }

    [TestCase(204)]
    [TestCase(304)]
    [TestCase(400)]
    [TestCase(409)]
    [TestCase(503)]
    [TestCase(999)]
    public async Task Any_status_is_an_answer_and_ends_the_call(int status)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 {status} x\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n");
        using var client = NewClient();

        var exchange = await client.Send(Post(server.Url), Patient).WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.Status, Is.EqualTo(status));
            Assert.That(server.Requests, Has.Length.EqualTo(1));
        }
    }
}
