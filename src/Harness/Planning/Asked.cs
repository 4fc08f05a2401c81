using System.Collections.Immutable;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>What became of what the user asked for: a run that can be played, or all that is wrong.</summary>
/// <param name="Setup">The run, or null where anything is wrong.</param>
/// <param name="ExitCode">The exit code where it is wrong.</param>
/// <param name="Problems">What is wrong, with its place where there is one.</param>
internal sealed record Asked(RunSetup? Setup, ExitCode ExitCode, ImmutableArray<string> Problems)
{
    /// <summary>The packs that could be read, where anything is wrong.</summary>
    public ImmutableArray<Pack> Readable { get; init; } = [];

    /// <summary>Which packs are not played, and why; null where all are.</summary>
    public string? LeftOut { get; init; }
}
