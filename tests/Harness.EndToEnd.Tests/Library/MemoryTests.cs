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
        var (early, late, exchanges) = await Play(connector.Urls.First(), repeat: 250);
        Assert.Multiple(() =>
        {
            Assert.That(exchanges, Is.GreaterThan(8_000));
            Assert.That(late - early, Is.LessThan(2 * 1024 * 1024));
        });
    }

    private static async Task<(long Early, long Late, long Exchanges)> Play(string url, int repeat)
    {
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(url, "builtin:user-flow/before-creating-user") with { Repeat = repeat, Parallel = 4 };
        var runner = new Runner(plan, client, TimeProvider.System);
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = await RunWriter.Begin(path, runner.Header()))
            {
                long early = 0, late = 0, played = 0;
                await foreach (var result in runner.Play())
                {
                    await file.Add(result);
                    played++;
                    if (played == 1_000) early = GC.GetTotalMemory(forceFullCollection: true);
                    if (played == 9_000) late = GC.GetTotalMemory(forceFullCollection: true);
                }

                return (early, late, runner.Footer().Exchanges);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
