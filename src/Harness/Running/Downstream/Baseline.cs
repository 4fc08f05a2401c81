using System.Collections.Immutable;
using Harness.Rules;

namespace Harness.Running.Downstream;

/// <summary>How the endpoint answers while nothing is broken.</summary>
/// <param name="Healthy">Such an answer, or the last that was none.</param>
/// <param name="Round">What its services saw meanwhile.</param>
/// <param name="Claims">The names of the claims that every such answer carries.</param>
/// <param name="Invalid">Why there is none, or null.</param>
internal sealed record Baseline(Observation Healthy, DownstreamRound Round, ImmutableArray<string> Claims, string? Invalid = null)
{
    /// <summary>The services and methods of the calls that came with every such answer; what is in a cache comes with some.</summary>
    public ImmutableArray<(string Service, string Method)> Always { get; init; } = [];

    /// <summary>The values that every such answer gives, by the name of the claim.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What two answers have in common.</summary>
    public static ImmutableDictionary<string, string> Same(Observation one, Observation other)
    {
        var known = other.Reply.Claims.ToDictionary(claim => claim.Name, claim => claim.Value.GetRawText());
        return one.Reply.Claims.Where(claim => known.GetValueOrDefault(claim.Name) == claim.Value.GetRawText()).ToImmutableDictionary(claim => claim.Name, claim => claim.Value.GetRawText());
    }

    /// <summary>In which ways services were called.</summary>
    public static IEnumerable<(string Service, string Method)> Ways(DownstreamRound round) => round.Calls.Select(call => (call.Service, call.Call.Method)).Distinct();

    /// <summary>Whether the endpoint calls a service.</summary>
    public bool Uses(string service) => Round.Calls.Any(call => call.Service == service);
}
