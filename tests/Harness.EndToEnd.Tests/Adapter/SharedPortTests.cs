using System.Globalization;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework.Interfaces;

namespace Harness.EndToEnd.Tests.Adapter;

[NonParallelizable]
public sealed class SharedPortTests
{
    private const string File = "Adapter/shared-port.json";
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, File);

    [Test]
    public void Two_fixtures_whose_packs_share_the_port_of_a_stand_in_wait_for_each_other()
    {
        var port = FreePort.Find();
        System.IO.File.WriteAllText(Path, $$"""
            {
              "pack": "shared-port", "dialect": "user-flow", "step": "PreTokenIssuance",
              "downstream": { "loyalty": { "port": {{port.ToString(CultureInfo.InvariantCulture)}}, "stubs": "loyalty" } },
              "scenarios": [
                { "id": "broken", "fault": { "loyalty": "status-503" } },
                { "id": "well" }
              ]
            }
            """);
        var results = FixtureRun.Run(null, FixtureRun.List<One>(), FixtureRun.List<Other>());
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Count.EqualTo(6));
            foreach (var result in results) Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Passed), result.FullName + result.Message);
        });
    }

    internal abstract class Fixture : ConnectorFixture
    {
        private WebApplication? app;

        protected override ConnectorUnderTest? Connector => new(new Uri(app!.Urls.First() + "/api/user-flow")) { Credentials = new Credentials.Basic("connector", new ConnectorOptions().Password), Clock = Clock.Of("user-flow@2025") with { Scale = 0.2 } };

        [OneTimeSetUp]
        public async Task Start()
        {
            using var pack = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(Path));
            var port = pack.RootElement.GetProperty("downstream").GetProperty("loyalty").GetProperty("port").GetInt32();
            app = ReferenceConnectorApp.Build(new() { Loyalty = new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/"), Patience = TimeSpan.FromSeconds(1) }, "http://127.0.0.1:0");
            await app.StartAsync();
        }

        [OneTimeTearDown]
        public async Task Stop() => await app!.DisposeAsync();
    }

    [ConnectorTests(File, Explicit = true, Category = "ByHand", Reason = "Run by the test above.")]
    [Parallelizable(ParallelScope.All)]
    internal sealed class One : Fixture;

    [ConnectorTests(File, Explicit = true, Category = "ByHand", Reason = "Run by the test above.")]
    [Parallelizable(ParallelScope.All)]
    internal sealed class Other : Fixture;
}
