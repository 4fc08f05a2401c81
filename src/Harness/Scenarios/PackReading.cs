using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>What came of reading packs. Nothing should be sent while there are problems.</summary>
/// <param name="Packs">The packs without a mistake, in the order of their sources.</param>
/// <param name="Problems">Every mistake of every file, in the order of the files.</param>
public sealed record PackReading(ImmutableArray<Pack> Packs, ImmutableArray<PackProblem> Problems)
{
    /// <summary>The packs as far as there is no mistake in them: what else is wrong can be told at once.</summary>
    public ImmutableArray<Pack> Readable { get; init; } = [];

    /// <summary>What only an editor would stumble over: a run does not, and plays the packs all the same.</summary>
    internal ImmutableArray<PackProblem> ForEditors { get; init; } = [];
}
