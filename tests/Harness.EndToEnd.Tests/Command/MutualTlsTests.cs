using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;
using Harness.Exchanges.Handshakes;
using Harness.ReferenceConnector;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>Certificates of <c>certificate new</c>, and what the transport pack says with them.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MutualTlsTests
{
    private static readonly string[] New = ["certificate", "new", "--password-env", HarnessProcess.PasswordVariable];

    [Test]
    public async Task The_certificates_work_with_each_other_and_their_keys_are_nobody_elses()
    {
        using var folder = new EmptyFolder();
        var made = await HarnessProcess.Run(folder, New);
        var again = await HarnessProcess.Run(folder, New);
        await using var connector = Connector(folder, []);
        await connector.StartAsync();
        var run = await Transport(folder, new Uri(connector.Urls.First()).Port);
        Assert.Multiple(() =>
        {
            Assert.That((made.ExitCode, again.ExitCode, run.ExitCode), Is.EqualTo((0, 2, 0)), made.Error + run.Error);
            Assert.That(again.Error, Does.Contain("authority.crt is there already"));
            Assert.That(run.Error, Does.Contain("shown is CN=connector.contoso.onmicrosoft.com, thumbprint "));
            foreach (var rule in new[] { "UF-TRN-002", "UF-TRN-003", "UF-TRN-004", "UF-AUT-007", "UF-AUT-008", "UF-AUT-009", "UF-AUT-014", "UF-AUT-017" })
                Assert.That(Verdict(folder, rule), Is.EqualTo("held"), rule);
            Assert.That(Verdict(folder, "UF-TRN-005"), Is.EqualTo("not-exercised"), "no public authority was asked");
            Assert.That(Verdict(folder, "UF-TRN-001"), Is.EqualTo("not-exercised"), "port 80 of this machine was not asked");
            Assert.That(made.Error + run.Error + folder.Read("artifacts/run.jsonl"), Does.Not.Contain(HarnessProcess.Password));
            if (!OperatingSystem.IsWindows())
                foreach (var file in new[] { "authority.pem", "client.pfx", "server.pfx" })
                    Assert.That(File.GetUnixFileMode(In(folder, file)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        });
    }

    [Test]
    public async Task What_comes_next_can_be_pasted_into_a_shell()
    {
        using var folder = new EmptyFolder();
        var made = await HarnessProcess.Run(folder, [.. New, "--out", "my pki", "--subject", "CN=Orders, O=Contoso Ltd"]);
        Assert.That(made.Error + made.Output, Does.Contain($"--server-certificate '{Path.Combine("my pki", "server.pfx")}'").And.Contain("--client-subject 'CN=Orders, O=Contoso Ltd'"));
    }

    [Test]
    public async Task Without_the_key_of_the_authority_nothing_is_said_about_dates()
    {
        using var folder = new EmptyFolder();
        await HarnessProcess.Run(folder, New);
        File.Delete(In(folder, "authority.pem"));
        await using var connector = Connector(folder, ["ignores-certificate-dates"]);
        await connector.StartAsync();
        await Transport(folder, new Uri(connector.Urls.First()).Port);
        Assert.That(Verdict(folder, "UF-AUT-009"), Is.EqualTo("not-exercised"));
    }

    [Category("RealParts")]
    [TestCase("-no_tls1 -no_tls1_1", HandshakeEnd.Refused, HandshakeEnd.Agreed)]
    [TestCase("", HandshakeEnd.Agreed, HandshakeEnd.Agreed)]
    [TestCase("-tls1_3", HandshakeEnd.Refused, HandshakeEnd.Refused)]
    public async Task What_is_seen_of_tls_is_what_a_real_server_does(string options, object older, object tls12)
    {
        using var folder = new EmptyFolder();
        using var server = CertificateAuthority.New(new("CN=authority"), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)).Certificate;
        var pem = folder.Write("server.pem", server.ExportCertificatePem() + "\n" + server.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var port = FreePort.Find();
        using var openssl = OpenSsl($"s_server -accept {port} -cert {pem} -cipher ALL:@SECLEVEL=0 -www {options}");
        try
        {
            await Listening(openssl);
            using var client = new ConnectorClient(TimeProvider.System);
            async Task<HandshakeEnd> End(HandshakeOffer offer) => (await client.Shake(new($"https://localhost:{port}/"), offer, TimeSpan.FromSeconds(10), CancellationToken.None)).End;
            var ends = new[] { await End(HandshakeOffer.Tls10), await End(HandshakeOffer.Tls11), await End(HandshakeOffer.Tls12), await End(HandshakeOffer.Listed) };
            Assert.That(ends, Is.EqualTo(new[] { older, older, tls12, tls12 }));
        }
        finally
        {
            openssl.Kill();
        }
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Connector(EmptyFolder folder, string[] defects) => ReferenceConnectorApp.Build(
        new()
        {
            Defects = defects,
            ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(In(folder, "server.pfx"), HarnessProcess.Password),
            ClientAuthority = X509CertificateLoader.LoadCertificateFromFile(In(folder, "authority.crt")),
            ClientSubject = "CN=connector.contoso.onmicrosoft.com",
        },
        "http://127.0.0.1:0");

    private static Task<ProcessResult> Transport(EmptyFolder folder, int port) => HarnessProcess.Run(folder,
    [
        "run", "builtin:user-flow/transport", "--endpoint", $"https://localhost:{port}/api/user-flow", "--trust", In(folder, "authority.crt"),
        "--certificate", In(folder, "client.pfx"), "--certificate-password-env", HarnessProcess.PasswordVariable,
    ]);

    private static string In(EmptyFolder folder, string file) => folder.At(Path.Combine("certificates", file));

    private static string? Verdict(EmptyFolder folder, string rule) =>
        JsonDocument.Parse(folder.Read("artifacts/run.jsonl").TrimEnd().Split('\n')[^1]).RootElement.GetProperty("footer").GetProperty("rules").EnumerateArray()
            .Single(row => row.GetProperty("rule").GetString() == rule).GetProperty("verdict").GetString();

    private static Process OpenSsl(string arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("There is no openssl on this machine.");
            throw;
        }
    }

    private static async Task Listening(Process openssl)
    {
        while (await openssl.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) is { } line)
            if (line.StartsWith("ACCEPT", StringComparison.Ordinal)) return;
        Assert.Fail(await openssl.StandardError.ReadToEndAsync());
    }
}
