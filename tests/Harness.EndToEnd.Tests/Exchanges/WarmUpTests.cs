using Harness.Exchanges;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class WarmUpTests
{
    [Test]
    public async Task What_warms_up_is_answered_and_leaves_nothing_behind()
    {
        using var server = new WarmUpServer();
        var answering = server.Answer(CancellationToken.None);
        using var client = new ConnectorClient(TimeProvider.System);
        var exchange = await client.Send(new Call { Method = HttpMethod.Post, Url = server.Address, ContentType = "application/json", Headers = [], Body = "{}"u8.ToArray() }, new(Clock.All[0]));
        await answering;
        await client.WarmUp();
        Assert.That((exchange.Attempts.Length, exchange.Answer?.Status), Is.EqualTo((1, 200)));
    }
}
