using System.Collections.Immutable;
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
    private readonly TimeProvider time;
    private IssuerAdmin? admin;
    private Action<IssuerCall, string?>? tell;

    private IssuerHost(WebApplication app, Issuer issuer, TimeProvider time) => (this.app, Issuer, this.time) = (app, issuer, time);

    /// <summary>The issuer, with the address of this port.</summary>
    public Issuer Issuer { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="tenant">Whose tokens they are; its address becomes that of this port.</param>
    /// <param name="keys">What tokens are signed with. They stay the caller's.</param>
    /// <param name="time">Tells when calls arrive, and when tokens begin and end.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="offer">To whom it gives tokens; null where to nobody.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static async Task<IssuerHost> Start(Tenant tenant, KeyRing keys, TimeProvider time, int port = 0, TokenOffer? offer = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        for (var tries = 1; port == 0; tries++)
        {
            try
            {
                return await Listen(tenant, keys, time, QuietPort.Find(), offer).ConfigureAwait(false);
            }
            catch (PortUnavailableException) when (tries < MostTries)
            {
                // Somebody else found it at the same time.
            }
        }

        return await Listen(tenant, keys, time, port, offer).ConfigureAwait(false);
    }

    /// <summary>Starts an issuer for manual work: it also answers under <c>/__admin</c>, and tells of every call.</summary>
    /// <param name="tenant">Whose tokens they are; its address becomes that of this port.</param>
    /// <param name="keys">What tokens are signed with. They stay the caller's.</param>
    /// <param name="time">Tells when calls arrive, and when tokens begin and end.</param>
    /// <param name="offer">To whom it gives tokens.</param>
    /// <param name="keysChanged">Is awaited whenever a key was published or taken back, before that is answered.</param>
    /// <param name="tell">Is told of each call, with what people should know of it besides, or null.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static async Task<IssuerHost> Serve(Tenant tenant, KeyRing keys, TimeProvider time, TokenOffer offer, Func<Task> keysChanged, Action<IssuerCall, string?> tell, int port = 0)
    {
        var host = await Start(tenant, keys, time, port, offer).ConfigureAwait(false);
        (host.tell, host.admin) = (tell, new(host.Issuer, keysChanged));
        return host;
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<IssuerHost> Listen(Tenant tenant, KeyRing keys, TimeProvider time, int port, TokenOffer? offer)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address.ToString()).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var host = new IssuerHost(builder.Build(), new(tenant with { Address = address }, keys, time) { Offer = offer }, time);
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
        if (admin is not null && IssuerAdmin.Owns(context))
        {
            var (status, note) = await admin.Answer(context).ConfigureAwait(false);
            tell?.Invoke(new(time.GetUtcNow(), context.Request.Method, context.Request.Path, null, status), note);
            return;
        }

        var request = await Read(context.Request).ConfigureAwait(false);
        var answer = Issuer.Answer(request, out var noted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (request.Method == HttpMethods.Post) context.Response.Headers.CacheControl = "no-store";
        if (answer.Status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";
        await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
        tell?.Invoke(noted, answer.Body["error_description"]?.GetValue<string>());
    }

    private static async Task<IssuerRequest> Read(HttpRequest request)
    {
        return new(request.Method, request.Path)
        {
            Form = (await Form(request).ConfigureAwait(false)).ToImmutableDictionary(member => member.Key, member => member.Value.ToString()),
            Authorization = request.Headers.Authorization is [{ } line] ? line : null,
        };
    }

    // What cannot be read as a form holds no grant type, and is refused for that.
    private static async Task<IFormCollection> Form(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }
}
