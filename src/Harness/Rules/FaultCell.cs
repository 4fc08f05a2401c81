using System.Collections.Immutable;

namespace Harness.Rules;

/// <summary>One cell of the fault matrix: a call while services are broken, what was before and what came after.</summary>
public sealed record FaultCell
{
    /// <summary>What the trials are called that have a cell.</summary>
    public const string Trial = "under-fault";

    /// <summary>The label of a call while nothing is broken.</summary>
    public const string Healthy = "healthy";

    /// <summary>The label of the call while services are broken.</summary>
    public const string Broken = "while broken";

    /// <summary>The label of one more call while they are.</summary>
    public const string BrokenAgain = "while broken, again";

    /// <summary>The label of the call where only later ones, after somebody else's failure, differ from the healthy one.</summary>
    public const string AtFirst = "while broken, at first";

    /// <summary>The label of somebody's call at a step that uses the service, for cells of steps that do not.</summary>
    public const string Elsewhere = "meanwhile at another step";

    /// <summary>The label of the first call after the services are back that was answered as before.</summary>
    public const string Back = "back to normal";

    /// <summary>What is broken.</summary>
    public required ImmutableArray<Outage> Outages { get; init; }

    /// <summary>Whether the endpoint calls one of the services at this step.</summary>
    public required bool UsesService { get; init; }

    /// <summary>The names of the claims that every healthy answer carries.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>The values that every healthy answer gives, as JSON by the name of the claim.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How long the service asks to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How much longer than ever the service takes to answer, where that was chosen.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The most calls of one kind for one attempt of the caller.</summary>
    public int MostCalls { get; init; }

    /// <summary>How soon the endpoint should be as before once the services are back.</summary>
    public TimeSpan RecoversWithin { get; init; }

    /// <summary>How soon it was, or null where it was not as long as anybody waited.</summary>
    public TimeSpan? Recovery { get; init; }

    /// <summary>The service that the endpoint should use meanwhile, or null where there is none.</summary>
    public string? StandBy { get; init; }

    /// <summary>What is broken, in words.</summary>
    internal string InWords => string.Join(" and ", Outages);
}
