using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Harness.ReferenceConnector.Loyalty;

/// <summary>
/// The way to a service for calls of one kind, shared by all steps: second tries around a circuit breaker around a time limit. Reads and
/// writes are tried again differently and have the breaker in common, so that writes flow again as soon as a read has found the service well.
/// </summary>
internal sealed class Line
{
    // The least that the library takes.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ShortestSampling = TimeSpan.FromMilliseconds(500);

    // The library counts shares. What is counted here is failures in a row: one of them is no reason, however few calls there are, and
    // a service that was well a moment ago is left alone as soon as one that never was.
    private const double AnyShare = 0.0001;
    private const int LeastThroughput = 2;

    // Timers may run out a little early.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    private const int MostDoublings = 1;

    private readonly ResiliencePipeline retrying;
    private readonly ResiliencePipeline guarded;
    private readonly Rest rest;

    private Line(ResiliencePipeline retrying, ResiliencePipeline guarded, Rest rest) =>
        (this.retrying, this.guarded, this.rest) = (retrying, guarded, rest);

    /// <summary>For an answer that somebody waits for: a refusal of the breaker is final, and only a short rest is waited for.</summary>
    public static Line OfReads(ResiliencePipeline guarded, LoyaltyBehaviour behaviour, TimeSpan patience, Rest rest, TimeProvider time) => new(
        Retrying(behaviour.ReadRetries, patience * behaviour.Pause, patience * 0.2, problem => problem is LoyaltyException { MayPass: true }, rest, time),
        guarded,
        rest);

    /// <summary>For what nobody waits for.</summary>
    public static Line OfWrites(ResiliencePipeline guarded, LoyaltyBehaviour behaviour, TimeSpan patience, Rest rest, TimeProvider time) => new(
        Retrying(behaviour.WriteRetries, patience * behaviour.Pause, patience, 
            problem => problem is BrokenCircuitException or LoyaltyException { MayPass: true } || rest.Remaining > TimeSpan.Zero, rest, time),
        guarded,
        rest);

    /// <summary>A time limit, where there is one.</summary>
    public static ResiliencePipelineBuilder Limited(double? partOfPatience, TimeSpan patience, TimeProvider time, ResiliencePipelineBuilder? around = null)
    {
        var builder = around ?? new ResiliencePipelineBuilder { TimeProvider = time };
        return partOfPatience is { } part ? builder.AddTimeout(Longer(patience * part, ShortestTimeout)) : builder;
    }

    /// <summary>The circuit breaker of a service, around the limit of one try.</summary>
    public static ResiliencePipeline Guarded(LoyaltyBehaviour behaviour, TimeSpan patience, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (behaviour.FailuresUntilBreak is { } failures)
        {
            var inARow = 0;
            builder.AddCircuitBreaker(new()
            {
                MinimumThroughput = LeastThroughput,
                FailureRatio = AnyShare,
                SamplingDuration = Longer(patience, ShortestSampling),
                BreakDurationGenerator = arguments => new(Pause(arguments.HalfOpenAttempts)),
                ShouldHandle = arguments => new(arguments.Outcome.Exception switch
                {
                    LoyaltyException or TimeoutRejectedException => Interlocked.Increment(ref inARow) >= failures,
                    null => Interlocked.Exchange(ref inARow, 0) < 0,
                    _ => false,
                }),
            });
        }

        return Limited(behaviour.OneTry, patience, time, builder).Build();

        // A service that is found still broken is left alone for longer.
        TimeSpan Pause(int timesStillBroken) => double.IsInfinity(behaviour.Break)
            ? TimeSpan.MaxValue
            : patience * behaviour.Break * (1 << Math.Min(timesStillBroken, MostDoublings));
    }

    public ValueTask<T> Send<T>(Func<CancellationToken, ValueTask<T>> send, CancellationToken aborted) => retrying.ExecuteAsync(
        token => rest.Remaining > TimeSpan.Zero
            ? throw new LoyaltyException("The service has asked not to be called yet.")
            : guarded.ExecuteAsync(send, token),
        aborted);

    private static ResiliencePipeline Retrying(
        int retries, TimeSpan pause, TimeSpan longestRest, Func<Exception, bool> mayPass, Rest rest, TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new()
        {
            MaxRetryAttempts = retries,
            Delay = pause,
            BackoffType = DelayBackoffType.Exponential,
            MaxDelay = pause * 2,
            UseJitter = true,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is { } problem
                && (problem is TimeoutRejectedException || mayPass(problem))
                && rest.Remaining <= longestRest),
            DelayGenerator = arguments => new(rest.Remaining is var left && left > TimeSpan.Zero
                ? left
                : (arguments.Outcome.Exception as BrokenCircuitException)?.RetryAfter + Margin),
        }).Build();

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
