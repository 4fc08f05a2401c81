using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Harness.EndToEnd.Tests.Connectors;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>The WireMock server, started from the jar that <c>WIREMOCK_JAR</c> names.</summary>
internal sealed class RealWireMock : IAsyncDisposable
{
    public const string JarVariable = "WIREMOCK_JAR";

    private readonly Process process;
    private readonly HttpClient admin;

    private RealWireMock(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        admin = new() { BaseAddress = new(address, "__admin/") };
    }

    public Uri Address { get; }

    /// <summary>Why there is none here, or null.</summary>
    public static string? Missing() =>
        Environment.GetEnvironmentVariable(JarVariable) is not { Length: > 0 } jar ? $"{JarVariable} names no jar of WireMock 3; 'npm install wiremock@3' brings one."
        : !File.Exists(jar) ? $"{JarVariable} names '{jar}', and there is no such file."
        : !HasJava() ? "There is no java on the PATH; WireMock needs 11 or newer."
        : null;

    public static async Task<RealWireMock> Start(string root)
    {
        var port = FreePort.Find();
        string[] arguments =
        [
            "-XX:TieredStopAtLevel=1", "-jar", Environment.GetEnvironmentVariable(JarVariable)!, "--port", $"{port}", "--bind-address", "127.0.0.1",
            "--disable-banner", "--root-dir", root,
        ];
        var process = Process.Start(new ProcessStartInfo("java", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // What nobody reads would stop it when the pipe is full.
        process.OutputDataReceived += (_, _) => { };
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var real = new RealWireMock(process, new($"http://127.0.0.1:{port}/"));
        for (var patience = Stopwatch.StartNew(); !await real.IsReady(); await Task.Delay(100))
        {
            if (!process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1)) continue;
            await real.DisposeAsync();
            throw new InvalidOperationException("WireMock did not start: " + errors);
        }

        return real;
    }

    /// <summary>Forgets everything, and arranges mappings word for word.</summary>
    public async Task Arrange(IEnumerable<string> mappings)
    {
        await Send("reset", "");
        foreach (var mapping in mappings) await Send("mappings", mapping);
    }

    /// <summary>Its journal, oldest first.</summary>
    public async Task<ImmutableArray<JsonElement>> Journal()
    {
        var journal = JsonElement.Parse(await admin.GetByteArrayAsync("requests"));
        return [.. journal.GetProperty("requests").EnumerateArray().Reverse()];
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Send(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await admin.PostAsync(path, content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"WireMock refused {body}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await admin.GetAsync("mappings");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "java.exe" : "java")));
}
