using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Harness.Importing;

/// <summary>The folder that packs are imported to. What holds the same is left alone, and nothing is deleted.</summary>
/// <param name="path">The folder.</param>
/// <param name="mark">What the first line of each pack begins with that this import makes: <see cref="PolicyMark"/> or <see cref="GraphMark"/>.</param>
internal sealed class ImportFolder(string path, string mark)
{
    /// <summary>What the first line of each file begins with that is made of policies.</summary>
    public const string PolicyMark = Marks + "policy' from ";

    /// <summary>What the first line of each file begins with that is made of what Graph tells.</summary>
    public const string GraphMark = Marks + "graph' from ";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Above = ["", "../", "../../"];

    private const string Marks = "// Made by 'b2c-harness import ";

    /// <summary>Where the schema of packs, or of settings, is, seen from the folder: as 'init' places it; null where it is not there.</summary>
    public string? Schema(string of) =>
        Above.Select(up => $"{up}schemas/{of}.schema.json").FirstOrDefault(file => File.Exists(Path.Combine(path, file)));

    /// <summary>The values under <c>with</c> in a pack of an earlier import, as JSON by the names of the claims: people change them to what their endpoint knows.</summary>
    public ImmutableDictionary<string, string> Values(string file)
    {
        var pack = Path.Combine(path, file);
        if (!File.Exists(pack) || !IsImported(pack)) return ImmutableDictionary<string, string>.Empty;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(pack), Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("with", out var with) && with.ValueKind == JsonValueKind.Object
                ? with.EnumerateObject().DistinctBy(member => member.Name).ToImmutableDictionary(member => member.Name, member => member.Value.GetRawText())
                : ImmutableDictionary<string, string>.Empty;
        }
        catch (JsonException)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
    }

    public ImmutableArray<ImportedFile> Write(IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(path);
        var all = ImmutableArray.CreateBuilder<ImportedFile>();
        all.AddRange(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Write(Path.Combine(path, file.Key), file.Value)));

        all.AddRange(Directory.EnumerateFiles(path, "*.json").Where(file => !files.ContainsKey(Path.GetFileName(file)) && IsImported(file, mark)).Order(StringComparer.Ordinal).Select(file => new ImportedFile(file, FileChange.Left)));
        return all.ToImmutable();
    }

    /// <summary>Writes a file that people go on with: once it is there, it is theirs.</summary>
    public ImportedFile WriteOnce(string name, string text)
    {
        var file = Path.Combine(path, name);
        return File.Exists(file) && File.ReadAllText(file) != text ? new(file, FileChange.Kept) : Write(file, text);
    }

    // A pack that no import made is somebody's own, whatever its name is.
    private static ImportedFile Write(string file, string text)
    {
        var change = !File.Exists(file) ? FileChange.New
            : File.ReadAllText(file) == text ? FileChange.Same
            : text.StartsWith(Marks, StringComparison.Ordinal) && !IsImported(file) ? FileChange.Kept
            : FileChange.Changed;
        if (change is FileChange.New or FileChange.Changed) File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return new(file, change);
    }

    private static bool IsImported(string file, string mark = Marks)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine()?.StartsWith(mark, StringComparison.Ordinal) == true;
    }
}
