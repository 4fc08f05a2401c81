using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;

namespace Harness.Sample.Tests;

/// <summary>The endpoint under test, in this process, on a port of its own. One that runs already needs no such class: name its address in [ConnectorTests].</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication app = ReferenceConnectorApp.Build(new ConnectorOptions(), "http://127.0.0.1:0");

    public ConnectorUnderTest Connector => new(new Uri(app.Urls.First() + "/api/user-flow"))
    {
        Credentials = new Credentials.Basic("connector", new ConnectorOptions().Password),
        PasswordVariable = "CONNECTOR_PASSWORD",
    };

    public static async Task<Endpoint> Start()
    {
        var endpoint = new Endpoint();
        await endpoint.app.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
