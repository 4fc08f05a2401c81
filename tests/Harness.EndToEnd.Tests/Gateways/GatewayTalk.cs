using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Downstream;
using Harness.ReferenceConnector;
using Harness.Tokens;
using Microsoft.AspNetCore.Builder;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The reference gateway and its API on free ports, asked without the harness, so that the harness does not vouch for itself.</summary>
internal sealed class GatewayTalk : IAsyncDisposable
{
    private readonly IssuerHost issuer;
    private readonly WebApplication api;
    private readonly WebApplication gateway;
    private readonly GatewayOptions options;

    private GatewayTalk(KeyRing keys, IssuerHost issuer, WebApplication api, WebApplication gateway, GatewayOptions options) =>
        (Keys, this.issuer, this.api, this.gateway, this.options) = (keys, issuer, api, gateway, options);

    public KeyRing Keys { get; }

    public Uri Api => new(api.Urls.Single());

    private Tenant Tenant => issuer.Issuer.Tenant;

    public static async Task<GatewayTalk> With(string? defect = null, TimeSpan? keyInterval = null)
    {
        var keys = new KeyRing(Key.Value);
        var issuer = await IssuerHost.Start(new(new("http://127.0.0.1"), "contoso.onmicrosoft.com", new("11111111-2222-3333-4444-555555555555"), "B2C_1_signupsignin1"), keys, TimeProvider.System);
        var options = new GatewayOptions
        {
            Metadata = issuer.Issuer.Tenant.Metadata,
            Backend = new("http://127.0.0.1"),
            KeyInterval = keyInterval ?? TimeSpan.Zero,
            Defects = defect is null ? [] : [defect],
        };
        var api = OrdersApi.Build(options, store: null, "http://127.0.0.1:0");
        await api.StartAsync();
        var gateway = GatewayApp.Build(options with { Backend = new(api.Urls.Single()) }, "http://127.0.0.1:0");
        await gateway.StartAsync();
        return new(keys, issuer, api, gateway, options);
    }

    /// <summary>The claims of a good token, changed.</summary>
    public string Token(Action<JsonObject>? change = null, SigningKey? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Tenant.Issuer, ["aud"] = options.Audience, ["tfp"] = options.Policy, ["iat"] = now, ["nbf"] = now, ["exp"] = now + 3600,
            ["scp"] = "write read", ["extension_membership"] = "gold",
        };
        change?.Invoke(claims);
        return JsonWebToken.Of(claims, key ?? Keys.Current).SignedBy(key ?? Keys.Current);
    }

    public Task<string> Get(string path = "/orders", string? token = null, Action<HttpRequestMessage>? change = null, string from = "127.0.0.1") =>
        Send(new(HttpMethod.Get, path), token, change, from);

    public Task<string> Post(string path, string body, string? token = null) =>
        Send(new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") }, token, null, "127.0.0.1");

    /// <summary>Status, header lines and body in one line.</summary>
    private async Task<string> Send(HttpRequestMessage message, string? token, Action<HttpRequestMessage>? change, string from)
    {
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = (context, aborted) => Connect(context, from, aborted) }) { BaseAddress = new(gateway.Urls.Single()) };
        message.Headers.Authorization = new("Bearer", token ?? Token());
        message.Headers.Add("Ocp-Apim-Subscription-Key", options.SubscriptionKey);
        change?.Invoke(message);
        using var answer = await http.SendAsync(message);
        return $"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {answer.Headers.RetryAfter} {await answer.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await api.DisposeAsync();
        await issuer.DisposeAsync();
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, string from, CancellationToken aborted)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, aborted);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Making one takes a good part of a second.
    private static readonly Lazy<SigningKey> Key = new(SigningKey.Create);
}
