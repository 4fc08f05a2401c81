using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges;
using Harness.Exchanges.Handshakes;
using Microsoft.AspNetCore.Http;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class TlsTests
{
    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public async Task A_certificate_issued_by_itself_is_refused_by_default_in_clear_words(string host)
    {
        using var certificate = Certificates.ForServer(host);
        await using var server = await Start(certificate);

        var exchange = await SendOnce(Post(server.At("/", "https", host)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.Failed));
            Assert.That(exchange.Attempts.Single().Failure, Is.EqualTo(new Failure(
                FailureKind.Tls, $"The TLS handshake failed: the certificate 'CN={host}' comes from no authority that is trusted here.") { Trouble = TlsTrouble.NotTrusted }));
            Assert.That(exchange.Connected, Is.True);
            Assert.That(server.Paths, Is.Empty);
        }
    }

    [TestCase("localhost", "localhost")]
    [TestCase("127.0.0.1", "127.0.0.1")]
    [TestCase("127.0.0.1", "other.example")]
    public async Task On_this_machine_development_trusts_any_certificate(string host, string name)
    {
        using var certificate = Certificates.ForServer(name);
        await using var server = await Start(certificate);

        var exchange = await SendOnce(Post(server.At("/", "https", host)), Trust.Development);

        Assert.That(exchange.Answer?.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_server_that_warns_and_goes_on_has_agreed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Answer();
        using var client = NewClient();
        var shaken = await client.Shake(new($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"), HandshakeOffer.Tls12, Once.Clock.Patience, default).WaitAsync(Soon);
        await answering;
        Assert.That((shaken.End, shaken.Said), Is.EqualTo((HandshakeEnd.Agreed, "TLS 1.2 with TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")));

        // The name is not known to it (112, a warning); then its hello without session and extensions.
        async Task Answer()
        {
            using var socket = await listener.AcceptSocketAsync();
            await socket.ReceiveAsync(new byte[4096]);
            await socket.SendAsync((byte[])[21, 3, 3, 0, 2, 1, 112]);
            await socket.SendAsync((byte[])[22, 3, 3, 0, 42, 2, 0, 0, 38, 3, 3, .. new byte[32], 0, 0xC0, 0x2F, 0]);
        }
    }

    [Test]
    public async Task The_handshake_is_timed_on_a_new_connection_and_zero_on_a_kept_one()
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var server = await Start(certificate);
        using var client = NewClient(Trust.Development);

        var first = (await client.Send(Post(server.At("/", "https")), Once).WaitAsync(Soon)).Attempts.Single().Timing;
        var second = (await client.Send(Post(server.At("/", "https")), Once).WaitAsync(Soon)).Attempts.Single().Timing;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Connect, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(first.Tls, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(first.Connect + first.Tls, Is.LessThan(first.FirstByte));
            Assert.That((second.Connect, second.Tls), Is.EqualTo((TimeSpan.Zero, TimeSpan.Zero)));
        }
    }

    [Test]
    public async Task Over_tls_too_the_call_is_http_1_1()
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var server = await KestrelServer.Start(context => context.Response.WriteAsync(context.Request.Protocol), certificate);

        var exchange = await SendOnce(Post(server.At("/", "https")), Trust.Development);

        Assert.That((exchange.Answer!.HttpVersion, exchange.Answer.Text()), Is.EqualTo(("1.1", "HTTP/1.1")));
    }

    [TestCase("localhost", null)]
    [TestCase("127.0.0.1", "The TLS handshake failed: the certificate 'CN=localhost' is not made out to the host '127.0.0.1'.")]
    public async Task A_certificate_in_the_file_is_trusted_for_its_own_name(string host, string? failure)
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var server = await Start(certificate);
        using var file = new TemporaryFile(certificate.ExportCertificatePem());

        var exchange = await SendOnce(Post(server.At("/", "https", host)), Trust.File(file.Path));

        Assert.That(exchange.Attempts.Single().Failure?.Text, Is.EqualTo(failure));
    }

    [Test]
    public async Task The_host_header_has_no_say_in_whose_certificate_is_wanted()
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var server = await Start(certificate);
        using var file = new TemporaryFile(certificate.ExportCertificatePem());
        var call = Post(server.At("/", "https", "localhost")) with { Headers = [new("Host", "elsewhere.example")] };

        var exchange = await SendOnce(call, Trust.File(file.Path));

        Assert.That(exchange.Answer?.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_certificate_in_a_der_file_is_trusted()
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var server = await Start(certificate);
        using var file = new TemporaryFile(certificate.Export(X509ContentType.Cert));

        var exchange = await SendOnce(Post(server.At("/", "https", "localhost")), Trust.File(file.Path));

        Assert.That(exchange.Answer?.Status, Is.EqualTo(200));
    }

    [TestCase("root in file")]
    [TestCase("server in file")]
    [TestCase("root in file, intermediate sent")]
    [TestCase("root and another in file, intermediate sent")]
    public async Task A_certificate_of_an_authority_is_trusted_when_the_file_knows_the_authority_or_the_certificate(string file)
    {
        using var root = Certificates.Authority("Contoso root");
        using var intermediate = Certificates.Authority("Contoso issuing", root);
        var direct = !file.Contains("intermediate", StringComparison.Ordinal);
        using var certificate = Certificates.ForServer("localhost", direct ? root : intermediate);
        using var another = Certificates.Authority("Fabrikam root");
        await using var server = await KestrelServer.Start(_ => Task.CompletedTask, certificate, [intermediate]);
        X509Certificate2[] inFile = file.Split(',')[0] switch
        {
            "root in file" => [root],
            "server in file" => [certificate],
            _ => [another, root],
        };
        using var trusted = new TemporaryFile(string.Join('\n', inFile.Select(one => one.ExportCertificatePem())));

        var exchange = await SendOnce(Post(server.At("/", "https", "localhost")), Trust.File(trusted.Path));

        Assert.That(exchange.Attempts.Single().Failure, Is.Null);
    }

    [Test]
    public async Task A_certificate_of_an_authority_that_the_file_does_not_know_is_refused()
    {
        using var root = Certificates.Authority("Contoso root");
        using var another = Certificates.Authority("Contoso root");
        using var certificate = Certificates.ForServer("localhost", root);
        await using var server = await Start(certificate);
        using var file = new TemporaryFile(another.ExportCertificatePem());

        var exchange = await SendOnce(Post(server.At("/", "https", "localhost")), Trust.File(file.Path));

        Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.Tls));
    }

    [Test]
    public async Task An_expired_certificate_is_refused_even_when_the_file_knows_it()
    {
        using var certificate = Certificates.ForServer("localhost", validDays: -1);
        await using var server = await Start(certificate);
        using var file = new TemporaryFile(certificate.ExportCertificatePem());

        var exchange = await SendOnce(Post(server.At("/", "https", "localhost")), Trust.File(file.Path));

        Assert.That(
            exchange.Attempts.Single().Failure?.Text,
            Is.EqualTo("The TLS handshake failed: the certificate 'CN=localhost' has expired, or is not valid yet."));
    }

    [TestCase("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [TestCase("")]
    public async Task A_server_without_tls_fails_the_handshake(string sent)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.Send(sent);
            if (sent.Length > 0) await connection.Ended();
        });

        var exchange = await SendOnce(Post(server.At("/", "https")), Trust.Development);

        TestContext.Out.WriteLine(exchange.Attempts.Single().Failure?.Text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().Failure?.Kind, Is.EqualTo(FailureKind.Tls));
            Assert.That(exchange.Attempts.Single().Failure?.Text, Does.StartWith("The TLS handshake failed: ").And.EndWith("."));
        }
    }

    [Test]
    public async Task A_server_that_wants_a_certificate_and_gets_none_is_told_from_one_that_breaks()
    {
        using var certificate = Certificates.ForServer("localhost");
        await using var asking = await KestrelServer.Start(_ => Task.CompletedTask, certificate, asksForCertificate: true);
        await using var breaking = await KestrelServer.Start(async context => context.Abort(), certificate);

        var asked = (await SendOnce(Post(asking.At("/", "https", "localhost")), Trust.Development)).Attempts.Single().Failure;
        var broken = (await SendOnce(Post(breaking.At("/", "https", "localhost")), Trust.Development)).Attempts.Single().Failure;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((asked?.Trouble, broken?.Trouble), Is.EqualTo((TlsTrouble.NoneShown, TlsTrouble.None)));
            Assert.That(asked?.Text, Does.EndWith("after the server had asked for a client certificate and got none."));
        }
    }

    [Test]
    public async Task A_handshake_that_hangs_is_a_timeout_and_its_connection_is_closed_at_once()
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        var closed = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            arrived.Release();
            await connection.Ended();
            closed.Release();
        });
        using var client = new ConnectorClient(time, Trust.Development);

        var sending = client.Send(Post(server.At("/", "https")), Once);
        await arrived.WaitAsync(Soon);
        time.Advance(Once.Clock.Patience);
        var exchange = await sending.WaitAsync(Soon);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Attempts.Single().End, Is.EqualTo(AttemptEnd.TimedOut));
            Assert.That(await closed.WaitAsync(TimeSpan.FromSeconds(4)), Is.True, "closed before the handler would give up by itself");
        }
    }

    private static Task<KestrelServer> Start(X509Certificate2 certificate) => KestrelServer.Start(_ => Task.CompletedTask, certificate);

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public TemporaryFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
