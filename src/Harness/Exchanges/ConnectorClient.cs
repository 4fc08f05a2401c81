using System.Collections.Immutable;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using RestSharp;

namespace Harness.Exchanges;

/// <summary>
/// Sends calls as the caller does: waits as long as its clock says, tries again when no answer came, follows no redirect, keeps no
/// cookie. Nothing else in the harness touches the network of the endpoint. Safe to use from several threads at once.
/// </summary>
public sealed class ConnectorClient : IDisposable
{
    // Servers close idle connections on their own; a call sent into one that is just closing would look like a broken answer.
    private static readonly TimeSpan IdleConnectionLife = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly Trust trust;
    private readonly RestClient pooled;
    private readonly RestClient fresh;

    /// <summary>A client for any number of endpoints.</summary>
    /// <param name="time">Measures and limits time.</param>
    /// <param name="trust">Which server certificates are accepted; by default those the machine trusts.</param>
    public ConnectorClient(TimeProvider time, Trust? trust = null)
    {
        this.time = time;
        this.trust = trust ?? Trust.System;
        pooled = NewClient(Timeout.InfiniteTimeSpan);
        fresh = NewClient(TimeSpan.Zero);
    }

    /// <summary>What the harness calls itself in <c>User-Agent</c>; what B2C sends there is not documented.</summary>
    public static string UserAgent { get; } = "b2c-harness/" + typeof(ConnectorClient).Assembly.GetName().Version!.ToString(3);

    /// <summary>Sends a call, and sends it again as the clock allows while no answer comes. A failed call is data: it does not throw.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Exchange> Send(Call call, Sending sending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(sending);
        var started = time.GetTimestamp();
        var attempts = ImmutableArray.CreateBuilder<Attempt>(1);
        for (var number = 1; number <= sending.Clock.Attempts; number++)
        {
            var attempt = await Try(call, sending, number, started, cancellationToken).ConfigureAwait(false);
            attempts.Add(attempt);
            if (attempt.End == AttemptEnd.Answered) break;
        }

        return new(call, sending, attempts.DrainToImmutable());
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        pooled.Dispose();
        fresh.Dispose();
    }

    private async Task<Attempt> Try(Call call, Sending sending, int number, long exchangeStarted, CancellationToken cancellationToken)
    {
        var meter = new AttemptMeter();
        var start = time.GetElapsedTime(exchangeStarted);
        var attemptStarted = time.GetTimestamp();
        using var patience = new CancellationTokenSource(sending.Clock.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);

        // .NET sends a call without body again by itself when a kept connection breaks; on a fresh connection it does not.
        var client = call.Body.IsEmpty ? fresh : pooled;
        await client.ExecuteAsync(Request(call, meter), either.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var timing = new Timing(start, meter.Connect, meter.Tls, meter.FirstByte, time.GetElapsedTime(attemptStarted));
        if (meter.Answer is { } answer)
        {
            return number == 1 && sending.FirstAnswer == AnswerFate.DropAnswer
                ? new(number, AttemptEnd.Dropped, answer, null, timing)
                : new(number, AttemptEnd.Answered, answer, null, timing);
        }

        return patience.IsCancellationRequested
            ? new(number, AttemptEnd.TimedOut, null, null, timing)
            : new(number, AttemptEnd.Failed, null, Failures.Of(meter), timing);
    }

    private static RestRequest Request(Call call, AttemptMeter meter)
    {
        var request = new RestRequest { Method = MethodOf(call.Method), Interceptors = [new ExactRequest(call, meter)] };
        if (!call.Body.IsEmpty) request.AddBody(Bytes(call.Body), ContentType.Json);
        return request;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : body.ToArray();

    private static Method MethodOf(HttpMethod method) => method == HttpMethod.Get ? Method.Get : Method.Post;

    private RestClient NewClient(TimeSpan connectionLife)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = connectionLife,
            PooledConnectionIdleTimeout = IdleConnectionLife,
            ConnectCallback = Connect,
            PlaintextStreamFilter = Connected,
        };
        sockets.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, _, errors) =>
            trust.Accepts(new UriBuilder("https", ((System.Net.Security.SslStream)sender).TargetHostName).Uri, certificate, errors);
        var options = new RestClientOptions { FollowRedirects = false, ThrowOnAnyError = false, Timeout = Timeout.InfiniteTimeSpan };
#pragma warning disable CA2000 // the client owns its handlers
        return new RestClient(new HttpClient(new MeteringHandler(sockets, time)) { Timeout = Timeout.InfiniteTimeSpan }, options, disposeHttpClient: true);
#pragma warning restore CA2000
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var meter = AttemptMeter.Of(context.InitialRequestMessage);
        var started = time.GetTimestamp();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (meter is not null)
        {
            meter.Connected = true;
            meter.Connect = time.GetElapsedTime(started);
            meter.TlsStarted = time.GetTimestamp();
        }

        return new NetworkStream(socket, ownsSocket: true);
    }

    private ValueTask<Stream> Connected(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps
            && AttemptMeter.Of(context.InitialRequestMessage) is { } meter) meter.Tls = time.GetElapsedTime(meter.TlsStarted);
        return ValueTask.FromResult(context.PlaintextStream);
    }
}
