using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Gateway;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

/// <summary>The API behind the gateway: it lets in the gateway and nobody else.</summary>
public static class OrdersApi
{
    internal const string SecretHeader = "X-Gateway-Secret";

    /// <summary>Makes the API; the caller starts and stops it.</summary>
    /// <param name="options">What the gateway in front of it is told.</param>
    /// <param name="store">Whom the API asks for its answers; null where it has one order, and makes no others.</param>
    /// <param name="url">Where to listen, such as <c>http://127.0.0.1:0</c> for any free port.</param>
    /// <returns>An application that has not been started. It writes no log.</returns>
    public static WebApplication Build(GatewayOptions options, Uri? store, string url)
    {
        ArgumentNullException.ThrowIfNull(options);
        var isOpen = GatewayApp.BehaviourOf(options).LeavesApiOpen;
        var builder = QuietHost.CreateBuilder();
        if (store is not null) builder.Services.AddSingleton(_ => new Passage(store));
        var app = builder.Build();
        app.Urls.Add(url);
        app.Map("{**path}", async (HttpContext http) =>
            !isOpen && !IsGateway(http.Request.Headers[SecretHeader].ToString(), options.BackendSecret) ? GatewayAnswer.Forbidden
            : app.Services.GetService<Passage>() is not { } passage ? Own(http.Request)
            : await passage.Send(http.Request, http.Request.Path, await Passage.Body(http.Request)) ?? GatewayAnswer.BadGateway);
        return app;
    }

    private static bool IsGateway(string given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static HttpAnswer Own(HttpRequest request)
    {
        var order = new JsonObject { ["id"] = "1001", ["item"] = "book", ["quantity"] = 1 };
        return (request.Method, request.Path.Value) switch
        {
            ("GET", "/orders") => new(StatusCodes.Status200OK, HttpAnswer.Json) { Raw = Encoding.UTF8.GetBytes(new JsonArray(order).ToJsonString()) },
            ("POST", "/orders") => new(StatusCodes.Status201Created, HttpAnswer.Json) { Body = order },
            ("POST", "/connector") => HttpAnswer.To(new Continue([])),
            _ => GatewayAnswer.NotFound,
        };
    }
}
