using System.Net;
using System.Net.Sockets;
using System.Text;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Exchanges.Stubs;

namespace Harness.Downstream;

/// <summary>Asks a server behind the port, and passes its answer on as it came, also where that is none.</summary>
internal abstract class Forwarding : Behind
{
    // Framing is each connection's own; what is compressed no fault could change.
    private static readonly string[] NotPassedOn = ["Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect", "Accept-Encoding", "Upgrade"];
    private static readonly string[] NotPassedBack = ["Connection", "Keep-Alive", "Transfer-Encoding"];

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        // A connection that was used before could make a call that is reset be sent twice.
        PooledConnectionLifetime = TimeSpan.Zero,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Where the server listens.</summary>
    protected abstract Uri Server { get; }

    /// <summary>Talks to the server.</summary>
    protected HttpClient Client => client;

    public override async Task<StubAnswer> Ask(DownstreamCall call, CancellationToken cancellationToken)
    {
        var hasHead = false;
        try
        {
            using var request = Request(call);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            hasHead = true;
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            Header[] headers =
            [
                .. from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                   where !NotPassedBack.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                   from value in header.Value
                   select new Header(header.Key, value),
            ];
            return Named(call, new(null, new() { Status = (int)response.StatusCode, Reason = response.ReasonPhrase, Headers = [.. headers], Body = body }));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return new(null, new() { Status = 502 }) { Broken = How(broken, hasHead) };
        }
    }

    public override ValueTask DisposeAsync()
    {
        client.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>The answer with the name of its stub, without the headers that tell it.</summary>
    protected abstract StubAnswer Named(DownstreamCall call, StubAnswer answer);

    private static ConnectionFault How(Exception broken, bool hasHead)
    {
        if (Causes(broken).OfType<SocketException>().Any()) return ConnectionFault.ConnectionResetByPeer;
        if (hasHead) return ConnectionFault.MalformedResponseChunk;
        return Causes(broken).OfType<HttpIOException>().Any(cause => cause.HttpRequestError == HttpRequestError.ResponseEnded)
            ? ConnectionFault.EmptyResponse
            : ConnectionFault.RandomDataThenClose;
    }

    private static IEnumerable<Exception> Causes(Exception? problem)
    {
        for (; problem is not null; problem = problem.InnerException) yield return problem;
    }

    private HttpRequestMessage Request(DownstreamCall call)
    {
        // The path goes on as it came, dots, double slashes and escapes included.
        var target = new Uri(Server.GetLeftPart(UriPartial.Authority) + call.Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new(call.Method), target);
        if (!call.Body.IsEmpty || call.HeaderValues("Content-Length").Length > 0) request.Content = new ReadOnlyMemoryContent(call.Body);
        foreach (var header in call.Headers.Where(header => !NotPassedOn.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
                (request.Content ??= new ReadOnlyMemoryContent(default)).Headers.TryAddWithoutValidation(header.Name, header.Value);
        return request;
    }
}
