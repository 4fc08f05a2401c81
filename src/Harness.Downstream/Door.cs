using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Harness.Downstream;

/// <summary>The port of a stand-in: it can be shut, so that connections are refused, and opened again at the same place.</summary>
internal sealed class Door : IConnectionListenerFactory, IConnectionListener
{
    private const int MostTries = 200;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    private readonly ConcurrentDictionary<ConnectionContext, Socket> connections = new();
    private readonly SocketTransportFactory sockets;
    private volatile IConnectionListener? listener;
    private Socket? bound;
    private volatile TaskCompletionSource? opening;
    private volatile bool isGone;

    public Door() => sockets = new(
        Options.Create(new SocketTransportOptions { CreateBoundListenSocket = place => Interlocked.Exchange(ref bound, null) ?? SocketTransportOptions.CreateDefaultBoundListenSocket(place) }),
        NullLoggerFactory.Instance);

    public EndPoint EndPoint => listener!.EndPoint;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        listener = await sockets.BindAsync(endpoint, cancellationToken).ConfigureAwait(false);
        return this;
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var asked = listener!;
            if (await asked.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
            {
                var socket = connection.Features.Get<IConnectionSocketFeature>()!.Socket;
                connections[connection] = socket;
                connection.ConnectionClosed.UnsafeRegister(_ => connections.TryRemove(connection, out Socket? _), null);
                if (opening is null) return connection;
                // It came in while the door was being shut.
                Reset(socket);
                connection.Abort();
                await connection.DisposeAsync().ConfigureAwait(false);
                continue;
            }

            if (isGone) return null;
            if (opening is { } reopened) await reopened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            else if (ReferenceEquals(asked, listener)) return null;
        }
    }

    /// <summary>Refuses new connections, and resets open ones but one.</summary>
    public async Task Shut(string? spared)
    {
        if (opening is not null) return;
        var place = EndPoint;
        opening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await listener!.UnbindAsync().ConfigureAwait(false);
        // A socket that is bound and does not listen refuses, and keeps the port from others.
        bound = await Keep(place).ConfigureAwait(false);
        Share(bound, isShared: false);
        Cut(spared);
    }

    // While an accept is still on its way out, the port belongs to the listener for a moment longer.
    private static async Task<Socket> Keep(EndPoint place)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return SocketTransportOptions.CreateDefaultBoundListenSocket(place);
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < MostTries)
            {
                await Task.Delay(BetweenTries).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes connections again, if it does not already.</summary>
    public async Task Open()
    {
        if (opening is not { } waiting || isGone) return;
        if (bound is { } keeper) Share(keeper, isShared: true);
        listener = await sockets.BindAsync(EndPoint).ConfigureAwait(false);
        opening = null;
        waiting.TrySetResult();
    }

    // .NET lets others bind a port where nobody listens. Only Linux can be told otherwise here; elsewhere ports are seldom looked for at once.
    private static void Share(Socket socket, bool isShared)
    {
        const int socketLevel = 1;
        const int reuseAddress = 2;
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(socketLevel, reuseAddress, BitConverter.GetBytes(isShared ? 1 : 0));
    }

    /// <summary>Resets every open connection but one.</summary>
    public void Cut(string? spared = null)
    {
        foreach (var (connection, socket) in connections.Where(open => open.Key.ConnectionId != spared))
        {
            Reset(socket);
            connection.Abort();
        }
    }

    /// <summary>Ends a connection with RST.</summary>
    public static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The caller was faster.
        }

        socket.Dispose();
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        isGone = true;
        opening?.TrySetResult();
        await listener!.UnbindAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref bound, null)?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        await listener!.DisposeAsync().ConfigureAwait(false);
    }
}
