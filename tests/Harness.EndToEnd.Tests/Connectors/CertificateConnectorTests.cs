using System.Diagnostics;
using System.Text.Json;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>A connector in another language, with the files of <c>certificate new</c>, is accused of what it does wrong and of nothing else.</summary>
[Category("RealParts")]
[Parallelizable(ParallelScope.All)]
public sealed class CertificateConnectorTests
{
    private EmptyFolder? made;

    private string Certificates => made!.At("certificates");

    [OneTimeSetUp]
    public async Task MakeCertificates()
    {
        made = new();
        var run = await HarnessProcess.Run(made, "certificate", "new", "--password-env", HarnessProcess.PasswordVariable);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [OneTimeTearDown]
    public void Forget() => made?.Dispose();

    [TestCase("none", null)]
    [TestCase("closes-handshakes", null, "no-certificate", "wrong-certificates")]
    [TestCase("accepts-anybody", "UF-AUT-007", "no-certificate", "forged-forwarding")]
    [TestCase("compares-subjects", "UF-AUT-008", "no-certificate", "wrong-certificates")]
    [TestCase("trusts-header", "UF-AUT-014", "no-certificate", "forged-forwarding")]
    public async Task A_connector_of_node_is_accused_of_its_mistake_alone(string mistake, string? rule, params string[] only)
    {
        using var node = Start(mistake);
        try
        {
            using var folder = new EmptyFolder();
            var run = await HarnessProcess.Run(folder,
            [
                "run", "builtin:user-flow/transport", "--endpoint", $"https://localhost:{await node.StandardOutput.ReadLineAsync()}/", "--trust", Path.Combine(Certificates, "authority.crt"),
                "--certificate", Path.Combine(Certificates, "client.pfx"), "--certificate-password-env", HarnessProcess.PasswordVariable,
                .. only.SelectMany(scenario => new[] { "--only", scenario }),
            ]);
            Assert.Multiple(() =>
            {
                Assert.That(run.ExitCode, Is.EqualTo(rule is null ? 0 : 1), run.Error);
                Assert.That(Broken(folder), Is.EqualTo(rule is null ? [] : new[] { rule }), run.Error);
            });
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }
    }

    private static IEnumerable<string?> Broken(EmptyFolder folder) =>
        JsonDocument.Parse(folder.Read("artifacts/run.jsonl").TrimEnd().Split('\n')[^1]).RootElement.GetProperty("footer").GetProperty("rules").EnumerateArray()
            .Where(row => row.GetProperty("verdict").GetString() == "broken").Select(row => row.GetProperty("rule").GetString());

    private Process Start(string mistake)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CERTIFICATE_PASSWORD"] = HarnessProcess.Password;
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Connectors", "certificate_connector.js"), Certificates, "CN=connector.contoso.onmicrosoft.com", mistake }) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("node is not installed here.");
            throw;
        }
    }
}
