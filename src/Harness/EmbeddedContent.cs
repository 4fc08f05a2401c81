using System.Reflection;

namespace Harness;

/// <summary>
/// The schemas and scenarios that travel inside the assembly, addressed by their path in the repository
/// (<c>schemas/user-flow/block.schema.json</c>). Of a scenario file of the same path below the working folder, the file wins.
/// </summary>
public static class EmbeddedContent
{
    private static readonly Assembly Assembly = typeof(EmbeddedContent).Assembly;

    /// <summary>All embedded paths below a folder such as <c>scenarios/personas</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> List(string folder)
    {
        var prefix = folder.TrimEnd('/') + "/";
        return [.. Assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The bytes of one file, or null where neither the working folder nor the assembly has it.</summary>
    public static byte[]? Read(string path)
    {
        if (path.StartsWith("scenarios/", StringComparison.Ordinal) && File.Exists(path)) return File.ReadAllBytes(path);
        using var stream = Assembly.GetManifestResourceStream(path)
            ?? Assembly.GetManifestResourceStream(path.Replace('/', '\\'));
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
