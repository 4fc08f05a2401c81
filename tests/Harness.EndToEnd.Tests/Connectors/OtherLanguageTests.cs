using System.ComponentModel;
using System.Diagnostics;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>A connector in another language, told to call the stand-in, is judged by the pack that judges the reference connector.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OtherLanguageTests
{
    [Test]
    public async Task A_connector_in_Python_goes_on_whatever_its_service_does()
    {
        var (run, _) = await Play(timeout: "0.2");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Error, Does.Contain("3 degraded").And.Not.Contain("BROKEN"));
        });
    }

    [Test]
    public async Task The_same_without_a_timeout_is_late_under_the_rule_that_says_so()
    {
        var (run, folder) = await Play(timeout: "0");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Match("accept-and-hang +BROKEN UF-LAT-005").And.Match("status-503 +degraded"));
            Assert.That(folder, Does.Contain("UF-LAT-005"));
        });
    }

    private static async Task<(ProcessResult Run, string Report)> Play(string timeout)
    {
        var port = FreePort.Find();
        using var python = Start(port, timeout);
        try
        {
            var endpoint = $"http://127.0.0.1:{await python.StandardOutput.ReadLineAsync()}/";
            using var folder = new EmptyFolder();
            var cells = new[] { "accept-and-hang", "connection-reset", "status-503" }.SelectMany(fault => new[] { "--only", $"resilience/faults-before-sending-token/{fault}" });
            var run = await HarnessProcess.Run(folder, ["run", "builtin:user-flow/resilience", "--endpoint", endpoint, "--downstream", $"loyalty={port}", "--clock", "user-flow@2025*0.2", .. cells]);
            return (run, folder.Read("artifacts/run.jsonl"));
        }
        finally
        {
            python.Kill();
            await python.WaitForExitAsync();
        }
    }

    private static Process Start(int loyalty, string timeout)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Connectors", "loyalty_connector.py"), $"http://127.0.0.1:{loyalty}", timeout }) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("python3 is not installed here.");
            throw;
        }
    }
}
