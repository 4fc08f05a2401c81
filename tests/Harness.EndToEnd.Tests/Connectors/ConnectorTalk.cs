using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;

namespace Harness.EndToEnd.Tests.Connectors;

/// <summary>The reference connector on a free port, asked without the harness, so that the harness does not vouch for itself.</summary>
internal sealed class ConnectorTalk : IAsyncDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private ConnectorTalk(WebApplication app) => this.app = app;

    private Uri Url => new(app.Urls.First() + "/api/user-flow");

    public static Task<ConnectorTalk> With(string? defect, TimeSpan? patience = null) =>
        Told(new ConnectorOptions { Defects = defect is null ? [] : [defect], Patience = patience ?? TimeSpan.FromSeconds(5) });

    public static async Task<ConnectorTalk> Told(ConnectorOptions options)
    {
        var talk = new ConnectorTalk(ReferenceConnectorApp.Build(options, "http://127.0.0.1:0"));
        talk.http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
        await talk.app.StartAsync();
        return talk;
    }

    /// <summary>Status, action and the member that was asked for, as in <c>200 Continue Zoe</c>.</summary>
    public async Task<string> Says(Ask ask, CancellationToken cancellationToken = default)
    {
        using var message = ask.Message(Url);
        using var answer = await http.SendAsync(message, cancellationToken);
        var body = Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return string.Join(' ', new[] { $"{(int)answer.StatusCode}", $"{body?["action"]}", ask.Member is { } member ? $"{body?[member]}" : "" }
            .Where(word => word.Length > 0));
    }

    /// <summary>One after the other, each of them waiting for the one before.</summary>
    public async Task<string> SaysInTurn(IEnumerable<Ask> asks)
    {
        var answers = new List<string>();
        foreach (var ask in asks) answers.Add(await Says(ask));
        return string.Join("; ", answers);
    }

    /// <summary>Status line, headers and body as one text.</summary>
    public async Task<string> Whole(Ask ask)
    {
        using var message = ask.Message(Url);
        using var answer = await http.SendAsync(message);
        return $"{answer}{await answer.Content.ReadAsStringAsync()}";
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private static JsonNode? Read(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(Strict.GetString(body)) as JsonObject;
        }
        catch (Exception problem) when (problem is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }
}
