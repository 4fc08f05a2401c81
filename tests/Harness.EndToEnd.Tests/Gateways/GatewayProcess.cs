using System.Diagnostics;
using Harness.EndToEnd.Tests.Command;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The reference gateway as a separate process on a free port.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly Process process;

    private GatewayProcess(Process process, Uri api, Uri address) => (this.process, Api, Address) = (process, api, address);

    /// <summary>The API behind it.</summary>
    public Uri Api { get; }

    public Uri Address { get; }

    public static async Task<GatewayProcess> Start(params string[] arguments)
    {
        var process = Process.Start(HarnessProcess.DotnetStart("Harness.ReferenceConnector.dll", ["--port", "0", .. arguments]))!;
        Uri? api = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("The API behind", StringComparison.Ordinal)) api = new(line.Split(": ")[^1]);
            if (line.EndsWith("/connector", StringComparison.Ordinal)) return new(process, api!, new(line["POST ".Length..^"/connector".Length]));
        }

        throw new InvalidOperationException("The gateway did not start: " + await process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
