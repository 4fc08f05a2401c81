using System.Net.Sockets;
using Harness.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Harness.Downstream;

/// <summary>An issuer of tokens on a port of 127.0.0.1, in place of B2C.</summary>
public sealed class IssuerHost : IAsyncDisposable
{
    private const int MostTries = 5;

    private readonly WebApplication app;

    private IssuerHost(WebApplication app, Issuer issuer) => (this.app, Issuer) = (app, issuer);

    /// <summary>The issuer, with the address of this port.</summary>
    public Issuer Issuer { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="tenant">Whose tokens they are; its address becomes that of this port.</param>
    /// <param name="keys">What tokens are signed with. They stay the caller's.</param>
    /// <param name="time">Tells when calls arrive, and when tokens begin and end.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static async Task<IssuerHost> Start(Tenant tenant, KeyRing keys, TimeProvider time, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        for (var tries = 1; port == 0; tries++)
        {
            try
            {
                return await Listen(tenant, keys, time, QuietPort.Find()).ConfigureAwait(false);
            }
            catch (PortUnavailableException) when (tries < MostTries)
            {
                // Somebody else found it at the same time.
            }
        }

        return await Listen(tenant, keys, time, port).ConfigureAwait(false);
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IssuerHost> Listen(Tenant tenant, KeyRing keys, TimeProvider time, int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address.ToString()).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var host = new IssuerHost(builder.Build(), new(tenant with { Address = address }, keys, time));
        host.app.Run(host.Answer);
        try
        {
            await host.app.StartAsync().ConfigureAwait(false);
            return host;
        }
        catch (Exception problem) when (problem is SocketException or IOException { InnerException: AddressInUseException })
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw new PortUnavailableException(port, problem as SocketException ?? problem.InnerException!);
        }
    }

    private async Task Answer(HttpContext context)
    {
        var answer = Issuer.Answer(context.Request.Method, context.Request.Path);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
    }
}
