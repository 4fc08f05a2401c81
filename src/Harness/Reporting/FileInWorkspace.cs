using Harness.Running;

namespace Harness.Reporting;

/// <summary>The paths of packs as the pipeline knows them: from the folder of its workspace, with slashes.</summary>
internal static class FileInWorkspace
{
    public static string Of(RunHeader header, string file)
    {
        if (header.Folder is not { } folder || Path.IsPathFullyQualified(file) || file.StartsWith("builtin:", StringComparison.Ordinal)) return file.Replace(Path.DirectorySeparatorChar, '/');
        var parts = new List<string>();
        foreach (var part in $"{folder}/{file}".Split('/', Path.DirectorySeparatorChar))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "")) parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
