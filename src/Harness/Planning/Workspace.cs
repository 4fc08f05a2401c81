namespace Harness.Planning;

/// <summary>Where a pipeline keeps the files of its repository.</summary>
internal static class Workspace
{
    // GitHub Actions, Azure Pipelines.
    private static readonly string[] Variables = ["GITHUB_WORKSPACE", "BUILD_SOURCESDIRECTORY"];

    /// <summary>The folder in it in which the command runs; null outside of it, and where there is no pipeline.</summary>
    public static string? Folder
    {
        get
        {
            if (Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(path => path is { Length: > 0 }) is not { } root) return null;
            var folder = Path.GetRelativePath(root, Directory.GetCurrentDirectory()).Replace('\\', '/');
            return folder == "." || folder.Split('/')[0] == ".." || Path.IsPathFullyQualified(folder) ? null : folder;
        }
    }
}
