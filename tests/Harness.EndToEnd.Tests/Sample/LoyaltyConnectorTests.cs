using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;

namespace Harness.EndToEnd.Tests.Sample;

/// <summary>What a team writes: the packs, the endpoint, nothing else. Here the endpoint is the reference connector.</summary>
[TestFixture]
[ConnectorPack("builtin:user-flow/before-creating-user", "builtin:user-flow/sign-up")]
public sealed class LoyaltyConnectorTests : ConnectorFixture
{
    private WebApplication? connector;

    protected override ConnectorUnderTest Connector => new(new Uri(connector!.Urls.First() + "/api/user-flow"))
    {
        Credentials = new Credentials.Basic("connector", "local:only-password"),
    };

    [OneTimeSetUp]
    public async Task Start()
    {
        connector = ReferenceConnectorApp.Build(new ConnectorOptions(), "http://127.0.0.1:0");
        await connector.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await connector!.DisposeAsync();
}
