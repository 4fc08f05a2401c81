using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Harness.Exchanges;

/// <summary>What the handlers note about one attempt while it is on its way.</summary>
internal sealed class AttemptMeter
{
    public static readonly HttpRequestOptionsKey<AttemptMeter> Key = new("harness.meter");

    public bool Connected { get; set; }

    public TimeSpan Connect { get; set; }

    public TimeSpan Tls { get; set; }

    public long TlsStarted { get; set; }

    public TimeSpan FirstByte { get; private set; }

    public Answer? Answer { get; set; }

    public Exception? Error { get; set; }

    public static AttemptMeter? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var meter) ? meter : null;

    public void HeadersCame(TimeSpan elapsed) => (Connected, FirstByte) = (true, elapsed);

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
