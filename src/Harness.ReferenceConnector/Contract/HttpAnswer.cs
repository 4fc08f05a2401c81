using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Harness.ReferenceConnector.Contract;

/// <summary>An answer as it goes on the wire.</summary>
internal sealed record HttpAnswer(int Status, string? ContentType) : IResult
{
    public const string Json = "application/json; charset=utf-8";

    // Names in every script stay readable, and the characters that mean something in HTML are still escaped.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The decision behind the answer, if there was one.</summary>
    public Answer? Meaning { get; init; }

    public JsonObject? Body { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes that are sent instead of <see cref="Body"/>.</summary>
    public ReadOnlyMemory<byte>? Raw { get; init; }

    public ReadOnlyMemory<byte> Content => Raw ?? (Body is null ? default : JsonSerializer.SerializeToUtf8Bytes(Body, Readable));

    public static HttpAnswer To(Answer answer) => answer switch
    {
        Continue { Claims: var claims } => new(StatusCodes.Status200OK, Json)
        {
            Meaning = answer,
            Body = Members("Continue", Valued(claims)),
        },
        ShowBlockPage { UserMessage: var message } => new(StatusCodes.Status200OK, Json)
        {
            Meaning = answer,
            Body = Members("ShowBlockPage", [new("userMessage", message)]),
        },
        // The status stands in the body as well: without it the person sees "Bad Request" instead of the message.
        ValidationError { UserMessage: var message } => new(StatusCodes.Status400BadRequest, Json)
        {
            Meaning = answer,
            Body = Members("ValidationError", [new("status", StatusCodes.Status400BadRequest), new("userMessage", message)]),
        },
        Success { Claims: var claims } => new(StatusCodes.Status200OK, Json)
        {
            Meaning = answer,
            Body = new(Valued(claims)),
        },
        Refusal { UserMessage: var message } => Refused(StatusCodes.Status409Conflict, message) with { Meaning = answer },
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>What a custom policy can show to the person. In the body it is 409, whatever the HTTP status is.</summary>
    public static HttpAnswer Refused(int status, string message) => new(status, Json)
    {
        Body = new() { ["version"] = "1.0.1", ["status"] = StatusCodes.Status409Conflict, ["userMessage"] = message },
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var content = Content;
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
        if (Status == StatusCodes.Status204NoContent)
            return;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Valued(IEnumerable<Claim> claims) =>
        claims.Where(claim => claim.Value is not null).Select(claim => KeyValuePair.Create(claim.Name, claim.Value?.DeepClone()));

    private static JsonObject Members(string action, IEnumerable<KeyValuePair<string, JsonNode?>> others) =>
        new([new("version", "1.0.0"), new("action", action), .. others]);
}
