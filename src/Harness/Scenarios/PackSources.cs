using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>Finds the pack files that a user means by a file, a folder or <c>builtin:NAME</c>.</summary>
internal static class PackSources
{
    private const string BuiltIn = PackFile.BuiltInPrefix;
    private const string Root = PackFile.BuiltInRoot;

    private static readonly string[] OtherFolders = ["personas", "downstream", "mappings", "__files"];

    private static readonly EnumerationOptions Visible =
        new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>The files in the order of the sources, none twice.</summary>
    /// <param name="sources">Files, folders, or <c>builtin:NAME</c>.</param>
    /// <param name="personas">A folder of people, in which there are no packs; null for none.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static ImmutableArray<PackFile> Find(IEnumerable<string> sources, string? personas, ProblemList problems) =>
        [.. sources.SelectMany(source => Find(source, personas, problems)).DistinctBy(file => file.Identity)];

    /// <summary>The names behind <c>builtin:</c>: every pack, and every folder of packs.</summary>
    public static ImmutableArray<string> BuiltInNames()
    {
        var packs = BuiltInPacks().Select(NameOf).ToArray();
        var folders = packs.Where(name => name.Contains('/')).Select(name => name[..name.LastIndexOf('/')]);
        return [.. packs.Concat(folders).Distinct().Order(StringComparer.Ordinal)];
    }

    private static PackFile[] Find(string source, string? personas, ProblemList problems)
    {
        if (source.StartsWith(BuiltIn, StringComparison.OrdinalIgnoreCase)) return FindBuiltIn(source[BuiltIn.Length..].Trim('/'), problems);
        if (File.Exists(source)) return [new(source, source, IsBuiltIn: false)];
        if (Directory.Exists(source)) return FindBelow(source, personas, problems);
        problems.Add(
            new(source, 1, 1),
            $"There is no file or folder '{source}'.",
            DidYouMean.Nearest(source, BuiltInNames()) is { } nearest
                ? $"Did you mean '{BuiltIn}{nearest}'?"
                : "Name a pack, a folder of packs, or builtin:NAME.");
        return [];
    }

    private static PackFile[] FindBuiltIn(string name, ProblemList problems)
    {
        var found = BuiltInPacks().Where(path => NameOf(path) == name || NameOf(path).StartsWith(name + "/", StringComparison.Ordinal))
            .Select(path => new PackFile(BuiltIn + NameOf(path), path, IsBuiltIn: true)).ToArray();
        if (found.Length == 0)
            problems.Add(new(BuiltIn + name, 1, 1), $"There is no built-in pack '{name}'.", DidYouMean.Hint(name, BuiltInNames()));
        return found;
    }

    private static PackFile[] FindBelow(string folder, string? personas, ProblemList problems)
    {
        var found = Below(folder).Where(IsPack).Select(path => new PackFile(path, path, IsBuiltIn: false) { IsFound = true }).ToArray();
        var others = found.SelectMany(StubFolders).Concat(personas is null ? [] : [personas]).Select(Path.GetFullPath).Distinct().ToArray();
        found = [.. found.Where(file => !others.Any(other => IsBelow(file.Identity, other)) || LooksLikePack(file))];
        if (found.Length == 0)
        {
            problems.Add(
                new(folder, 1, 1),
                $"The folder '{folder}' holds no packs.",
                PackFile.WhatAFolderHolds);
        }

        return found;
    }

    // Read without a word: what is wrong with a pack is told when it is read as one.
    private static PositionedNode? Glance(PackFile file) =>
        file.Read(new(file.Name, 1, 1), "", new()) is { } bytes ? PositionedJson.Parse(file.Name, bytes, new()) : null;

    private static bool LooksLikePack(PackFile file) => Glance(file) is { } root && (root["pack"] is not null || root["scenarios"] is not null);

    private static IEnumerable<string> StubFolders(PackFile file) =>
        from service in Glance(file)?["downstream"]?.Members ?? []
        let stubs = service.Value["stubs"]?.Text
        where !string.IsNullOrWhiteSpace(stubs) && !stubs.Contains('\0')
        select file.Beside(stubs).Path;

    private static bool IsBelow(string file, string folder) =>
        file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Links to folders are not followed: they may lead round in a circle.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", Visible).Order(StringComparer.Ordinal).Concat(
            Directory.EnumerateDirectories(folder, "*", Visible).Order(StringComparer.Ordinal)
                .Where(below => !OtherFolders.Contains(Path.GetFileName(below)) && new DirectoryInfo(below).LinkTarget is null)
                .SelectMany(Below));

    private static IEnumerable<string> BuiltInPacks() =>
        EmbeddedContent.List(Root.TrimEnd('/')).Where(path => IsPack(path) && !path.Split('/').Any(OtherFolders.Contains));

    private static string NameOf(string path) => path[Root.Length..^".json".Length];

    private static bool IsPack(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal)
        && !path.EndsWith(".schema.json", StringComparison.Ordinal)
        && Path.GetFileName(path) != SettingsReader.FileName;
}
