using Harness.Planning;
using Harness.Tokens;

namespace Harness.Downstream;

/// <summary>The issuer of a run, with the keys that it owns.</summary>
internal sealed class RunIssuer : IAsyncDisposable
{
    private readonly IssuerHost? host;
    private readonly KeyRing? keys;

    private RunIssuer(IssuerHost? host, KeyRing? keys, TokenIssuer? issuer) => (this.host, this.keys, Issuer) = (host, keys, issuer);

    /// <summary>The issuer; null where the run needs none.</summary>
    public TokenIssuer? Issuer { get; }

    /// <summary>Whose tokens they are, and where gateways find what they need to know of them; null where there is no issuer.</summary>
    public Tenant? Tenant => host?.Issuer.Tenant;

    /// <summary>Starts it, or says what is in the way.</summary>
    public static async Task<(RunIssuer? Issuer, string? Problem)> Start(IssuerSetup? setup, TimeProvider time)
    {
        if (setup is null) return (new(null, null, null), null);
        var (kept, published, mistake) = setup.KeyFile is { } file ? KeyFile.Open(file) : ([SigningKey.Create()], 1, null);
        if (mistake is not null) return (null, mistake);
        var keys = new KeyRing(kept, published);
        try
        {
            var host = await IssuerHost.Start(setup.Tenant, keys, time, setup.Port).ConfigureAwait(false);
            return (new(host, keys, new(host.Issuer.Tenant.Address, keys, time) { KeepsKeys = setup.KeyFile is not null }), null);
        }
        catch (Exception problem)
        {
            keys.Dispose();
            if (problem is not PortUnavailableException) throw;
            return (null, $"The issuer of the tokens cannot be started: {problem.Message} --issuer PORT says which; the gateway must know of it.");
        }
    }

    /// <summary>Nobody listens any more afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync().ConfigureAwait(false);
        keys?.Dispose();
    }
}
