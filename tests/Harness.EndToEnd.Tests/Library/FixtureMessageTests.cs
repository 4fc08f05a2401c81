using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

public sealed class FixtureMessageTests
{
    [Test]
    public async Task A_failing_case_tells_evidence_consequence_and_curl_in_its_message()
    {
        await using var connector = ReferenceConnectorApp.Build(new() { Defects = ["validation-error-without-status"] }, "http://127.0.0.1:0");
        await connector.StartAsync();
        using var fixture = new Fixture { Endpoint = new(connector.Urls.First() + "/api/user-flow") };
        var message = Assert.ThrowsAsync<AssertionException>(() => fixture.Case(Planned("short-display-name")))!.Message;
        Assert.Multiple(() =>
        {
            Assert.That(message, Does.Contain("UF-RES-004"));
            Assert.That(message, Does.Contain("Bad Request"), "what the person would see");
            Assert.That(message, Does.Contain("curl ").And.Not.Contain(new ConnectorOptions().Password));
        });
    }

    private static PlannedCase Planned(string scenario)
    {
        var pack = Plans.Read("builtin:user-flow/before-creating-user").Single();
        return new(pack, pack.Scenarios.Single(one => one.Id == scenario), 0);
    }

    [Explicit("Played by hand in the test above, against a connector with a defect.")]
    [ConnectorPack("builtin:user-flow/before-creating-user")]
    private sealed class Fixture : ConnectorFixture
    {
        public Uri? Endpoint { get; init; }

        protected override ConnectorUnderTest Connector => new(Endpoint!) { Credentials = new Credentials.Basic("connector", new ConnectorOptions().Password) };
    }
}
