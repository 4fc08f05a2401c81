using System.Collections.Immutable;

namespace Harness.Cli.Init;

/// <summary>A service that runs pipelines.</summary>
/// <param name="Id">The word after <c>--pipeline</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="File">The file that is written.</param>
/// <param name="Trace">What a folder has that uses it.</param>
internal sealed record PipelineKind(string Id, string Name, string File, string Trace)
{
    /// <summary>Every one, a row each; its template is <c>Templates/ID.yml</c>.</summary>
    public static ImmutableArray<PipelineKind> All { get; } =
    [
        new("github", "GitHub Actions", ".github/workflows/b2c-contract.yml", ".github"),
        new("azure", "Azure Pipelines", "azure-pipelines-b2c-contract.yml", "azure-pipelines.yml"),
        new("gitlab", "GitLab", ".gitlab-ci-b2c-contract.yml", ".gitlab-ci.yml"),
    ];

    /// <summary>The one that a folder uses already, or null.</summary>
    public static PipelineKind? UsedIn(string folder) => All.FirstOrDefault(kind => Path.Exists(Path.Combine(folder, kind.Trace)));
}
