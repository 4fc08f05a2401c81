using System.Globalization;

namespace Harness.Downstream;

/// <summary>A stand-in cannot listen where it should, mostly because something else does.</summary>
public sealed class PortUnavailableException : IOException
{
    internal PortUnavailableException(int port, Exception cause)
        : base(Words(port, cause), cause) => Port = port;

    /// <summary>The port.</summary>
    public int Port { get; }

    private static string Words(int port, Exception cause)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        return cause is Microsoft.AspNetCore.Connections.AddressInUseException or System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.AddressAlreadyInUse }
            ? $"Port {text} of 127.0.0.1 is in use. Stop what listens there, or choose another port."
            : $"Port {text} of 127.0.0.1 cannot be listened on: {cause.Message}. Choose another port.";
    }
}
