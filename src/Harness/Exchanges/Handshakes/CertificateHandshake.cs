using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges.Handshakes;

/// <summary>Makes a whole handshake in which each side shows its certificate, and looks at the one of the endpoint as B2C would: nothing is asked of <paramref name="trust"/> but to be named.</summary>
internal sealed class CertificateHandshake(TimeProvider time, Trust trust, X509Certificate2? own)
{
    public async Task<Handshake> Shake(Uri endpoint, TimeSpan patience, CancellationToken cancellationToken)
    {
        SeenCertificate? server = null;
        var (end, said) = await Try().ConfigureAwait(false);
        return new(HandshakeOffer.Certificates, endpoint.IdnHost, time.GetUtcNow(), end, said)
        {
            Server = server,
            Client = own is null ? null : SeenCertificate.Of(own),
        };

        async Task<(HandshakeEnd End, string Said)> Try()
        {
            using var limit = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endpoint.IdnHost, endpoint.Port, either.Token).ConfigureAwait(false);
                using var stream = new SslStream(new NetworkStream(socket));
                var options = new SslClientAuthenticationOptions
                {
                    TargetHost = endpoint.IdnHost,
#pragma warning disable CA5359 // it looks, and says what it sees; nothing is sent over this connection
                    RemoteCertificateValidationCallback = Look,
#pragma warning restore CA5359
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => own!,
                    AllowTlsResume = false,
                };
                await stream.AuthenticateAsClientAsync(options, either.Token).ConfigureAwait(false);
                return (HandshakeEnd.Agreed, $"{InWords(stream.SslProtocol)} with {stream.NegotiatedCipherSuite}");
            }
            catch (Exception error) when (error is SocketException or IOException or AuthenticationException)
            {
                return socket.Connected || error is not SocketException ? (HandshakeEnd.Refused, "the handshake failed") : (HandshakeEnd.NotConnected, "no connection could be made");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return socket.Connected ? (HandshakeEnd.Silent, "nothing in the time that the caller waits") : (HandshakeEnd.NotConnected, "no connection could be made in the time that the caller waits");
            }
        }

        bool Look(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
        {
            if (shown is not X509Certificate2 certificate) return true;
            server = SeenCertificate.Of(certificate) with
            {
                IsForHost = !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch),
                IsOfAuthority = chain is not null && IsOfAuthority(chain),
                TrustedBy = trust.Accepts(endpoint, certificate, chain, errors) && errors != SslPolicyErrors.None ? trust.Option : null,
            };
            return true;
        }
    }

    // The dates of the certificate itself are told apart; whether those above it are in date decides whether anybody trusts it.
    internal static bool IsOfAuthority(X509Chain chain) =>
        chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.NoError or X509ChainStatusFlags.NotTimeValid)
        && chain.ChainElements.Skip(1).All(issuer => issuer.ChainElementStatus.All(status => status.Status != X509ChainStatusFlags.NotTimeValid));

#pragma warning disable CA5397, SYSLIB0039 // told, not used
    private static string InWords(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls11 => "TLS 1.1",
        SslProtocols.Tls => "TLS 1.0",
        _ => protocol.ToString(),
    };
#pragma warning restore CA5397, SYSLIB0039
}
