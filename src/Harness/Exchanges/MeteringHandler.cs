using System.Buffers;
using System.Net;

namespace Harness.Exchanges;

/// <summary>
/// Reads each answer off the wire, up to a limit of size and of patience, and notes times and errors where they happen: above it
/// RestSharp adds its own time, and would read a body of any size.
/// </summary>
internal sealed class MeteringHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var meter = AttemptMeter.Of(request) ?? throw new InvalidOperationException("The request carries no meter.");
        var started = time.GetTimestamp();
        using var patience = new CancellationTokenSource(meter.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        meter.GivenUp = either.Token;
        try
        {
            using var response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            meter.HeadersCame(time.GetElapsedTime(started));
            var headers = AttemptMeter.Headers(response);
            var (body, cut) = await ReadBody(response.Content, either.Token).ConfigureAwait(false);
            meter.Answer = new Answer
            {
                Status = (int)response.StatusCode,
                Reason = response.ReasonPhrase ?? "",
                HttpVersion = response.Version.ToString(),
                Headers = headers,
                Body = body,
                BodyWasCut = cut,
            };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested
            && error is HttpRequestException or IOException or OperationCanceledException)
        {
            meter.Error = error;
        }

        meter.Ends(time.GetElapsedTime(started), patience.IsCancellationRequested);
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool Cut)> ReadBody(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var length = 0;
            while (true)
            {
                var room = Math.Min(buffer.Length, Answer.BodyLimit + 1) - length;
                var read = await stream.ReadAsync(buffer.AsMemory(length, room), cancellationToken).ConfigureAwait(false);
                if (read == 0) return (buffer.AsSpan(0, length).ToArray(), false);
                length += read;
                if (length > Answer.BodyLimit) return (buffer.AsSpan(0, Answer.BodyLimit).ToArray(), true);
                if (length < buffer.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
