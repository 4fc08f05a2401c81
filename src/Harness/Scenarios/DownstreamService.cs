using System.Collections.Immutable;
using Harness.Exchanges;

namespace Harness.Scenarios;

/// <summary>A service behind the endpoint, as a pack names it, and what is known of the endpoint's use of it.</summary>
public sealed record DownstreamService
{
    /// <summary>The most calls of one kind that the endpoint may make to a broken service for one call of its own, where the pack states no number.</summary>
    public const int UsualMostCalls = 3;

    /// <summary>How soon the endpoint should be as before once the service is back, where the pack states no time.</summary>
    public static readonly TimeSpan UsualRecovery = TimeSpan.FromSeconds(10);

    /// <summary>Its name within the pack, which <c>--downstream</c> and <c>fault</c> use.</summary>
    public required string Name { get; init; }

    /// <summary>The port of 127.0.0.1 on which the endpoint calls it; null where only <c>--downstream</c> says so, and without it the pack is not played.</summary>
    public int? Port { get; init; }

    /// <summary>Where its stubs are, as the pack writes it.</summary>
    public required string Folder { get; init; }

    /// <summary>What it answers while nothing is broken.</summary>
    public required ImmutableArray<Stub> Stubs { get; init; }

    /// <summary>The service that the endpoint uses where this one is down, or null where there is none.</summary>
    public string? StandBy { get; init; }

    /// <summary>The calls that change something there; empty for all but GET, HEAD and OPTIONS.</summary>
    public ImmutableArray<CallPattern> SideEffects { get; init; } = [];

    /// <summary>The most calls of one kind to it, while it is broken, for one attempt of the caller.</summary>
    public int MostCalls { get; init; } = UsualMostCalls;

    /// <summary>How soon the endpoint should be as before once it is back.</summary>
    public TimeSpan RecoversWithin { get; init; } = UsualRecovery;

    /// <summary>Where it stands in its file.</summary>
    public required Position Position { get; init; }
}
