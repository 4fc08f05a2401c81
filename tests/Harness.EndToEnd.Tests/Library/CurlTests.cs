using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Harness.Dialects;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>The curl lines of reports, pasted into a real shell.</summary>
[Category("RealParts")]
[Parallelizable(ParallelScope.All)]
public sealed class CurlTests
{
    private const string Secret = "pass 'word'";

    private static readonly byte[] NoText = [.. "{\"name\":\"100 % O'Neil \\n"u8, 0xC3, 0x28, 0x00, 0xFF, (byte)'7', (byte)'\n', .. "\"}"u8];

    [Test]
    public async Task Bytes_that_are_no_text_arrive_as_they_were_sent()
    {
        var received = new TaskCompletionSource<(byte[] Body, string? Type)>();
        await using var server = await KestrelServer.Start(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.SetResult((body.ToArray(), context.Request.ContentType));
        });
        await Paste(new Call { Method = HttpMethod.Post, Url = server.At("/"), Body = NoText }, new Credentials.None(), Trust.System);
        var (body, type) = await received.Task;
        Assert.Multiple(() =>
        {
            Assert.That(body, Is.EqualTo(NoText));
            Assert.That(type, Is.Null);
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Certificates_of_both_sides_are_named_so_that_the_call_is_answered(bool isDevelopment)
    {
        using var folder = new EmptyFolder();
        using var certificate = Certificates.ForServer("localhost");
        using var caller = Certificates.Authority("B2C caller");
        var shown = "";
        await using var server = await KestrelServer.Start(
            context =>
            {
                shown = context.Connection.ClientCertificate?.Subject;
                return Task.CompletedTask;
            },
            certificate,
            asksForCertificate: true);
        var pfx = Path.Combine(folder.Path, "my client.pfx");
        File.WriteAllBytes(pfx, caller.Export(X509ContentType.Pkcs12, Secret));
        folder.Write("my server.pem", certificate.ExportCertificatePem());
        var trust = isDevelopment ? Trust.Development : Trust.File(Path.Combine(folder.Path, "my server.pem"));
        var call = new Call { Method = HttpMethod.Get, Url = server.At("/", "https", "localhost") };
        var answer = await Paste(call, Credentials.Certificate.Read(pfx, Secret), trust);
        Assert.Multiple(() =>
        {
            Assert.That(answer, Does.Contain(" 200"));
            Assert.That(shown, Is.EqualTo("CN=B2C caller"));
        });
    }

    private static async Task<string> Paste(Call call, Credentials credentials, Trust trust)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("The curl lines are for a POSIX shell.");
        var profile = new Profile { Endpoint = call.Url, Credentials = credentials, PasswordVariable = "CALLER_PASSWORD" };
        var line = new Curl(new Redactor([profile]), trust).Line(call, Clock.All[0], profile);
        var start = new ProcessStartInfo("sh", ["-c", $"command -v curl >/dev/null || exit 99; {line}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CALLER_PASSWORD"] = Secret;
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync();
        var answer = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode == 99) Assert.Ignore("There is no curl here.");
        Assert.That(shell.ExitCode, Is.Zero, $"{line}\n{await errors}");
        return answer;
    }
}
