using System.Net;
using System.Net.Sockets;

namespace Harness.Exchanges;

/// <summary>Answers one call on a port of this machine, so that what .NET does once is not counted as the endpoint's time.</summary>
internal sealed class WarmUpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public WarmUpServer() => listener.Start(1);

    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    public async Task Answer(CancellationToken cancellationToken)
    {
        using var caller = await listener.AcceptTcpClientAsync(cancellationToken).ConfigureAwait(false);
        var stream = caller.GetStream();
        var buffer = new byte[4096];
        var length = 0;
        while (length < buffer.Length && !buffer.AsSpan(0, length).EndsWith("\r\n\r\n{}"u8))
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0) return;
            length += read;
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => listener.Dispose();
}
