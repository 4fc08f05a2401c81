using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>One call of the loyalty service, which may be sent several times.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query below the address of the service, without a slash at the start.</param>
internal sealed record LoyaltyCall(HttpMethod Method, string Path)
{
    public JsonObject? Body { get; init; }

    /// <summary>The same for calls that are to have one effect together.</summary>
    public string? IdempotencyKey { get; init; }

    public HttpRequestMessage To(Uri service)
    {
        var message = new HttpRequestMessage(Method, $"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Path}");
        // A call without any content is sent up to four times by the handler itself when the connection is closed instead of an answer.
        message.Content = Body is null ? new ByteArrayContent([]) : new StringContent(Body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        if (IdempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", IdempotencyKey);
        return message;
    }
}
