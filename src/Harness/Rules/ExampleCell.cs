using System.Collections.Immutable;

namespace Harness.Rules;

/// <summary>What a probe knows of the service that it breaks, as an example says it.</summary>
public sealed record ExampleCell
{
    /// <summary>Whether the endpoint calls the service at this step.</summary>
    public bool UsesService { get; init; } = true;

    /// <summary>The names of the claims that every healthy answer carries.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>How long the service asks to be left alone, in milliseconds.</summary>
    public double? RetryAfterMs { get; init; }

    /// <summary>How much longer than ever the service takes to answer, in milliseconds.</summary>
    public double DelayMs { get; init; }

    /// <summary>The most calls of one kind for one attempt of the caller.</summary>
    public int MostCalls { get; init; } = 3;

    /// <summary>How soon the endpoint should be as before, in milliseconds.</summary>
    public double RecoversWithinMs { get; init; } = 10_000;

    /// <summary>How soon it was, in milliseconds; null where it was not.</summary>
    public double? RecoveryMs { get; init; }

    /// <summary>The service to use meanwhile.</summary>
    public string? StandBy { get; init; }

    internal FaultCell Played(ImmutableArray<Outage> outages) => new()
    {
        Outages = outages,
        UsesService = UsesService,
        Claims = Claims,
        RetryAfter = Time(RetryAfterMs),
        Delay = TimeSpan.FromMilliseconds(DelayMs),
        MostCalls = MostCalls,
        RecoversWithin = TimeSpan.FromMilliseconds(RecoversWithinMs),
        Recovery = Time(RecoveryMs),
        StandBy = StandBy,
    };

    private static TimeSpan? Time(double? milliseconds) => milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null;
}
