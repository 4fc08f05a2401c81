using System.Threading.Channels;
using Polly;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>
/// Tells the loyalty service what happened, one thing after the other, while the caller has its answer already. What cannot be told in
/// good time is given up: a service that must not miss any of it would need a queue that outlives this program.
/// </summary>
internal sealed class LoyaltyWrites(LoyaltyServices services, LoyaltyBehaviour behaviour, ConnectorOptions options, TimeProvider time) : BackgroundService
{
    private const int MostWaiting = 1000;

    private readonly Channel<Item> queue = Channel.CreateBounded<Item>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Takes the call to be sent; it is over when the call has been sent or given up, for which nobody needs to wait.</summary>
    public Task Queue(LoyaltyCall call)
    {
        var item = new Item(call, time.GetTimestamp());
        if (services.Primary is null || !queue.Writer.TryWrite(item))
            return Task.CompletedTask;
        return behaviour.AwaitsWrites ? item.End.Task : Task.CompletedTask;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } work)
            await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var item in queue.Reader.ReadAllAsync(stoppingToken))
        {
            if (time.GetElapsedTime(item.Since) < options.Patience)
                await Send(item.Call, stoppingToken);
            item.End.TrySetResult();
        }
    }

    private async Task Send(LoyaltyCall call, CancellationToken stopping)
    {
        try
        {
            await services.Primary!.Tell(call, stopping);
        }
        catch (Exception problem) when (problem is LoyaltyException or ExecutionRejectedException)
        {
            // It was tried as often as the service can be asked to bear.
        }
    }

    private sealed record Item(LoyaltyCall Call, long Since)
    {
        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
