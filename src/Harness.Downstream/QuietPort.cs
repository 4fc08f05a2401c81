using System.Net;
using System.Net.Sockets;

namespace Harness.Downstream;

/// <summary>
/// A free port that no system gives to outgoing connections. While a door is being shut it lets go of its port for a moment, and one from
/// the usual range could become somebody's own end of a connection just then.
/// </summary>
internal static class QuietPort
{
    private const int Lowest = 20_000;
    private const int Count = 12_000;

    public static int Find()
    {
        // Where to begin looking is up to the system, so that two who look at once do not find the same.
        using var any = Bind(0)!;
        var start = ((IPEndPoint)any.LocalEndPoint!).Port;
        for (var step = 0; step < Count; step++)
        {
            var port = Lowest + ((start + step) % Count);
            if (IsFree(port)) return port;
        }

        return start;
    }

    /// <summary>Whether nobody has it, listening or not.</summary>
    public static bool IsFree(int port)
    {
        using var socket = Bind(port);
        return socket is not null;
    }

    private static Socket? Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
