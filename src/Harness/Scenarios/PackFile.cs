namespace Harness.Scenarios;

/// <summary>A file on disk or inside the assembly.</summary>
/// <param name="Name">What it is called in messages: as the user named it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="IsBuiltIn">Whether <paramref name="Path"/> is one of <see cref="EmbeddedContent"/>.</param>
internal sealed record PackFile(string Name, string Path, bool IsBuiltIn)
{
    /// <summary>What begins the names of files inside the assembly.</summary>
    public const string BuiltInPrefix = "builtin:";

    /// <summary>The folder they are in.</summary>
    public const string BuiltInRoot = "scenarios/";

    /// <summary>Which files of a folder are taken for packs.</summary>
    public const string WhatAFolderHolds =
        "Packs are its .json files, without b2c-harness.json, *.schema.json, the folders personas, downstream, mappings and __files, those of --personas and those that packs name as 'stubs'.";

    /// <summary>Whether it was found in a folder, and not named by the user.</summary>
    public bool IsFound { get; init; }

    /// <summary>The same for all ways to name one file.</summary>
    public string Identity => IsBuiltIn || Path.Contains('\0') ? Path : System.IO.Path.GetFullPath(Path);

    /// <summary>A file named by this one: relative to its folder.</summary>
    public PackFile Beside(string file) => IsBuiltIn
        ? new(BuiltInPrefix + Flat($"{Folder(Name[BuiltInPrefix.Length..])}/{file}"), Flat($"{Folder(Path)}/{file}"), IsBuiltIn)
        : new(OnDisk(Name, file), OnDisk(Path, file), IsBuiltIn);

    /// <summary>The bytes, or null where there is no such file or it cannot be read: then there is a problem at <paramref name="mention"/>.</summary>
    public byte[]? Read(Position mention, string hint, ProblemList problems)
    {
        try
        {
            if ((IsBuiltIn ? EmbeddedContent.Read(Path) : File.Exists(Path) ? File.ReadAllBytes(Path) : null) is { } bytes) return bytes;
            problems.Add(mention, $"There is no file '{Name}'.", hint);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(mention, $"The file '{Name}' cannot be read: {problem.Message}", "Look at its permissions, and whether another program holds it.");
        }

        return null;
    }

    private static string OnDisk(string path, string file) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", file);

    private static string Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    private static string Flat(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts.Where(part => part != "."));
    }
}
