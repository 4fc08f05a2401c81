using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Harness.Downstream;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>HAProxy on a free port: what <c>HAPROXY</c> names, or the first on the path.</summary>
internal sealed class HaProxy : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Debian keeps it where only the administrator's path leads.
    private static readonly string? Program = Environment.GetEnvironmentVariable("HAPROXY") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin").Select(folder => Path.Combine(folder, "haproxy")).FirstOrDefault(File.Exists);

    private readonly Process process;
    private readonly string folder;

    private HaProxy(Process process, string folder, int port) => (this.process, this.folder, Address) = (process, folder, new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"));

    public Uri Address { get; }

    /// <summary>Why there is none here, or null.</summary>
    public static string? Missing =>
        Program is null ? "There is no HAProxy here: put haproxy on the PATH, or name it in HAPROXY. Debian's package haproxy brings it."
        : !File.Exists(Program) ? $"HAPROXY names {Program}, and there is no such file."
        : null;

    /// <summary>Starts it with a configuration, which finds its port in <c>GATEWAY_PORT</c>, and files that the environment names.</summary>
    /// <param name="configuration">The text of the configuration.</param>
    /// <param name="environment">What the configuration takes from the environment.</param>
    /// <param name="files">Texts by the variables that name their files.</param>
    public static async Task<HaProxy> Start(string configuration, IEnumerable<KeyValuePair<string, string>> environment, IEnumerable<KeyValuePair<string, string>> files)
    {
        var folder = Directory.CreateTempSubdirectory("haproxy").FullName;
        var file = Path.Combine(folder, "haproxy.cfg");
        await File.WriteAllTextAsync(file, configuration);
        var port = QuietPort.Find();
        var start = new ProcessStartInfo(Program!, ["-db", "-f", file]) { RedirectStandardError = true, Environment = { ["GATEWAY_PORT"] = port.ToString(CultureInfo.InvariantCulture) } };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var (name, text) in files)
        {
            start.Environment[name] = Path.Combine(folder, name + ".pem");
            await File.WriteAllTextAsync(start.Environment[name]!, text);
        }

        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var proxy = new HaProxy(process, folder, port);
        for (var waited = Stopwatch.StartNew(); !await IsListening(port); await Task.Delay(10))
        {
            if (!process.HasExited && waited.Elapsed < Patience) continue;
            await proxy.DisposeAsync();
            throw new InvalidOperationException("HAProxy did not start: " + errors);
        }

        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> IsListening(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
