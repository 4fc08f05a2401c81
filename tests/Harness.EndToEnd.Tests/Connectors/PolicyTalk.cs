using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>The custom-policy routes of the reference connector on a free port, asked without the harness.</summary>
internal sealed class PolicyTalk : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });

    private PolicyTalk(WebApplication app) => this.app = app;

    public static async Task<PolicyTalk> Told(ConnectorOptions options)
    {
        var talk = new PolicyTalk(ReferenceConnectorApp.Build(options, "http://127.0.0.1:0"));
        await talk.app.StartAsync();
        return talk;
    }

    /// <summary>Status, and the message or else the body; a refusal that is not what the contract says is shown whole.</summary>
    public async Task<string> Says(PolicyAsk ask)
    {
        using var message = ask.Message(new(app.Urls.First() + "/api/custom-policy/"));
        using var answer = await http.SendAsync(message);
        var (status, type, text) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
        if (type != "application/json") return $"{status} {type} {text}".TrimEnd();
        if (Read(text) is not { } body) return $"{status} no object";
        return body.Count == 3 && $"{body["version"]}" == "1.0.1" && body["status"]?.ToJsonString() == "409" && body["userMessage"] is { } said
            ? $"{status}: {said}"
            : $"{status} {body.ToJsonString(Plain)}";
    }

    public async Task<string> SaysInTurn(IEnumerable<PolicyAsk> asks)
    {
        var answers = new List<string>();
        foreach (var ask in asks) answers.Add(await Says(ask));
        return string.Join("; ", answers);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static JsonObject? Read(string text)
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
