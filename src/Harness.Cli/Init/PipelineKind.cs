using System.Collections.Immutable;

namespace Harness.Cli.Init;

/// <summary>A service that runs pipelines.</summary>
/// <param name="Id">The word after <c>--pipeline</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="File">The file that is written.</param>
/// <param name="Trace">What a folder has that uses it.</param>
/// <param name="Advice">What remains to be done.</param>
internal sealed record PipelineKind(string Id, string Name, string File, string Trace, string Advice)
{
    /// <summary>Every one, a row each; its template is <c>Templates/ID.yml</c>.</summary>
    public static ImmutableArray<PipelineKind> All { get; } =
    [
        new("github", "GitHub Actions", ".github/workflows/b2c-contract.yml", ".github", "GitHub reads workflows at the root of the repository only; for another folder, move the file there and give it 'defaults: run: working-directory:'."),
        new("azure", "Azure Pipelines", "azure-pipelines-b2c-contract.yml", "azure-pipelines.yml", "Make a pipeline of it in Azure Pipelines: New pipeline, Existing YAML file."),
        new("gitlab", "GitLab", ".gitlab-ci-b2c-contract.yml", ".gitlab-ci.yml", "Take it into your .gitlab-ci.yml: include: [ { local: .gitlab-ci-b2c-contract.yml } ]"),
    ];

    /// <summary>The one that a folder uses already, or null.</summary>
    public static PipelineKind? UsedIn(string folder) => All.FirstOrDefault(kind => Path.Exists(Path.Combine(folder, kind.Trace)));
}
