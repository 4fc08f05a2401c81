using System.Buffers;
using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Harness.Downstream;

/// <summary>
/// A stand-in for a service behind the endpoint, on a port of 127.0.0.1: it plays stubs and faults, and keeps a journal. Whatever
/// plays the stubs, the endpoint calls this port, so that every fault works with every player.
/// </summary>
public sealed class StubHost : IDownstream
{
    private const byte TlsHandshake = 0x16;
    private const int MostTries = 5;

    private readonly WebApplication app;
    private readonly Door door;
    private readonly Behind behind;
    private readonly TimeProvider time;
    private readonly Journal journal = new();
    private readonly CancellationTokenSource end = new();
    private readonly SemaphoreSlim scene = new(1);
    private readonly long started;
    private FaultPlay? playing;
    private AdminApi? admin;
    private Action<DownstreamCall, int>? tell;

    private StubHost(WebApplication app, Door door, Behind behind, TimeProvider time) =>
        (this.app, this.door, this.behind, this.time, started) = (app, door, behind, time, time.GetTimestamp());

    /// <inheritdoc/>
    public Uri Address => new(app.Urls.First());

    /// <inheritdoc/>
    public ImmutableArray<DownstreamCall> Journal => journal.Calls;

    /// <summary>Starts listening, and plays stubs itself.</summary>
    /// <param name="time">Tells when calls arrived, and how long delays last.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="seed">Of this the random delays of stubs are made.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static Task<StubHost> Start(TimeProvider time, int port = 0, int seed = 0) => Start(new EmbeddedStubs(new(seed)), time, port);

    /// <summary>Starts a stand-in for manual work: it also answers under <c>/__admin</c>, and tells of every call.</summary>
    /// <param name="time">Tells when calls arrived, and how long delays last.</param>
    /// <param name="stubs">What it plays.</param>
    /// <param name="patience">A fault's times that nobody states are a share of it.</param>
    /// <param name="tell">Is told of each call with the status of its answer, or as soon as a fault hits it, with 0.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    public static async Task<StubHost> Serve(TimeProvider time, ImmutableArray<Stub> stubs, TimeSpan patience, Action<DownstreamCall, int> tell, int port = 0)
    {
        var host = await Start(time, port).ConfigureAwait(false);
        await host.Arrange(stubs).ConfigureAwait(false);
        (host.tell, host.admin) = (tell, new(host, stubs, patience));
        return host;
    }

    /// <summary>What can be asked of a stand-in that is served, with one line on each.</summary>
    public static ImmutableArray<(string Call, string About)> AdminEndpoints => AdminApi.Endpoints;

    /// <summary>
    /// Starts listening in front of a WireMock server that runs already: stubs are sent to its admin API, and calls on to it. The stubs
    /// that it had answer no more until this host is disposed of; its files are not touched.
    /// </summary>
    /// <param name="wireMock">Where the server listens.</param>
    /// <param name="time">Tells when calls arrived, and how long the delays of faults last.</param>
    /// <param name="port">The port, or 0 for any free one.</param>
    /// <param name="cancellationToken">Ends the waiting for the server.</param>
    /// <exception cref="PortUnavailableException">The port is in use.</exception>
    /// <exception cref="IOException">No WireMock server answers there.</exception>
    public static async Task<StubHost> StartInFrontOf(Uri wireMock, TimeProvider time, int port = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wireMock);
        var server = new WireMockStubs(wireMock, time);
        try
        {
            await server.Find(cancellationToken).ConfigureAwait(false);
            return await Start(server, time, port).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    internal static async Task<StubHost> Start(Behind behind, TimeProvider time, int port)
    {
        ArgumentNullException.ThrowIfNull(time);
        for (var tries = 1; port == 0; tries++)
        {
            try
            {
                return await Listen(behind, time, QuietPort.Find()).ConfigureAwait(false);
            }
            catch (PortUnavailableException) when (tries < MostTries)
            {
                // Somebody else found it at the same time.
            }
        }

        return await Listen(behind, time, port).ConfigureAwait(false);
    }

    private static async Task<StubHost> Listen(Behind behind, TimeProvider time, int port)
    {
        StubHost? host = null;
        var door = new Door();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            (kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MinRequestBodyDataRate, kestrel.Limits.MinResponseDataRate) = (null, null, null);
            kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => host!.Greet(connection, next)));
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IConnectionListenerFactory>(door);
        builder.Logging.ClearProviders();
        host = new StubHost(builder.Build(), door, behind, time);
        host.app.Run(host.Answer);
        try
        {
            await host.app.StartAsync().ConfigureAwait(false);
            return host;
        }
        catch (Exception problem) when (problem is SocketException or IOException { InnerException: AddressInUseException })
        {
            await host.app.DisposeAsync().ConfigureAwait(false);
            host.end.Dispose();
            throw new PortUnavailableException(port, problem as SocketException ?? problem.InnerException!);
        }
    }

    /// <inheritdoc/>
    public Task Arrange(ImmutableArray<Stub> stubs, CancellationToken cancellationToken = default) => behind.Arrange(stubs, cancellationToken);

    /// <inheritdoc/>
    public Task Play(Fault? fault, TimeSpan patience, int seed, CancellationToken cancellationToken = default) =>
        Play(fault, patience, seed, spared: null, cancellationToken);

    /// <summary>The fault that is played, or null; also null where its time is over.</summary>
    internal Fault? Playing => playing is { IsOver: false } play ? play.Fault : null;

    internal async Task Play(Fault? fault, TimeSpan patience, int seed, string? spared, CancellationToken cancellationToken)
    {
        await scene.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var play = fault is null ? null : new FaultPlay(fault, patience, seed, time);
            if (Interlocked.Exchange(ref playing, play) is { } before) await before.Mend().ConfigureAwait(false);
            if (play is not { Fault.Kind.IsRefusal: true })
            {
                await door.Open().ConfigureAwait(false);
                return;
            }

            await door.Shut(spared).ConfigureAwait(false);
            if (play.Fault.Duration is { } duration) _ = OpenAfter(duration, play);
        }
        finally
        {
            scene.Release();
        }
    }

    /// <inheritdoc/>
    public void Forget() => journal.Forget();

    /// <summary>Stops listening; calls that still wait for their answer get none.</summary>
    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested) return;
        await end.CancelAsync().ConfigureAwait(false);
        if (playing is { } play) await play.Mend().ConfigureAwait(false);
        door.Cut();
        await app.DisposeAsync().ConfigureAwait(false);
        await behind.DisposeAsync().ConfigureAwait(false);
        end.Dispose();
    }

    private async Task OpenAfter(TimeSpan duration, FaultPlay play)
    {
        try
        {
            await Task.Delay(duration, time, play.Mended).ConfigureAwait(false);
            await scene.WaitAsync(play.Mended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (ReferenceEquals(playing, play)) await door.Open().ConfigureAwait(false);
        }
        finally
        {
            scene.Release();
        }
    }

    // A handshake is seen before the server, which would take it for bad HTTP.
    private async Task Greet(ConnectionContext connection, ConnectionDelegate next)
    {
        var input = connection.Transport.Input;
        try
        {
            var read = await input.ReadAsync().ConfigureAwait(false);
            var isHandshake = !read.Buffer.IsEmpty && read.Buffer.FirstSpan[0] == TlsHandshake;
            input.AdvanceTo(read.Buffer.Start);
            if (!isHandshake || playing is not { Fault.Kind.MeetsHandshake: true } play)
            {
                await next(connection).ConfigureAwait(false);
                return;
            }

            var call = new DownstreamCall { At = time.GetElapsedTime(started), Method = DownstreamCall.Handshake, Url = "" };
            var moves = play.Meet(call);
            if (moves.IsEmpty) return;
            var entry = journal.Add(call with { Fault = play.Fault.Kind.Id });
            tell?.Invoke(entry.Call, 0);
            var wire = new Wire(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket, time);
            foreach (var noise in moves.OfType<Noise>()) await wire.Send(noise.Content, TimeSpan.Zero, end.Token).ConfigureAwait(false);
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, end.Token, play.Mended);
            await wire.Close(leaving.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The caller left without a word.
        }
    }

    private async Task Answer(HttpContext context)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end.Token);
        try
        {
            var call = await Read(context, leaving.Token).ConfigureAwait(false);
            if (admin is not null && AdminApi.Owns(context))
            {
                await admin.Answer(context, call.Body, leaving.Token).ConfigureAwait(false);
                return;
            }

            var play = playing;
            var moves = play?.Meet(call) ?? [];
            if (moves.IsEmpty) await AsEver(call, context, leaving.Token).ConfigureAwait(false);
            else await Break(call, play!, moves, context, leaving.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The caller did not wait for the answer, the fault that held it was mended, or nobody plays any more.
            context.Abort();
        }
    }

    private async Task AsEver(DownstreamCall call, HttpContext context, CancellationToken cancellationToken)
    {
        var entry = journal.Add(call);
        var answer = await behind.Ask(call, cancellationToken).ConfigureAwait(false);
        entry.AnsweredBy(answer.Stub);
        await new CallPlayer(context, time, cancellationToken).Play(answer).ConfigureAwait(false);
        tell?.Invoke(entry.Call, answer.Broken is null ? answer.Answer.Status : 0);
    }

    private async Task Break(DownstreamCall call, FaultPlay play, ImmutableArray<FaultMove> moves, HttpContext context, CancellationToken cancellationToken)
    {
        var entry = journal.Add(call with { Fault = play.Fault.Kind.Id });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, play.Mended);
        var answer = moves.Any(move => move.NeedsAnswer) ? await behind.Ask(call, leaving.Token).ConfigureAwait(false) : null;
        entry.AnsweredBy(answer?.Stub);
        tell?.Invoke(entry.Call, 0);
        var player = new CallPlayer(context, time, leaving.Token);
        foreach (var move in moves)
            if (!await player.Play(move, answer).ConfigureAwait(false)) return;
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
