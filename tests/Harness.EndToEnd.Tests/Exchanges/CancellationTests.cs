using Harness.Exchanges;
using static Harness.EndToEnd.Tests.Exchanges.Calls;

namespace Harness.EndToEnd.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class CancellationTests
{
    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Le")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{")]
    public async Task Cancelling_the_run_ends_a_call_at_once_and_is_no_timeout(string begun)
    {
        var arrived = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            await connection.Send(begun);
            arrived.SetResult();
            await connection.Ended();
            closed.SetResult();
        });
        using var client = NewClient();
        using var run = new CancellationTokenSource();

        var sending = client.Send(Post(server.Url), Patient, run.Token);
        await arrived.Task.WaitAsync(Soon);
        await run.CancelAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await sending.WaitAsync(Soon), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(async () => await closed.Task.WaitAsync(Soon), Throws.Nothing);
            Assert.That(server.Requests, Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task A_cancelled_run_sends_nothing()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = NewClient();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                async () => await client.Send(Post(server.Url), Patient, new CancellationToken(canceled: true)).WaitAsync(Soon),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(server.Connections, Is.Zero);
        }
    }

    [Test]
    public async Task A_client_that_was_disposed_is_a_mistake_and_no_failed_call()
    {
        await using var server = RawServer.Answering(Ok);
        var client = NewClient();
        client.Dispose();

        Assert.That(async () => await client.Send(Post(server.Url), Once).WaitAsync(Soon), Throws.InstanceOf<InvalidOperationException>());
    }

    [Test]
    public async Task Disposing_the_client_under_a_call_is_a_mistake_too_and_no_failure_of_the_endpoint()
    {
        var arrived = new TaskCompletionSource();
        await using var server = new RawServer(async connection =>
        {
            await connection.Request();
            arrived.SetResult();
            await connection.Ended();
        });
        var client = NewClient();

        var sending = client.Send(Post(server.Url), Once);
        await arrived.Task.WaitAsync(Soon);
        client.Dispose();

        Assert.That(async () => await sending.WaitAsync(Soon), Throws.InvalidOperationException);
    }
}
