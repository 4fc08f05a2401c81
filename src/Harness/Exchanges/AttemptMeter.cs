using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges;

/// <summary>What the handlers note about one attempt while it is on its way.</summary>
internal sealed class AttemptMeter(TimeSpan patience)
{
    public static readonly HttpRequestOptionsKey<AttemptMeter> Key = new("harness.meter");

    public TimeSpan Patience => patience;

    /// <summary>The address of this machine from which the call is sent; null for whichever leads there.</summary>
    public IPAddress? From { get; init; }

    /// <summary>Cancelled when the attempt is given up.</summary>
    public CancellationToken GivenUp { get; set; }

    public bool Connected { get; private set; }

    /// <summary>Whether the call went out on a connection that an earlier call had opened.</summary>
    public bool OnKeptConnection { get; private set; }

    public TimeSpan Connect { get; private set; }

    public TimeSpan Tls { get; private set; }

    public TimeSpan FirstByte { get; private set; }

    public TimeSpan Total { get; private set; }

    public bool Ended { get; private set; }

    public bool TimedOut { get; private set; }

    /// <summary>What the call shows in place of the certificate of the run, or null.</summary>
    public Showing? Shows { get; init; }

    /// <summary>The certificate that was at hand in the handshake, whether or not the server asked for one; null for none.</summary>
    public X509Certificate2? AtHand { get; set; }

    /// <summary>Whether the call has several header lines of one name.</summary>
    public bool RepeatsLines { get; set; }

    /// <summary>Which certificate the connection may fail for.</summary>
    public TlsTrouble Trouble { get; set; }

    public Answer? Answer { get; set; }

    public Exception? Error { get; set; }

    private bool Sent { get; set; }

    public static AttemptMeter? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var meter) ? meter : null;

    // The handler opens a connection for a call, and yet sends the call on another one that becomes free before: such a connection
    // is not this attempt's.
    public void HasConnected(TimeSpan elapsed)
    {
        if (!Sent) (Connected, Connect) = (true, elapsed);
    }

    public void HasSecured(TimeSpan elapsed)
    {
        if (!Sent) Tls = elapsed;
    }

    public void Sends()
    {
        if (!Sent) (Sent, OnKeptConnection, Connected) = (true, !Connected, true);
    }

    public void HeadersCame(TimeSpan elapsed) => FirstByte = elapsed;

    public void Ends(TimeSpan elapsed, bool outOfPatience) => (Ended, Total, TimedOut) = (true, elapsed, outOfPatience && Answer is null);

    public static ImmutableArray<Header> Headers(HttpResponseMessage response)
    {
        var headers = ImmutableArray.CreateBuilder<Header>();
        Add(response.Headers.NonValidated);
        Add(response.Content.Headers.NonValidated);
        return headers.ToImmutable();

        void Add(HttpHeadersNonValidated lines)
        {
            foreach (var (name, values) in lines)
                foreach (var value in values) headers.Add(new(name, value));
        }
    }
}
