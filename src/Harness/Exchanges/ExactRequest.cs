using RestSharp.Interceptors;

namespace Harness.Exchanges;

/// <summary>Makes the message that RestSharp built into exactly the call: its address, its header lines, nothing besides.</summary>
internal sealed class ExactRequest(Call call, AttemptMeter meter) : Interceptor
{
    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Options.Set(AttemptMeter.Key, meter);
        requestMessage.Method = call.Method;
        requestMessage.RequestUri = call.Url;
        requestMessage.Headers.Clear();
        requestMessage.Headers.TryAddWithoutValidation("User-Agent", ConnectorClient.UserAgent);
        foreach (var header in call.Headers) requestMessage.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (requestMessage.Content is { } content && call.ContentType is { } contentType)
        {
            content.Headers.Clear();
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return ValueTask.CompletedTask;
    }
}
