using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>A file of scenarios that belong together.</summary>
public sealed record Pack
{
    /// <summary>The pack's name, the first part of every case id.</summary>
    public required string Name { get; init; }

    /// <summary>One line for people, or null.</summary>
    public string? About { get; init; }

    /// <summary>The id of the dialect, for example <c>user-flow</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>The file it came from, for messages and reports.</summary>
    public required string File { get; init; }

    /// <summary>The scenarios in the order of the file.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>Which scenario the endpoint is known to continue, block, refuse: scenario ids by <c>continues</c>, <c>blocks</c>, <c>refuses</c>.</summary>
    public ImmutableDictionary<string, string> Roles { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The scenarios of the roles, also where only others of the pack are played: probes send their calls.</summary>
    public ImmutableDictionary<string, Scenario> RoleScenarios { get; init; } = ImmutableDictionary<string, Scenario>.Empty;

    /// <summary>The services behind the endpoint that a stand-in plays.</summary>
    public ImmutableArray<DownstreamService> Downstream { get; init; } = [];
}
