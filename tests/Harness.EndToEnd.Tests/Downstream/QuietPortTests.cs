using System.Net;
using System.Net.Sockets;
using Harness.Downstream;
using Harness.Exchanges.Faults;

namespace Harness.EndToEnd.Tests.Downstream;

public sealed class QuietPortTests
{
    [Test, Platform("Linux", Reason = "Elsewhere .NET lets others bind a port where nobody listens.")]
    public async Task A_port_whose_door_is_shut_is_not_free()
    {
        await using var host = await StubHost.Start(TimeProvider.System);
        await host.Play(new(FaultBook.Find("refused-connection")!), TimeSpan.FromSeconds(1), 1);
        Assert.That(QuietPort.IsFree(host.Address.Port), Is.False);
    }

    [Test]
    public void A_port_that_is_found_is_below_those_of_outgoing_connections_and_can_be_listened_on()
    {
        var port = QuietPort.Find();
        using var listener = new TcpListener(IPAddress.Loopback, port);
        Assert.Multiple(() =>
        {
            Assert.That(port, Is.InRange(20_000, 32_000));
            Assert.That(listener.Start, Throws.Nothing);
        });
    }
}
