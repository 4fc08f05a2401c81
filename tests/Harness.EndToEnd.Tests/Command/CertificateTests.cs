using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Harness.EndToEnd.Tests.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Command;

/// <summary>A client certificate instead of Basic credentials.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CertificateTests
{
    private const string Canary = HarnessProcess.Password;

    [TestCase("client.pfx", Canary)]
    [TestCase("client.pem", null)]
    public async Task The_certificate_is_shown_and_its_password_nowhere(string file, string? password)
    {
        var shown = new ConcurrentBag<string?>();
        using var own = Certificates.ForServer("localhost");
        await using var server = await KestrelServer.Start(
            context =>
            {
                shown.Add(context.Connection.ClientCertificate?.Subject);
                return context.Response.WriteAsync("no contract answer");
            },
            own,
            asksForCertificate: true);
        using var folder = new EmptyFolder();
        using var certificate = Certificates.Authority("B2C caller");
        File.WriteAllBytes(Path.Combine(folder.Path, "client.pfx"), certificate.Export(X509ContentType.Pkcs12, Canary));
        folder.Write("client.pem", certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        string[] secret = password is null ? [] : ["--certificate-password-env", HarnessProcess.PasswordVariable];
        var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/before-creating-user", "--only", "local-account", "--endpoint", server.At("/", "https", "localhost").ToString(), "--trust", "dev", "--certificate", file, .. secret]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(shown, Is.Not.Empty.And.All.EqualTo("CN=B2C caller"));
            Assert.That(run.Error, Does.Contain("certificate").And.Contain($"--cert '{file}"));
            Assert.That(run.Error + folder.Read("artifacts/run.jsonl") + folder.Read("artifacts/report.html"), Does.Not.Contain(Canary));
        });
    }

    [Test]
    public async Task What_is_lacking_on_either_side_is_said_with_the_option_that_mends_it()
    {
        using var own = Certificates.ForServer("localhost");
        await using var server = await KestrelServer.Start(context => context.Response.WriteAsync("never asked"), own, asksForCertificate: true);
        using var folder = new EmptyFolder();
        string[] call = ["run", "builtin:user-flow/before-creating-user", "--only", "local-account", "--endpoint", server.At("/", "https", "localhost").ToString()];
        var untrusted = await HarnessProcess.Run(folder, call);
        var none = await HarnessProcess.Run(folder, [.. call, "--trust", "dev"]);
        Assert.Multiple(() =>
        {
            Assert.That(untrusted.Error, Does.Contain("Trust it with --trust dev, or with --trust FILE"));
            Assert.That(none.Error, Does.Contain("Show one with --certificate FILE."));
        });
    }

    [Test]
    public async Task What_cannot_be_used_is_said_before_anything_is_sent()
    {
        using var folder = new EmptyFolder();
        using var certificate = Certificates.Authority("B2C caller");
        File.WriteAllBytes(Path.Combine(folder.Path, "client.pfx"), certificate.Export(X509ContentType.Pkcs12, Canary));
        string[] target = ["run", "builtin:user-flow/before-creating-user", "--endpoint", "https://localhost:9"];
        var missing = await HarnessProcess.Run(folder, [.. target, "--certificate", "none.pfx", "--user", "connector"]);
        var locked = await HarnessProcess.Run(folder, [.. target, "--certificate", "client.pfx"]);
        Assert.Multiple(() =>
        {
            Assert.That((missing.ExitCode, locked.ExitCode), Is.EqualTo((2, 2)));
            Assert.That(missing.Error, Does.Contain("'none.pfx' cannot be used").And.Contain("do not go together"));
            Assert.That(locked.Error, Does.Contain("'client.pfx' cannot be used").And.Contain("--certificate-password-env VARIABLE"));
        });
    }
}
