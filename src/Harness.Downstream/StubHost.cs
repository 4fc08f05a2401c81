using System.Collections.Immutable;
using System.Text;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Harness.Downstream;

/// <summary>A stand-in for a service behind the endpoint, on a free port of 127.0.0.1: it plays stubs and keeps a journal.</summary>
public sealed class StubHost : IDownstream
{
    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly StubPlayer player;
    private readonly StubShelf shelf = new();
    private readonly CancellationTokenSource end = new();
    private readonly long started;
    private ImmutableList<DownstreamCall> journal = [];

    private StubHost(WebApplication app, TimeProvider time, int seed)
    {
        (this.app, this.time, started) = (app, time, time.GetTimestamp());
        player = new(time, new(seed));
    }

    /// <inheritdoc/>
    public Uri Address => new(app.Urls.First());

    /// <inheritdoc/>
    public ImmutableArray<DownstreamCall> Journal => [.. journal.OrderBy(call => call.At)];

    /// <summary>Starts listening.</summary>
    /// <param name="time">Tells when calls arrived, and how long delays last.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="seed">Of this the random delays are made.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<StubHost> Start(TimeProvider time, int port = 0, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(time);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            (kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (null, null, null);
        });
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var host = new StubHost(builder.Build(), time, seed);
        host.app.Run(host.Answer);
        await host.app.StartAsync().ConfigureAwait(false);
        return host;
    }

    /// <inheritdoc/>
    public Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken = default)
    {
        shelf.Arrange(stubs);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Play(Fault? fault, TimeSpan patience, int seed, CancellationToken cancellationToken = default) =>
        fault is null ? Task.CompletedTask : throw new NotSupportedException($"'{fault}' is not played yet.");

    /// <inheritdoc/>
    public void Forget() => journal = [];

    /// <summary>Stops listening; calls that still wait for their answer get none.</summary>
    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested) return;
        await end.CancelAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        end.Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end.Token);
        try
        {
            var call = await Read(context, leaving.Token).ConfigureAwait(false);
            var stub = shelf.Choose(call);
            ImmutableInterlocked.Update(ref journal, (calls, made) => calls.Add(made), call with { Stub = stub?.Name });
            if (stub is null) await player.Refuse(context, shelf.WhyNone(call), leaving.Token).ConfigureAwait(false);
            else await player.Play(stub.Response, call, context, leaving.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (leaving.IsCancellationRequested && problem is OperationCanceledException or IOException)
        {
            // The caller did not wait for the answer, or nobody plays any more.
            context.Abort();
        }
    }

    private async Task<DownstreamCall> Read(HttpContext context, CancellationToken cancellationToken)
    {
        var at = time.GetElapsedTime(started);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new()
        {
            At = at,
            Method = context.Request.Method,
            Url = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Headers = [.. from header in context.Request.Headers from value in header.Value select new Header(header.Key, value ?? "")],
            Body = body.ToArray(),
        };
    }
}
