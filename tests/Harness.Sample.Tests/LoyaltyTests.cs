using Harness.NUnit;
using NUnit.Framework;

namespace Harness.Sample.Tests;

/// <summary>Every case of the packs is a test of this class, and each pack has a last one, PACK/totals.</summary>
[ConnectorTests("loyalty.json", "builtin:user-flow/before-creating-user")]
[Parallelizable(ParallelScope.All)]
public sealed class LoyaltyTests : ConnectorFixture
{
    private Endpoint? endpoint;

    protected override ConnectorUnderTest? Connector => endpoint!.Connector;

    [OneTimeSetUp]
    public async Task Start() => endpoint = await Endpoint.Start();

    [OneTimeTearDown]
    public async Task Stop() => await endpoint!.DisposeAsync();
}
