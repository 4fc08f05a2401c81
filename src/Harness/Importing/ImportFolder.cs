using System.Collections.Immutable;
using System.Text;

namespace Harness.Importing;

/// <summary>The folder that packs are imported to. What holds the same is left alone, and nothing is deleted.</summary>
/// <param name="path">The folder.</param>
internal sealed class ImportFolder(string path)
{
    /// <summary>What the first line of each imported pack begins with.</summary>
    public const string Mark = "// Made by 'b2c-harness import policy' ";

    private const string SchemaFile = "schemas/pack.schema.json";

    /// <summary>Where the schema of packs is, seen from the folder: as 'init' places it; null where it is not there.</summary>
    public string? Schema => new[] { SchemaFile, "../" + SchemaFile, "../../" + SchemaFile }.FirstOrDefault(file => File.Exists(Path.Combine(path, file)));

    public ImmutableArray<ImportedFile> Write(IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(path);
        var all = ImmutableArray.CreateBuilder<ImportedFile>();
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var file = Path.Combine(path, name);
            var change = !File.Exists(file) ? FileChange.New : File.ReadAllText(file) == text ? FileChange.Same : FileChange.Changed;
            if (change != FileChange.Same) File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            all.Add(new(file, change));
        }

        all.AddRange(Directory.EnumerateFiles(path, "*.json").Where(file => !files.ContainsKey(Path.GetFileName(file)) && IsImported(file)).Order(StringComparer.Ordinal).Select(file => new ImportedFile(file, FileChange.Left)));
        return all.ToImmutable();
    }

    private static bool IsImported(string file)
    {
        using var reader = new StreamReader(file);
        return reader.ReadLine()?.StartsWith(Mark, StringComparison.Ordinal) == true;
    }
}
