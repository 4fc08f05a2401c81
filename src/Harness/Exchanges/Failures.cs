using System.Net.Sockets;
using System.Security.Authentication;

namespace Harness.Exchanges;

/// <summary>Turns the exceptions of the network into words.</summary>
internal static class Failures
{
    public static Failure Of(AttemptMeter meter)
    {
        var kind = KindOf(meter);
        return new(kind, kind switch
        {
            FailureKind.NameNotResolved => "The host name of the endpoint has no address.",
            FailureKind.NotConnected => $"No connection could be made: {Innermost(meter.Error)}",
            FailureKind.Tls => $"The TLS handshake failed: {Innermost(meter.Error)}",
            FailureKind.NotHttp => $"What came back is no HTTP answer: {Innermost(meter.Error)}",
            _ => "The connection was closed or reset before the answer was complete.",
        });
    }

    private static FailureKind KindOf(AttemptMeter meter)
    {
        var request = Find<HttpRequestException>(meter.Error)?.HttpRequestError;
        if (request == HttpRequestError.NameResolutionError || Find<SocketException>(meter.Error)?.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain)
            return FailureKind.NameNotResolved;
        if (request == HttpRequestError.SecureConnectionError || Find<AuthenticationException>(meter.Error) is not null) return FailureKind.Tls;
        if (!meter.Connected && request is HttpRequestError.ConnectionError) return FailureKind.NotConnected;
        if (request is HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError or HttpRequestError.ConfigurationLimitExceeded
            || Find<HttpIOException>(meter.Error)?.HttpRequestError == HttpRequestError.InvalidResponse) return FailureKind.NotHttp;
        return FailureKind.Broken;
    }

    private static T? Find<T>(Exception? error)
        where T : Exception
    {
        for (var at = error; at is not null; at = at.InnerException)
            if (at is T found) return found;
        return null;
    }

    private static string Innermost(Exception? error)
    {
        while (error?.InnerException is { } inner) error = inner;
        var text = error?.Message ?? "no reason was given";
        return text.EndsWith('.') ? text : text + ".";
    }
}
