using System.Net.Sockets;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>The loyalty service and its stand-by, as far as the connector was told of them.</summary>
internal sealed class LoyaltyServices : IDisposable
{
    private static readonly HttpRequestOptionsKey<bool> HasConnected = new("connected");

    // No connection is kept, and none is made twice for a call: when a connection ends without an answer, .NET sends a GET again by
    // itself, up to three times and beneath every retry that is counted here.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectCallback = ConnectOnce,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public LoyaltyServices(ConnectorOptions options, LoyaltyBehaviour behaviour, TimeProvider time)
    {
        Primary = At(options.Loyalty);
        StandBy = behaviour.UsesStandBy ? At(options.LoyaltyStandBy) : null;

        LoyaltyService? At(Uri? address) => address is null ? null : new(address, http, behaviour, options.Patience, time);
    }

    public LoyaltyService? Primary { get; }

    public LoyaltyService? StandBy { get; }

    public void Dispose() => http.Dispose();

    private static async ValueTask<Stream> ConnectOnce(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (!context.InitialRequestMessage.Options.TryAdd(HasConnected.Key, true))
            throw new IOException("The connection ended without an answer.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
