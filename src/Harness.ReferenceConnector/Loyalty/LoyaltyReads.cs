using Polly;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>Asks the loyalty service, and its stand-by where it cannot be had; whatever happens there, it is over in good time.</summary>
internal sealed class LoyaltyReads(LoyaltyServices services, LoyaltyBehaviour behaviour, LoyaltyWrites writes, ConnectorOptions options, TimeProvider time)
{
    private readonly ResiliencePipeline limited = Line.Limited(behaviour.AllTries, options.Patience, time).Build();

    public async Task<Lookup<T>> Ask<T>(LoyaltyCall call, Func<byte[], T?> read, CancellationToken aborted) where T : class
    {
        if (services.Primary is not { } primary)
            return new(null);
        if (behaviour.PathOfEachCall is { } path)
            _ = writes.Queue(new(HttpMethod.Get, path));
        try
        {
            return new(await limited.ExecuteAsync(token => Ask(primary, call, read, token), aborted));
        }
        catch (Exception problem) when (IsTrouble(problem))
        {
            return new(null, problem);
        }
    }

    private async ValueTask<T?> Ask<T>(LoyaltyService primary, LoyaltyCall call, Func<byte[], T?> read, CancellationToken aborted) where T : class
    {
        try
        {
            return await primary.Ask(call, read, aborted);
        }
        catch (Exception problem) when (IsTrouble(problem) && services.StandBy is not null)
        {
            return await services.StandBy.Ask(call, read, aborted);
        }
    }

    private static bool IsTrouble(Exception problem) => problem is LoyaltyException or ExecutionRejectedException;
}
