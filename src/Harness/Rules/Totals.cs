using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>Latency over the answered attempts of a run.</summary>
/// <param name="Count">How many were measured.</param>
/// <param name="P50">Half were at most this slow.</param>
/// <param name="P90">Nine in ten were at most this slow.</param>
/// <param name="P99">Ninety-nine in a hundred were at most this slow.</param>
/// <param name="Max">The slowest.</param>
/// <param name="OverLimit">How many took longer than the two seconds of the successor product, on the clock of the run.</param>
public sealed record LatencySummary(long Count, TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan Max, long OverLimit);

/// <summary>Folds over a whole run.</summary>
public sealed record Totals
{
    /// <summary>What the caller was configured with.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The clock of the run.</summary>
    public required Clock Clock { get; init; }

    /// <summary>How many calls were made.</summary>
    public required long Exchanges { get; init; }

    /// <summary>How often each reply came, by its word.</summary>
    public required ImmutableSortedDictionary<string, long> Replies { get; init; }

    /// <summary>The replies that the steps of the run understand, by their words.</summary>
    public ImmutableArray<string> Understood { get; init; } = [];

    /// <summary>The replies that a scenario of the run is said to get, by their words: what the roles of its pack name.</summary>
    public ImmutableArray<string> Promised { get; init; } = [];

    /// <summary>The addresses that the run called.</summary>
    public ImmutableArray<Uri> Addresses { get; init; } = [];

    /// <summary>The rules that held wherever the run exercised them.</summary>
    internal ImmutableArray<string> Held { get; init; } = [];

    /// <summary>What the endpoint wrote to its log, or null where nobody watched it.</summary>
    internal WatchedLog? Log { get; init; }

    /// <summary>Latency of the answered attempts.</summary>
    public required LatencySummary Latency { get; init; }
}
