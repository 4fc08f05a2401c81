using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>A question that takes several calls.</summary>
/// <param name="Id">The id packs name.</param>
/// <param name="About">One line for people.</param>
/// <param name="Play">Plays it and returns what was seen.</param>
internal sealed record Probe(string Id, string About, Func<Stage, Sending, CancellationToken, Task<Trial>> Play)
{
    /// <summary>The roles it needs: which scenario the endpoint <c>continues</c>, <c>blocks</c>, <c>refuses</c>.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];
}
