using System.Net.Sockets;
using System.Security.Authentication;

namespace Harness.Exchanges;

/// <summary>Turns the exceptions of the network into words.</summary>
internal static class Failures
{
    private const int LongestReason = 200;

    public static Failure Of(AttemptMeter meter)
    {
        var kind = KindOf(meter);
        var isForCertificate = kind is FailureKind.Tls || (kind is FailureKind.Broken && meter.Tls > TimeSpan.Zero && meter.FirstByte == TimeSpan.Zero);
        var asked = !isForCertificate ? "" : meter.Trouble switch
        {
            TlsTrouble.NoneShown => ", after the server had asked for a client certificate and got none",
            TlsTrouble.NotAccepted => ", after the server had asked for a client certificate and got one",
            TlsTrouble.None when meter.AtHand is { } shown => $"; perhaps the endpoint refuses the certificate that was shown ({shown.Subject}, issued by {shown.Issuer})",
            _ => "",
        };
        return new Failure(kind, kind switch
        {
            FailureKind.NameNotResolved => "The host name of the endpoint has no address.",
            FailureKind.NotConnected when meter.TimedOut => "No connection could be made in the time that the caller waits.",
            FailureKind.NotConnected => $"No connection could be made: {Reason(meter.Error)}",
            FailureKind.Tls => $"The TLS handshake failed{asked}: {Reason(Find<AuthenticationException>(meter.Error))}",
            FailureKind.NotHttp => $"What came back is no HTTP answer: {Reason(meter.Error)}",
            _ when meter.FirstByte > TimeSpan.Zero => "The connection was closed or reset before the body of the answer was complete.",
            _ when meter.OnKeptConnection => "The connection, kept open since an earlier call, was closed or reset before an answer came.",
            _ => $"The connection was closed or reset before an answer came{asked}.",
        }) { Trouble = isForCertificate ? meter.Trouble : TlsTrouble.None };
    }

    private static FailureKind KindOf(AttemptMeter meter)
    {
        var request = Find<HttpRequestException>(meter.Error)?.HttpRequestError ?? Find<HttpIOException>(meter.Error)?.HttpRequestError;
        var socket = Find<SocketException>(meter.Error)?.SocketErrorCode;
        if (meter.TimedOut) return FailureKind.NotConnected;
        if (request == HttpRequestError.NameResolutionError
            || socket is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData)
            return FailureKind.NameNotResolved;
        if (Find<AuthenticationException>(meter.Error) is not null) return FailureKind.Tls;

        // Who refuses a connection says so; a reset while connecting comes from a server that had accepted it.
        if (!meter.Connected && socket != SocketError.ConnectionReset) return FailureKind.NotConnected;
        return request is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? FailureKind.NotHttp
            : FailureKind.Broken;
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (var at = error; at is not null; at = at.InnerException)
            if (at is T found) return found;
        return null;
    }

    // Messages of the network quote what came over the wire: any bytes, any number of them.
    private static string Reason(Exception? error)
    {
        while (error?.InnerException is { } inner) error = inner;
        var text = error?.Message ?? "no reason was given";
        if (error is HttpIOException { HttpRequestError: var kind }) text = text.Replace($" ({kind})", "", StringComparison.Ordinal);
        text = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        if (text.Length > LongestReason) text = text[..LongestReason] + " ...";
        return text.EndsWith('.') ? text : text + ".";
    }
}
