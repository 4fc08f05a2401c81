using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Exchanges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Harness.Downstream;

/// <summary>A stand-in for a service behind the endpoint, on a free port of 127.0.0.1: it plays stubs and keeps a journal.</summary>
public sealed class StubHost : IDownstream
{
    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly long started;
    private ImmutableArray<Stub> stubs = [];
    private ImmutableList<DownstreamCall> journal = [];

    private StubHost(WebApplication app, TimeProvider time) => (this.app, this.time, started) = (app, time, time.GetTimestamp());

    /// <inheritdoc/>
    public Uri Address => new(app.Urls.First());

    /// <inheritdoc/>
    public ImmutableArray<DownstreamCall> Journal => [.. journal];

    /// <summary>Starts listening.</summary>
    /// <param name="time">Tells when calls arrived.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<StubHost> Start(TimeProvider time, int port = 0)
    {
        ArgumentNullException.ThrowIfNull(time);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var host = new StubHost(builder.Build(), time);
        host.app.Run(host.Answer);
        await host.app.StartAsync().ConfigureAwait(false);
        return host;
    }

    /// <inheritdoc/>
    public void Arrange(ImmutableArray<Stub> stubs) => this.stubs = stubs;

    /// <inheritdoc/>
    public void Reset()
    {
        stubs = [];
        journal = [];
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.GetEncodedPathAndQuery();
        var stub = stubs.FirstOrDefault(candidate => candidate.Method == context.Request.Method && Regex.IsMatch(path, $"^(?:{candidate.PathPattern})$"));
        var call = new DownstreamCall(time.GetElapsedTime(started), context.Request.Method, path, stub?.Status ?? StatusCodes.Status404NotFound);
        ImmutableInterlocked.Update(ref journal, calls => calls.Add(call));
        context.Response.StatusCode = call.Status;
        if (stub is not { Body.Length: > 0 }) return;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(stub.Body), context.RequestAborted).ConfigureAwait(false);
    }
}
