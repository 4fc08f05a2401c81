using System.Collections.Immutable;
using System.Net;
using RestSharp.Interceptors;

namespace Harness.Exchanges;

/// <summary>Makes the message that RestSharp built into exactly the call: its address, header lines and body, nothing besides.</summary>
internal sealed class ExactRequest(Call call, AttemptMeter meter) : Interceptor
{
    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Options.Set(AttemptMeter.Key, meter);
        requestMessage.Method = call.Method;
        requestMessage.RequestUri = call.Url;
        requestMessage.Content = call.Body.IsEmpty && call.ContentType is null ? null : new CallBody(call.Body, call.IsChunked, meter);
        requestMessage.Headers.Clear();
        if (call.IsChunked) requestMessage.Headers.TransferEncodingChunked = true;
        if (call.ExpectsContinue) requestMessage.Headers.ExpectContinue = true;
        if (call.ContentType is { } contentType) Add(requestMessage, new("Content-Type", contentType));
        if (call.UserAgent is { } agent && !call.Headers.Any(header => header.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase)))
            Add(requestMessage, new("User-Agent", agent));
        foreach (var header in meter.RepeatsLines ? Numbered(call.Headers) : call.Headers) Add(requestMessage, header);
        return ValueTask.CompletedTask;
    }

    // .NET would join the lines of one name into one.
    private static ImmutableArray<Header> Numbered(ImmutableArray<Header> headers)
    {
        var before = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. headers.Select(header =>
        {
            var number = before.GetValueOrDefault(header.Name);
            before[header.Name] = number + 1;
            return header with { Name = RepeatedLines.Alias(header.Name, number) };
        })];
    }

    private static void Add(HttpRequestMessage message, Header header)
    {
        // Line breaks would be written as they are, and smuggle further lines into the call.
        var added = !header.Value.AsSpan().ContainsAny('\r', '\n', '\0')
            && (message.Headers.TryAddWithoutValidation(header.Name, header.Value)
                || message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value) == true);
        if (!added) throw new InvalidOperationException($"The header line '{header.Name}' cannot be sent with this call.");
    }

    private sealed class CallBody(ReadOnlyMemory<byte> bytes, bool isChunked, AttemptMeter meter) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            meter.Sends();
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return !isChunked;
        }
    }
}
