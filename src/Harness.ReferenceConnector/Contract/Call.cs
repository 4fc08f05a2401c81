using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Contract;

/// <summary>One call of the connector, as far as it could be understood.</summary>
internal sealed record Call(Step Step, Claims Claims, JsonObject? Request, ReadOnlyMemory<byte> Content)
{
    // Found by name: it fills the parameter of the handlers.
    public static async ValueTask<Call> BindAsync(HttpContext http)
    {
        var content = await Read(http);
        var route = http.GetEndpoint()?.Metadata.GetMetadata<StepRoute>();
        var request = route is null ? RequestBody.Parse(content) : route.Reads(http.Request, content);
        var claims = new Claims(request);
        // A call without a body is told from others by its claims.
        return new(route?.Step ?? claims.Step, claims, request, content.Length == 0 && request is not null ? JsonSerializer.SerializeToUtf8Bytes(request) : content);
    }

    private static async Task<byte[]> Read(HttpContext http)
    {
        using var content = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(content, http.RequestAborted);
            return content.ToArray();
        }
        // Too large, or badly framed: the caller gets the answer for a body without claims, as for any other unreadable body.
        catch (BadHttpRequestException)
        {
            return [];
        }
    }
}
