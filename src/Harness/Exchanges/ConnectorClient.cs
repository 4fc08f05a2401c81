using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Harness.Exchanges.Handshakes;
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

    // As long as .NET Framework waits before it sends a body that the endpoint did not ask for.
    private static readonly TimeSpan MostWaitForContinue = TimeSpan.FromMilliseconds(350);

    // RestSharp insists on an address; the one of the call takes its place.
    private static readonly Uri AnyUrl = new("http://localhost/");

    private readonly TimeProvider time;
    private readonly X509Certificate2? certificate;
    private readonly RestClient pooled;
    private readonly RestClient fresh;

    /// <summary>A client for any number of endpoints.</summary>
    /// <param name="time">Measures and limits time.</param>
    /// <param name="trust">Which server certificates are accepted; by default those the machine trusts.</param>
    /// <param name="certificate">What is shown to an endpoint that asks for a client certificate; by default none.</param>
    public ConnectorClient(TimeProvider time, Trust? trust = null, X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        this.time = time;
        Trust = trust ?? Exchanges.Trust.System;
        pooled = NewClient(Timeout.InfiniteTimeSpan);
        fresh = NewClient(TimeSpan.Zero);
    }

    /// <summary>What the harness calls itself in <c>User-Agent</c>; what B2C sends there is not documented.</summary>
    public static string UserAgent { get; } = "b2c-harness/" + typeof(ConnectorClient).Assembly.GetName().Version!.ToString(3);

    /// <summary>What the clock on the wall shows.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Which server certificates are accepted.</summary>
    internal Trust Trust { get; }

    /// <summary>Measures and limits time.</summary>
    internal TimeProvider Time => time;

    /// <summary>
    /// Sends a call, and sends it again as the clock allows while no answer comes. A failed call is data: it does not throw.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">HTTP cannot carry the call, for example for a line break in a header.</exception>
    public async Task<Exchange> Send(Call call, Sending sending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(sending);
        var started = time.GetTimestamp();
        var attempts = ImmutableArray.CreateBuilder<Attempt>(1);
        for (var number = 1; number <= sending.Clock.Attempts; number++)
        {
            var attempt = await Try(call.To(sending.Instance + number - 1), sending, number, started, cancellationToken).ConfigureAwait(false);
            attempts.Add(attempt);
            if (attempt.End == AttemptEnd.Answered) break;
        }

        return new(call, sending, attempts.DrainToImmutable());
    }

    /// <summary>Begins a TLS handshake with an endpoint, as far as it says what the endpoint makes of an offer.</summary>
    internal Task<Handshake> Shake(Uri endpoint, HandshakeOffer offer, TimeSpan patience, CancellationToken cancellationToken) =>
        offer == HandshakeOffer.Certificates
            ? new CertificateHandshake(time, Trust, certificate).Shake(endpoint, patience, cancellationToken)
            : new OfferedHandshake(time).Shake(endpoint, offer, patience, cancellationToken);

    /// <summary>Makes a call to a port of its own, so that what .NET does before its first call is not counted as the endpoint's time.</summary>
    public async Task WarmUp(CancellationToken cancellationToken = default)
    {
        using var server = new WarmUpServer();
        var call = new Call { Method = HttpMethod.Post, Url = server.Address, ContentType = "application/json", Headers = [], Body = "{}"u8.ToArray() };
        var answering = server.Answer(cancellationToken);
        await Send(call, new(Clock.All[0] with { Attempts = 1 }), cancellationToken).ConfigureAwait(false);
        await answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose()
    {
        pooled.Dispose();
        fresh.Dispose();
    }

    private async Task<Attempt> Try(Call call, Sending sending, int number, long exchangeStarted, CancellationToken cancellationToken)
    {
        var meter = new AttemptMeter(sending.Clock.Patience) { From = call.From, Shows = call.Shows };
        var start = time.GetElapsedTime(exchangeStarted);
        meter.RepeatsLines = RepeatedLines.AreIn(call);
        var request = new RestRequest { Interceptors = [new ExactRequest(call, meter)] };

        // .NET sends a call without body again by itself when a kept connection breaks; on a fresh connection it does not. And a
        // further attempt shall not meet with the end of a kept connection, as the first one may have. A connection on which another
        // certificate was shown is nobody else's.
        using var own = call.Shows is null ? null : NewClient(TimeSpan.Zero);
        var client = own ?? (call.Body.IsEmpty || number > 1 || call.From is not null || call.HasOwnConnection || meter.RepeatsLines ? fresh : pooled);
        var sent = await client.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (!meter.Ended)
            throw new InvalidOperationException($"The call was not sent: {sent.ErrorException?.Message}", sent.ErrorException);

        var timing = new Timing(start, meter.Connect, meter.Tls, meter.FirstByte, meter.Total);
        if (meter.Answer is { } answer)
        {
            return number == 1 && sending.FirstAnswer == AnswerFate.DropAnswer
                ? new(number, AttemptEnd.Dropped, answer, null, timing)
                : new(number, AttemptEnd.Answered, answer, null, timing);
        }

        return meter.TimedOut
            ? new(number, AttemptEnd.TimedOut, null, meter.Connected ? null : Failures.Of(meter), timing)
            : new(number, AttemptEnd.Failed, null, Failures.Of(meter), timing);
    }

    private RestClient NewClient(TimeSpan connectionLife)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            MaxResponseDrainSize = 0,
            Expect100ContinueTimeout = MostWaitForContinue,
            PooledConnectionLifetime = connectionLife,
            PooledConnectionIdleTimeout = IdleConnectionLife,
            ConnectCallback = Connect,
        };
        var forever = Timeout.InfiniteTimeSpan;
        var options = new RestClientOptions(AnyUrl) { FollowRedirects = false, ThrowOnAnyError = false, Timeout = forever };
#pragma warning disable CA2000 // the client owns its handlers
        var http = new HttpClient(new MeteringHandler(sockets, time)) { Timeout = forever };
        return new RestClient(http, options, disposeHttpClient: true);
#pragma warning restore CA2000
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var request = context.InitialRequestMessage;
        var meter = AttemptMeter.Of(request)!;

        // Left alone, the handler goes on connecting for some seconds after the attempt was given up.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, meter.GivenUp);
        var started = time.GetTimestamp();
        var socket = meter.From is { } from ? new Socket(from.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true } : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (meter.From is not null) socket.Bind(new IPEndPoint(meter.From, 0));
            await socket.ConnectAsync(context.DnsEndPoint, either.Token).ConfigureAwait(false);
            meter.HasConnected(time.GetElapsedTime(started));
            var stream = new NetworkStream(socket, ownsSocket: true);
            Stream open = request.RequestUri!.Scheme == Uri.UriSchemeHttps
                ? await Secured(stream, request.RequestUri, meter, either.Token).ConfigureAwait(false)
                : stream;
            return meter.RepeatsLines ? new RepeatedLines(open) : open;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> Secured(NetworkStream plain, Uri endpoint, AttemptMeter meter, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        string? refusal = null;
        var shown = meter.Shows is { } shows ? shows.Certificate : certificate;
        meter.AtHand = shown;
        var secured = new SslStream(plain);
        try
        {
            await secured.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = endpoint.IdnHost,
                    RemoteCertificateValidationCallback = Accept,
                    LocalCertificateSelectionCallback = Show,
                    // A session that is taken up again would bring the certificate along that was shown when it began.
                    AllowTlsResume = meter.Shows is null,
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            if (error is not (AuthenticationException or IOException)) throw;
            throw refusal is null ? new AuthenticationException(error.Message, error) : new AuthenticationException(refusal);
        }

        meter.HasSecured(time.GetElapsedTime(started));
        return secured;

        bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            if (Trust.Accepts(endpoint, certificate, chain, errors)) return true;
            (refusal, var isForAuthority) = Exchanges.Trust.Refusal(endpoint, certificate, chain, errors);
            meter.AtHand = null;
            if (isForAuthority) meter.Trouble = TlsTrouble.NotTrusted;
            return false;
        }

        // Asked before the handshake too; only a server that has shown its own certificate wants one.
        X509Certificate Show(object sender, string host, X509CertificateCollection local, X509Certificate? remote, string[] issuers)
        {
            if (remote is not null) meter.Trouble = shown is null ? TlsTrouble.NoneShown : TlsTrouble.NotAccepted;
            return shown!;
        }
    }
}
