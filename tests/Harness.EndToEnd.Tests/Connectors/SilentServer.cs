using System.Net;
using System.Net.Sockets;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>Accepts every connection and never says a word.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];
    private Task accepting = Task.CompletedTask;

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api";

    public int Connections => clients.Count;

    public static SilentServer Start()
    {
        var server = new SilentServer();
        server.listener.Start();
        server.accepting = server.Accept();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        foreach (var client in clients) client.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) clients.Add(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }
}
