using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>A mapping file of this folder, and the questions that its metadata tell to ask.</summary>
internal sealed record MappingCase(string File, ImmutableArray<string> Mappings, ImmutableArray<string> Questions)
{
    public static string Folder { get; } = Path.Combine(TestContext.CurrentContext.TestDirectory, "Downstream", "Cases");

    public static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(Folder, "mappings"), "*.json").Order(StringComparer.Ordinal);

    public static MappingCase Read(string file)
    {
        var root = JsonElement.Parse(System.IO.File.ReadAllBytes(file));
        JsonElement[] mappings = root.TryGetProperty("mappings", out var list) ? [.. list.EnumerateArray()] : [root];
        return new(
            file,
            [.. mappings.Select(mapping => mapping.GetRawText())],
            [.. mappings[0].GetProperty("metadata").GetProperty("questions").EnumerateArray().Select(question => question.GetString()!)]);
    }
}
