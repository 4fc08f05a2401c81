using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>An endpoint that a test decides for: the body as an object, or null where it is none, becomes status and body.</summary>
internal sealed class AnswerServer : IAsyncDisposable
{
    public const string Continue = """{"version":"1.0.0","action":"Continue"}""";

    private readonly ConcurrentQueue<JsonObject?> bodies = new();
    private KestrelServer? server;

    public Uri Url => server!.At("/api/user-flow");

    /// <summary>What was sent, in order of arrival.</summary>
    public JsonObject?[] Bodies => [.. bodies];

    public static async Task<AnswerServer> Start(Func<JsonObject?, (int Status, string Body)> answer)
    {
        var answers = new AnswerServer();
        answers.server = await KestrelServer.Start(async context =>
        {
            var (status, text) = answer(await answers.Read(context.Request));
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(text);
        });
        return answers;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private async Task<JsonObject?> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = Parsed(await reader.ReadToEndAsync());
        bodies.Enqueue(body);
        return body;
    }

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
