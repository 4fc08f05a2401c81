using System.Diagnostics;
using System.Text;
using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class WireTests
{
    [Test]
    public async Task A_call_goes_on_the_wire_exactly_as_intended()
    {
        await using var server = RawServer.Answering(Ok);
        var call = Post(server.At("/api/sign-up?code=a%2Fb%3D%3D&x&y=%E4"), """{"ui_locales":"en-US"}""") with
        {
            Headers = [new("Authorization", new Credentials.Basic("user", "secret").HeaderValue)],
        };

        await SendOnce(call);

        Assert.That(server.Requests, Is.EqualTo(new[]
        {
            "POST /api/sign-up?code=a%2Fb%3D%3D&x&y=%E4 HTTP/1.1\r\n" +
            $"Host: 127.0.0.1:{server.Port}\r\n" +
            $"User-Agent: {ConnectorClient.UserAgent}\r\n" +
            "Authorization: Basic dXNlcjpzZWNyZXQ=\r\n" +
            "Content-Type: application/json\r\n" +
            "Content-Length: 22\r\n" +
            "\r\n" +
            """{"ui_locales":"en-US"}""",
        }));
    }

    [Test]
    public async Task Two_header_lines_of_one_name_stay_two_lines()
    {
        await using var server = RawServer.Answering(Ok);
        var call = Post(server.At("/"), "{}") with { Headers = [new("Authorization", "Basic d3Jvbmc="), new("X-Between", "\u00e4"), new("authorization", "Basic cmlnaHQ=")] };

        await SendOnce(call);

        Assert.That(server.Requests.Single(), Does.Contain("\r\nAuthorization: Basic d3Jvbmc=\r\nX-Between: \u00c3\u00a4\r\nauthorization: Basic cmlnaHQ=\r\n").And.EndsWith("\r\n\r\n{}"));
    }

    [TestCase("/")]
    [TestCase("/?")]
    [TestCase("/a//b;v=1/")]
    [TestCase("/a%2Fb%20c?code=a%2Fb%3D%3D")]
    [TestCase("/api?x&x=1&x=2&=&&y=")]
    [TestCase("/api?y=%E4&z=%C3%A4")]
    [TestCase("/api?q='(a)!*;:@$,/?+b")]
    public async Task Path_and_query_are_sent_as_configured(string pathAndQuery)
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.At(pathAndQuery)));

        Assert.That(server.Requests.Single(), Does.StartWith($"POST {pathAndQuery} HTTP/1.1\r\n"));
    }

    [Test]
    public async Task What_system_uri_takes_for_equal_is_sent_in_its_spelling_which_is_also_the_one_that_reports_show()
    {
        await using var server = RawServer.Answering(Ok);
        var call = Post(server.At("/a/../b%7E?x=%c3%a4#here"));

        await SendOnce(call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests.Single(), Does.StartWith("POST /b~?x=%C3%A4 HTTP/1.1\r\n"));
            Assert.That(call.Url.PathAndQuery, Is.EqualTo("/b~?x=%C3%A4"));
        }
    }

    [TestCase(1)]
    [TestCase(256)]
    [TestCase(300_000)]
    public async Task The_bytes_of_the_body_are_sent_unchanged(int length)
    {
        await using var server = RawServer.Answering(Ok);
        var body = new byte[length];
        for (var at = 0; at < length; at++) body[at] = (byte)(255 - at);

        // A slice: what lies around it in memory is not the body.
        byte[] around = [1, 2, .. body, 3];
        await SendOnce(Post(server.Url) with { Body = around.AsMemory(2, length) });

        var request = server.Requests.Single();
        Assert.That(Encoding.Latin1.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]), Is.EqualTo(body));
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("APPLICATION/JSON;Charset=\"UTF-16\";;x")]
    [TestCase("json")]
    [TestCase("text/plain, application/json")]
    public async Task A_content_type_is_sent_word_for_word(string contentType)
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url) with { ContentType = contentType });

        var contentTypes = HeaderLines(server.Requests.Single()).Where(line => line.StartsWith("Content-Type", StringComparison.OrdinalIgnoreCase));
        Assert.That(contentTypes, Is.EqualTo(new[] { $"Content-Type: {contentType}" }));
    }

    [Test]
    public async Task A_body_without_content_type_is_sent_without_one()
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url) with { ContentType = null });

        Assert.That(HeaderLines(server.Requests.Single()), Has.None.StartsWith("Content-Type").And.One.EqualTo("Content-Length: 33"));
    }

    [Test]
    public async Task A_get_without_body_says_nothing_of_a_body()
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Get(server.At("/api?a=1")));

        Assert.That(server.Requests.Single(), Is.EqualTo(
            $"GET /api?a=1 HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nUser-Agent: {ConnectorClient.UserAgent}\r\n\r\n"));
    }

    [Test]
    public async Task An_empty_body_keeps_its_content_type()
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url, ""));

        Assert.That(server.Requests.Single(), Does.EndWith("\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n"));
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    public async Task The_method_is_the_one_of_the_call(string method)
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url) with { Method = new(method) });

        Assert.That(server.Requests.Single(), Does.StartWith($"{method} / HTTP/1.1\r\n"));
    }

    [Test]
    public async Task Tracing_of_the_harness_adds_nothing_to_a_call()
    {
        await using var server = RawServer.Answering(Ok);
        using var activity = new Activity("a run").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("key", "value").Start();

        await SendOnce(Post(server.Url));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Activity.Current, Is.SameAs(activity));
            Assert.That(
                HeaderLines(server.Requests.Single()).Select(line => line.Split(':')[0]),
                Is.EqualTo(new[] { "Host", "User-Agent", "Content-Type", "Content-Length" }));
        }
    }

    [Test]
    public async Task Further_header_lines_are_sent_as_given()
    {
        await using var server = RawServer.Answering(Ok);
        var call = Post(server.Url) with
        {
            Headers =
            [
                new("User-Agent", "Someone/1 (else)"), new("Host", "connector.example"), new("x-claim", "\"a\", b;c="),
                new("Accept", "nonsense"), new("Content-Language", "de"), new("x-empty", ""),
            ],
        };

        await SendOnce(call);

        Assert.That(HeaderLines(server.Requests.Single()), Is.EquivalentTo(new[]
        {
            "User-Agent: Someone/1 (else)", "Host: connector.example", "x-claim: \"a\", b;c=", "Accept: nonsense",
            "Content-Language: de", "x-empty: ", "Content-Type: application/json", "Content-Length: 33",
        }));
    }

    [Test]
    public async Task A_body_in_chunks_has_no_length()
    {
        await using var server = RawServer.AnsweringAfter("0\r\n\r\n", Ok);

        await SendOnce(Post(server.Url, "{}") with { IsChunked = true });

        var request = server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HeaderLines(request), Has.One.EqualTo("Transfer-Encoding: chunked").And.None.StartsWith("Content-Length"));
            Assert.That(request, Does.EndWith("\r\n\r\n2\r\n{}\r\n0\r\n\r\n"));
        }
    }

    [Test]
    public async Task An_announced_body_comes_when_it_is_asked_for()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Until("\r\n\r\n");
            await connection.Send("HTTP/1.1 100 Continue\r\n\r\n");
            await connection.Until("{}");
            await connection.Send(Ok);
        });

        var exchange = await SendOnce(Post(server.Url, "{}") with { ExpectsContinue = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Answer!.Status, Is.EqualTo(200));
            Assert.That(HeaderLines(server.Requests[0]), Has.One.EqualTo("Expect: 100-continue").And.One.EqualTo("Content-Length: 2"));
            Assert.That(server.Requests[0], Does.EndWith("\r\n\r\n"), "the body does not come unasked");
        }
    }

    [Test]
    public async Task An_announced_body_is_not_sent_to_an_endpoint_that_refuses_it()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Until("\r\n\r\n");
            await connection.Send("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            await connection.Ended();
        });

        var exchange = await SendOnce(Post(server.Url, "{}") with { ExpectsContinue = true });

        Assert.That(exchange.Answer!.Status, Is.EqualTo(417));
    }

    [Test]
    public async Task An_announced_body_comes_in_the_end_where_nobody_asks_for_it()
    {
        await using var server = RawServer.Answering(Ok);

        var exchange = await SendOnce(Post(server.Url, "{}") with { ExpectsContinue = true });

        Assert.That(exchange.Answer!.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_call_may_say_nothing_of_its_sender()
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url) with { UserAgent = null });

        Assert.That(HeaderLines(server.Requests.Single()).Select(line => line.Split(':')[0]), Is.EqualTo(new[] { "Host", "Content-Type", "Content-Length" }));
    }

    [Test]
    public async Task A_header_value_beyond_ascii_is_sent_in_utf8()
    {
        await using var server = RawServer.Answering(Ok);

        await SendOnce(Post(server.Url) with { Headers = [new("x-city", "Köln")] });

        Assert.That(HeaderLines(server.Requests.Single()), Has.One.EqualTo("x-city: K\u00c3\u00b6ln"));
    }

    [TestCase("x-claim", "one\r\nx-smuggled: two")]
    [TestCase("no name", "value")]
    public async Task A_header_line_that_http_cannot_carry_is_a_mistake_of_the_caller_and_nothing_is_sent(string name, string value)
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();
        var call = Post(server.Url) with { Headers = [new(name, value)] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await client.Send(call, Once), Throws.InvalidOperationException);
            Assert.That(server.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task A_content_type_with_a_line_break_is_not_sent_either()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();
        var call = Post(server.Url) with { ContentType = "a/b\r\nx: y" };

        Assert.That(async () => await client.Send(call, Once), Throws.InvalidOperationException);
    }

    private static IEnumerable<string> HeaderLines(string request) => request.Split("\r\n").Skip(1).TakeWhile(line => line.Length > 0);
}
