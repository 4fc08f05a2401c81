using Harness.NUnit;

namespace Harness.EndToEnd.Tests.Adapter;

public sealed class SmallPartTests
{
    [Test]
    public async Task A_port_belongs_to_one_at_a_time()
    {
        var port = Connectors.FreePort.Find();
        var first = await PortHold.Of([port], default);
        var second = PortHold.Of([port, port], default);
        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();
        (await second).Dispose();
    }

    [Test]
    public async Task Whoever_gives_up_waiting_keeps_no_port()
    {
        var ports = new[] { Connectors.FreePort.Find(), Connectors.FreePort.Find() }.Order().ToArray();
        using var last = await PortHold.Of([ports[1]], default);
        using var cancel = new CancellationTokenSource();
        var waiting = PortHold.Of(ports, cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        (await PortHold.Of([ports[0]], default)).Dispose();
    }

    [Test]
    public async Task Whoever_plays_alone_waits_for_the_others_and_they_for_them()
    {
        using var turns = new Turns();
        var (one, other) = (await turns.Take(false, default), await turns.Take(false, default));
        var alone = turns.Take(true, default);
        one.Dispose();
        Assert.That(alone.IsCompleted, Is.False);
        var later = turns.Take(false, default);
        other.Dispose();
        var turn = await alone;
        Assert.That(later.IsCompleted, Is.False);
        turn.Dispose();
        (await later).Dispose();
    }

    [TestCase("con/a:b*c?", "con/a b<c>")]
    [TestCase("pack/surname", "pack/Surname")]
    public void Files_of_exchanges_have_names_that_any_system_takes(string one, string other)
    {
        Assert.That(ExchangeFile.NameOf(one, "test"), Does.Match("^[A-Za-z0-9_-]+[.]txt$"));
        Assert.That(ExchangeFile.NameOf(one, "test"), Is.Not.EqualTo(ExchangeFile.NameOf(other, "test")).IgnoreCase);
    }
}
