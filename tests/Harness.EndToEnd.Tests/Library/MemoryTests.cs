using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

[NonParallelizable]
public sealed class MemoryTests
{
    [Test]
    public async Task A_long_run_holds_no_more_memory_than_a_short_one()
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        await Play(connector.Urls.First(), repeat: 20);
        var afterShort = GC.GetTotalMemory(forceFullCollection: true);
        var exchanges = await Play(connector.Urls.First(), repeat: 600);
        var afterLong = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Multiple(() =>
        {
            Assert.That(exchanges, Is.GreaterThan(15_000));
            Assert.That(afterLong - afterShort, Is.LessThan(2 * 1024 * 1024));
        });
    }

    private static async Task<long> Play(string url, int repeat)
    {
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(url, "builtin:user-flow/before-creating-user") with { Repeat = repeat, Parallel = 4 };
        var runner = new Runner(plan, client, TimeProvider.System);
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = await RunWriter.Begin(path, runner.Header()))
            {
                await foreach (var result in runner.Play()) await file.Add(result);
                var footer = runner.Footer();
                await file.End(footer);
                return footer.Exchanges;
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
