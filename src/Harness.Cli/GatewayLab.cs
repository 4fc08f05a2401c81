using System.Collections.Immutable;
using Harness.Dialects.ProtectedApis;
using Harness.Downstream;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Running;
using Harness.Tokens;
using Microsoft.AspNetCore.Builder;

namespace Harness.Cli;

/// <summary>The reference gateway, the API behind it and the issuer that it trusts, on free ports of this machine, and the way to aim a plan at them.</summary>
internal sealed class GatewayLab : IAsyncDisposable
{
    private const string Orders = "orders";

    private readonly StandIns services;
    private readonly IssuerHost issuer;
    private readonly WebApplication api;
    private readonly WebApplication gateway;
    private readonly GatewayOptions options;
    private readonly TimeProvider time;

    private GatewayLab(StandIns services, IssuerHost issuer, WebApplication api, WebApplication gateway, GatewayOptions options, TimeProvider time) =>
        (this.services, this.issuer, this.api, this.gateway, this.options, this.time) = (services, issuer, api, gateway, options, time);

    /// <summary>Starts the gateway as a pack says that it is, and what it needs. The keys stay the caller's.</summary>
    public static async Task<GatewayLab> Start(
        IReadOnlyCollection<string> defects, ProtectedApi said, ImmutableArray<SigningKey> keys, ImmutableArray<StandIn> services, TimeProvider time, CancellationToken cancellationToken)
    {
        var (standIns, problem) = await StandIns.Start(services, time).ConfigureAwait(false);
        if (standIns is null) throw new InvalidOperationException(problem);
        var issuer = await IssuerHost.Start(new(new("http://127.0.0.1"), said.Tenant, said.TenantId, said.Policy), new(keys), time).ConfigureAwait(false);
        var options = OptionsOf(said) with { Metadata = issuer.Issuer.Tenant.Metadata, Defects = defects, Time = time };
        var api = OrdersApi.Build(options, standIns.All.GetValueOrDefault(Orders)?.Address, "http://127.0.0.1:0");
        await api.StartAsync(cancellationToken).ConfigureAwait(false);
        options = options with { Backend = new(api.Urls.First()) };
        var gateway = GatewayApp.Build(options, "http://127.0.0.1:0");
        await gateway.StartAsync(cancellationToken).ConfigureAwait(false);
        return new(standIns, issuer, api, gateway, options, time);
    }

    public RunPlan Aim(RunPlan plan) => plan with
    {
        Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with
        {
            Endpoint = new(gateway.Urls.First()),
            SubscriptionKey = options.SubscriptionKey,
            Behind = options.Backend,
        }),
        Issuer = new(issuer.Issuer.Tenant.Address, issuer.Issuer.Keys, time),
        Downstream = services.All,
    };

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync().ConfigureAwait(false);
        await api.DisposeAsync().ConfigureAwait(false);
        await issuer.DisposeAsync().ConfigureAwait(false);
        await services.DisposeAsync().ConfigureAwait(false);
    }

    private static GatewayOptions OptionsOf(ProtectedApi said)
    {
        var options = new GatewayOptions { Metadata = new("http://127.0.0.1"), Backend = new("http://127.0.0.1"), Audience = said.Audience, Policy = said.Policy };
        if (said.Scopes is [var scope, ..]) options = options with { Scope = scope };
        if (said.RequiredClaims is [var claim, ..]) options = options with { Claim = new(claim.Name, claim.Value.ToString()) };
        return options;
    }
}
