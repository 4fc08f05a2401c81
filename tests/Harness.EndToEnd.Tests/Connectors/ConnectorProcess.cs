using System.Diagnostics;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>The reference connector as a separate process on a free port.</summary>
internal sealed class ConnectorProcess : IAsyncDisposable
{
    private readonly Process process;

    private ConnectorProcess(Process process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    /// <summary>The URL that serves all three steps.</summary>
    public Uri Endpoint { get; }

    public static async Task<ConnectorProcess> Start(params string[] arguments)
    {
        var start = HarnessProcess.DotnetStart("Harness.ReferenceConnector.dll", ["--port", "0", "--user", "connector", "--password-env", HarnessProcess.PasswordVariable, .. arguments]);
        start.Environment[HarnessProcess.PasswordVariable] = HarnessProcess.Password;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.EndsWith("/api/user-flow", StringComparison.Ordinal)) return new(process, new(line["POST ".Length..]));
        throw new InvalidOperationException("The connector did not start: " + await process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
