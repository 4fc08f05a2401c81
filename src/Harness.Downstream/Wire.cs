using System.Net.Sockets;

namespace Harness.Downstream;

/// <summary>The socket of a connection, spoken to beneath the server, which cannot say what is no HTTP.</summary>
internal sealed class Wire(Socket socket, TimeProvider time)
{
    private const int MostPieces = 40;

    /// <summary>How long a caller may take to notice that a connection was closed before it is reset.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <summary>Sends bytes, the first at once and the last when a time is over.</summary>
    public async Task Send(ReadOnlyMemory<byte> bytes, TimeSpan over, CancellationToken cancellationToken)
    {
        var pieces = over > TimeSpan.Zero ? Math.Max(1, Math.Min(MostPieces, bytes.Length)) : 1;
        for (var piece = 0; piece < pieces; piece++)
        {
            if (piece > 0) await Task.Delay(over / (pieces - 1), time, cancellationToken).ConfigureAwait(false);
            var (from, to) = ((int)((long)bytes.Length * piece / pieces), (int)((long)bytes.Length * (piece + 1) / pieces));
            for (var rest = bytes[from..to]; !rest.IsEmpty;) rest = rest[await socket.SendAsync(rest, cancellationToken).ConfigureAwait(false)..];
        }
    }

    /// <summary>Ends it with RST.</summary>
    public void Reset() => Door.Reset(socket);

    /// <summary>Ends it with FIN, and waits until the caller has closed its side as well.</summary>
    public async Task Close(CancellationToken cancellationToken)
    {
        socket.Shutdown(SocketShutdown.Send);
        // An abort now could overtake the end of the answer, and the caller would see a reset instead.
        try
        {
            await Task.Delay(Farewell, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller has closed its side as well.
        }
    }
}
