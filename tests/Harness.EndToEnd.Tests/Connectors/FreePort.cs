using System.Net;
using System.Net.Sockets;

namespace Harness.EndToEnd.Tests.Connectors;

internal static class FreePort
{
    /// <summary>A port at which nothing listens just now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
