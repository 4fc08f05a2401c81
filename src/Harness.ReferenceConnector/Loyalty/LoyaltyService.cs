using System.Net;
using System.Text;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>The loyalty service at one address.</summary>
internal sealed class LoyaltyService
{
    private readonly Uri address;
    private readonly HttpClient http;
    private readonly Rest rest;
    private readonly bool heedsRetryAfter;
    private readonly TimeProvider time;
    private readonly Line reads;
    private readonly Line writes;

    public LoyaltyService(Uri address, HttpClient http, LoyaltyBehaviour behaviour, TimeSpan patience, TimeProvider time)
    {
        (this.address, this.http, this.time) = (address, http, time);
        heedsRetryAfter = behaviour.HeedsRetryAfter;
        rest = new(time);
        var guarded = Line.Guarded(behaviour, patience, time);
        reads = Line.OfReads(guarded, behaviour, patience, rest, time);
        writes = Line.OfWrites(guarded, behaviour, patience, rest, time);
    }

    /// <summary>What the service has; null where it has no such thing. Reading gives null for an answer that cannot be used.</summary>
    public ValueTask<T?> Ask<T>(LoyaltyCall call, Func<byte[], T?> read, CancellationToken aborted) where T : class =>
        reads.Send(async token => await Send(call, token) is { } answer
            ? read(answer) ?? throw new LoyaltyException("The answer of the service cannot be understood.") { Body = Encoding.UTF8.GetString(answer) }
            : null,
            aborted);

    public async Task Tell(LoyaltyCall call, CancellationToken aborted) => await writes.Send(token => Send(call, token), aborted);

    private async ValueTask<byte[]?> Send(LoyaltyCall call, CancellationToken aborted)
    {
        try
        {
            using var message = call.To(address);
            using var answer = await http.SendAsync(message, aborted);
            var body = await answer.Content.ReadAsByteArrayAsync(aborted);
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict ? null
                : answer.IsSuccessStatusCode ? body
                : throw Failure(answer, body);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new LoyaltyException(problem.Message, problem);
        }
    }

    private LoyaltyException Failure(HttpResponseMessage answer, byte[] body)
    {
        if (heedsRetryAfter && answer.Headers.RetryAfter is { } wish && (wish.Delta ?? wish.Date - time.GetUtcNow()) is { } duration)
            rest.Take(duration);
        return new($"The service answered {(int)answer.StatusCode} ({answer.ReasonPhrase}) at {address}.")
        {
            Status = answer.StatusCode,
            Body = Encoding.UTF8.GetString(body),
        };
    }
}
