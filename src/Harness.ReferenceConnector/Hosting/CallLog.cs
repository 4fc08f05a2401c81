using System.Globalization;
using System.Text;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>Appends a line to a file for every call: what was called and how it ended. With the defect also what was sent.</summary>
internal sealed class CallLog(RequestDelegate next, TimeProvider time, string file, bool logsRequests)
{
    private readonly Lock writing = new();

    public async Task InvokeAsync(HttpContext http)
    {
        var started = time.GetTimestamp();
        var sent = logsRequests ? await Sent(http.Request) : "";
        await next(http);
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{http.Request.Method} {http.Request.Path} {http.Response.StatusCode} {time.GetElapsedTime(started).TotalMilliseconds:0.0} ms{sent}\n");
        lock (writing)
            File.AppendAllText(file, line);
    }

    private static async Task<string> Sent(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return $" query={request.QueryString} authorization={request.Headers.Authorization} body={body}";
    }
}
