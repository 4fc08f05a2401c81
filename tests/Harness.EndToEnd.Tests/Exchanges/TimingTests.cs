using System.Globalization;
using Harness.Exchanges;
using Microsoft.AspNetCore.Http;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class TimingTests
{
    [Test]
    public async Task Connecting_takes_time_once()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();

        var first = (await client.Send(Post(server.Url), Once).WaitAsync(Soon)).Attempts.Single().Timing;
        var second = (await client.Send(Post(server.Url), Once).WaitAsync(Soon)).Attempts.Single().Timing;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Connect, Is.GreaterThan(TimeSpan.Zero).And.LessThan(first.FirstByte));
            Assert.That(second.Connect, Is.EqualTo(TimeSpan.Zero));
            foreach (var timing in new[] { first, second })
            {
                Assert.That(timing.Tls, Is.EqualTo(TimeSpan.Zero));
                Assert.That(timing.FirstByte, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(timing.Total));
                Assert.That(timing.Body, Is.EqualTo(timing.Total - timing.FirstByte));
            }
        }
    }

    [Test]
    public async Task Waiting_for_headers_and_waiting_for_the_body_are_told_apart()
    {
        var time = new ManualTime();
        var arrived = new SemaphoreSlim(0);
        var go = new SemaphoreSlim(0);
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            arrived.Release();
            await go.WaitAsync(Soon);
            await connection.Send(Ok);
        });
        using var client = new ConnectorClient(time);

        var sending = client.Send(Post(server.Url), Once);
        await arrived.WaitAsync(Soon);
        time.Advance(TimeSpan.FromSeconds(2));
        go.Release();
        var exchange = await sending.WaitAsync(Soon);

        Assert.That(
            exchange.Attempts.Single().Timing,
            Is.EqualTo(new Timing(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2))));
    }

    [Test]
    public async Task Calls_in_parallel_get_each_its_own_answer()
    {
        await using var server = await KestrelServer.Start(context => context.Request.Body.CopyToAsync(context.Response.Body));
        using var client = NewClient();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async lane =>
        {
            for (var call = 0; call < 25; call++)
            {
                var body = string.Create(CultureInfo.InvariantCulture, $"{lane}/{call}/{new string('x', lane * call * 100)}");
                var exchange = await client.Send(Post(server.At("/"), body), Once).WaitAsync(Soon);
                var timing = exchange.Attempts.Single().Timing;

                Assert.That(exchange.Answer?.Text(), Is.EqualTo(body));
                Assert.That(timing.Connect, Is.LessThanOrEqualTo(timing.FirstByte));
                Assert.That(timing.FirstByte, Is.LessThanOrEqualTo(timing.Total));
            }
        }));

        Assert.That(server.Paths, Has.Length.EqualTo(8 * 25));
    }
}
