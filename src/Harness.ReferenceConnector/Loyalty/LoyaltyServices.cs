namespace Harness.ReferenceConnector.Loyalty;

/// <summary>The loyalty service and its stand-by, as far as the connector was told of them.</summary>
internal sealed class LoyaltyServices : IDisposable
{
    // One client: connections are pooled for each address.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
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
}
