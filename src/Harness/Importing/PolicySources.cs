using System.Collections.Immutable;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>Finds the files that a user means by files and folders.</summary>
internal static class PolicySources
{
    private static readonly EnumerationOptions Visible =
        new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>The files in the order of their names, none twice.</summary>
    public static ImmutableArray<PolicySource> Find(IEnumerable<string> given, ProblemList problems) =>
        [.. given.SelectMany(one => Find(one, problems)).DistinctBy(source => Path.GetFullPath(source.Path)).OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Shown, StringComparer.Ordinal)];

    private static PolicySource[] Find(string given, ProblemList problems)
    {
        if (File.Exists(given)) return [new(given, given, Path.GetFileName(given))];
        if (Directory.Exists(given))
        {
            PolicySource[] found = [.. Below(given).Select(path => new PolicySource(path, path, Path.GetRelativePath(given, path).Replace('\\', '/')))];
            if (found.Length == 0) problems.Add(new(given, 1, 1), "The folder holds no XML files.", "Name the folder of your policies, or the files.");
            return found;
        }

        problems.Add(new(given, 1, 1), "There is no such file or folder.", "Name policy files (.xml), or a folder of them.");
        return [];
    }

    // Links to folders are not followed: they may lead round in a circle.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.xml", Visible).Concat(
            Directory.EnumerateDirectories(folder, "*", Visible).Where(below => new DirectoryInfo(below).LinkTarget is null).SelectMany(Below));
}
