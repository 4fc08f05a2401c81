using System.Net.Sockets;

namespace Harness.Exchanges.Handshakes;

/// <summary>Sends one offer on a connection of its own, and reads what the endpoint chooses of it; then the connection is closed.</summary>
internal sealed class OfferedHandshake(TimeProvider time)
{
    public async Task<Handshake> Shake(Uri endpoint, HandshakeOffer offer, TimeSpan patience, CancellationToken cancellationToken)
    {
        var answer = await Try(endpoint, offer, patience, cancellationToken).ConfigureAwait(false);
        return new(offer, endpoint.IdnHost, time.GetUtcNow(), answer.End, answer.Said);
    }

    private async Task<ServerHello> Try(Uri endpoint, HandshakeOffer offer, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint.IdnHost, endpoint.Port, either.Token).ConfigureAwait(false);
            using var stream = new NetworkStream(socket);
            await stream.WriteAsync(ClientHello.Of(offer, endpoint.IdnHost), either.Token).ConfigureAwait(false);
            return await Read(stream, offer, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return socket.Connected || error is IOException ? new(HandshakeEnd.Refused, "the connection was reset") : new(HandshakeEnd.NotConnected, "no connection could be made");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return socket.Connected ? new(HandshakeEnd.Silent, "nothing in the time that the caller waits") : new(HandshakeEnd.NotConnected, "no connection could be made in the time that the caller waits");
        }
    }

    private static async Task<ServerHello> Read(NetworkStream stream, HandshakeOffer offer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = new byte[ServerHello.RecordHead];
            if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var read && read < head.Length)
                return read == 0 ? new(HandshakeEnd.Refused, "the connection was closed") : ServerHello.Strange;
            if (ServerHello.LengthOf(head) is not { } length) return ServerHello.Strange;
            var content = new byte[length];
            if (await stream.ReadAtLeastAsync(content, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < length) return ServerHello.Strange;
            if (!ServerHello.IsWarning(head, content)) return ServerHello.Read(offer, head, content);
        }
    }
}
