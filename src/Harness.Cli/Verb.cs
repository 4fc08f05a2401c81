using System.CommandLine;

namespace Harness.Cli;

/// <summary>A verb of the command, with what its help shows after the options.</summary>
internal sealed class Verb(string name, string about, params ReadOnlySpan<string> examples) : Command(name, about)
{
    /// <summary>Lines that can be typed as they are.</summary>
    public IReadOnlyList<string> Examples { get; } = examples.ToArray();

    /// <summary>What people need to know besides.</summary>
    public string? More { get; init; }
}
