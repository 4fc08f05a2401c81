using System.Net.Http.Headers;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>Passes calls on to another address, and its answers back.</summary>
internal sealed class Passage(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The answer of the other side; null where there was none.</summary>
    public async Task<HttpAnswer?> Send(HttpRequest request, string path, ReadOnlyMemory<byte> body, params (string Name, string Value)[] headers)
    {
        var aborted = request.HttpContext.RequestAborted;
        try
        {
            using var message = new HttpRequestMessage(new(request.Method), new Uri(address, path + request.QueryString));
            foreach (var (name, value) in headers) message.Headers.TryAddWithoutValidation(name, value);
            if (body.Length > 0)
            {
                message.Content = new ReadOnlyMemoryContent(body);
                message.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;
            }

            using var answer = await http.SendAsync(message, aborted);
            return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString()) { Raw = await answer.Content.ReadAsByteArrayAsync(aborted) };
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !aborted.IsCancellationRequested))
        {
            return null;
        }
    }

    public static async Task<ReadOnlyMemory<byte>> Body(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    public void Dispose() => http.Dispose();
}
