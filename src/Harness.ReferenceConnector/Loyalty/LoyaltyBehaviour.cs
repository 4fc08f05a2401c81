namespace Harness.ReferenceConnector.Loyalty;

/// <summary>How the connector deals with the loyalty service. Times are parts of the caller's patience.</summary>
internal sealed record LoyaltyBehaviour
{
    /// <summary>What an answer waits for at most, second tries and stand-by included; null for no limit.</summary>
    public double? AllTries { get; init; } = 0.5;

    /// <summary>What one try takes at most; null for no limit.</summary>
    public double? OneTry { get; init; } = 0.15;

    public int ReadRetries { get; init; } = 1;

    public int WriteRetries { get; init; } = 2;

    /// <summary>The pause before a second try, give or take some chance.</summary>
    public double Pause { get; init; } = 0.02;

    /// <summary>After so many failures the service is left alone for a while; null for never.</summary>
    public int? FailuresUntilBreak { get; init; } = 2;

    /// <summary>How long that while is at first.</summary>
    public double Break { get; init; } = 0.1;

    public bool HeedsRetryAfter { get; init; } = true;

    public bool UsesStandBy { get; init; } = true;

    public bool AwaitsWrites { get; init; }

    public bool SendsIdempotencyKey { get; init; } = true;

    public bool RedeemsWhenChecking { get; init; }

    /// <summary>Something else that is called whenever the service is used.</summary>
    public string? PathOfEachCall { get; init; }
}
