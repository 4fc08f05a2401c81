using System.Collections.Immutable;
using System.Text.Json;
using Harness.Exchanges;
using Harness.Exchanges.Stubs;

namespace Harness.Scenarios.Mappings;

/// <summary>
/// Reads stubs from WireMock mapping files. It reads a named subset of the format, and refuses a file that uses anything else: a stub
/// is never half understood.
/// </summary>
public static class MappingReader
{
    private const string MappingsFolder = "mappings";
    private const string BodiesFolder = "__files";

    /// <summary>The members of a mapping.</summary>
    internal static readonly ImmutableArray<string> Names =
        ["request", "response", "priority", "scenarioName", "requiredScenarioState", "newScenarioState", "name", "id", "uuid", "persistent", "metadata", "$schema"];

    /// <summary>
    /// Reads one file, with one mapping or a list of them, or a folder that holds <c>mappings</c> and perhaps <c>__files</c>. The files of
    /// a folder come in the order of their names, which WireMock leaves to the file system.
    /// </summary>
    /// <param name="source">The file or folder; <c>builtin:downstream/NAME</c> for a folder inside the assembly.</param>
    public static MappingReading Read(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var problems = new ProblemList();
        var stubs = ImmutableArray.CreateBuilder<Stub>();
        var all = ImmutableArray.CreateBuilder<PackProblem>();
        foreach (var file in Files(source, problems))
        {
            var own = new ProblemList();
            stubs.AddRange(ReadFile(file, own));
            all.AddRange(own.Sorted(file.Name));
        }

        all.AddRange(problems.Sorted(source));
        return new(stubs.ToImmutable(), all.ToImmutable());
    }

    /// <summary>The stubs of a text, for which no file is needed but those that it names.</summary>
    internal static MappingReading Read(string file, ReadOnlySpan<byte> bytes)
    {
        var problems = new ProblemList();
        var stubs = ReadText(OnDisk(file), bytes, problems);
        return new(stubs, problems.Sorted(file));
    }

    private static PackFile[] Files(string source, ProblemList problems)
    {
        if (source.StartsWith(PackFile.BuiltInPrefix, StringComparison.OrdinalIgnoreCase)) return BuiltIn(source[PackFile.BuiltInPrefix.Length..].Trim('/'), problems);
        if (File.Exists(source)) return [OnDisk(source)];
        var (start, folder) = (new Position(source, 1, 1), Path.Combine(source, MappingsFolder));
        if (!Directory.Exists(source))
            problems.Add(start, $"There is no file or folder '{source}'.", "Name a mapping file, or a folder that holds a folder 'mappings'.");
        else if (!Directory.Exists(folder))
            problems.Add(start, $"The folder '{source}' holds no folder '{MappingsFolder}'.", $"Put the mapping files into '{folder}'.");
        else if (Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories) is { Length: > 0 } files)
            return [.. files.Order(StringComparer.Ordinal).Select(OnDisk)];
        else
            problems.Add(start, $"The folder '{folder}' holds no mapping files.", "Mapping files are its .json files.");
        return [];
    }

    private static PackFile[] BuiltIn(string name, ProblemList problems)
    {
        var found = EmbeddedContent.List($"{PackFile.BuiltInRoot}{name}/{MappingsFolder}")
            .Select(path => new PackFile(PackFile.BuiltInPrefix + path[PackFile.BuiltInRoot.Length..], path, IsBuiltIn: true)).ToArray();
        if (found.Length == 0)
            problems.Add(new(PackFile.BuiltInPrefix + name, 1, 1), $"There are no built-in stubs '{name}'.", DidYouMean.Hint(name, BuiltInNames()));
        return found;
    }

    private static ImmutableArray<string> BuiltInNames() =>
    [
        .. EmbeddedContent.List(PackFile.BuiltInRoot + "downstream").Select(path => path[PackFile.BuiltInRoot.Length..])
            .Select(path => path.Split($"/{MappingsFolder}/")).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct(),
    ];

    private static PackFile OnDisk(string file) => new(file, file, IsBuiltIn: false);

    private static ImmutableArray<Stub> ReadFile(PackFile file, ProblemList problems) =>
        file.Read(new(file.Name, 1, 1), "Name a mapping file.", problems) is { } bytes ? ReadText(file, bytes, problems) : [];

    private static ImmutableArray<Stub> ReadText(PackFile file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (PositionedJson.Parse(file.Name, bytes, problems, strict: true) is not { } root) return [];
        var response = new ResponseReader(Bodies(file), file.IsBuiltIn, problems);
        if (root["mappings"] is not { } list) return ReadMapping(root, response, problems) is { } stub ? [stub] : [];
        if (ObjectReader.Open(root, "The file", ["mappings", "$schema"], problems, member => Subset.Tell(member, problems)) is not { } from) return [];
        if (list is { Kind: JsonValueKind.Array, Items: [], IsWhole: true })
            problems.Add(list.Position, "The file has no mappings.", "Write at least one: { \"request\": { ... }, \"response\": { ... } }.");
        return [.. from.Items("mappings").Select(node => ReadMapping(node, response, problems)).OfType<Stub>()];
    }

    private static Stub? ReadMapping(PositionedNode node, ResponseReader responses, ProblemList problems)
    {
        var before = problems.Count;
        if (ObjectReader.Open(node, "The mapping", Names, problems, member => Subset.Tell(member, problems)) is not { } from) return null;
        from.Require("request", "Say which calls it answers: \"request\": { \"method\": \"GET\", \"urlPath\": \"/...\" }.");
        from.Require("response", "Say what it answers: \"response\": { \"status\": 200 }.");
        var request = RequestReader.Read(from["request"], problems);
        var response = responses.Read(from["response"]);
        var scenario = Scenario(from, problems);
        var name = from.Text("name");
        var priority = Stub.UnsetPriority;
        if (Kinds.IsWhole(from["priority"], "'priority'", problems, 0, int.MaxValue, out var written)) priority = written;
        return problems.Count > before || request is null || response is null
            ? null
            : new(name ?? node.Position.ToString(), request, response) { Priority = priority, Scenario = scenario, Mapping = node.Raw.ToArray() };
    }

    private static ScenarioStep? Scenario(ObjectReader from, ProblemList problems)
    {
        var (scenario, required, next) = (from.Text("scenarioName"), from.Text("requiredScenarioState"), from.Text("newScenarioState"));
        foreach (var name in from["scenarioName"] is null && from.IsWhole ? new[] { "requiredScenarioState", "newScenarioState" } : [])
            if (from[name] is { } state)
                problems.Add(state.Position, $"'{name}' is a state of no scenario.", "Name the scenario: \"scenarioName\": \"...\".");
        return scenario is null ? null : new(scenario, required, next);
    }

    // Beside the nearest folder 'mappings' above the file; beside the file where there is none.
    private static string Bodies(PackFile file)
    {
        if (file.IsBuiltIn) return file.Path[..file.Path.IndexOf($"/{MappingsFolder}/", StringComparison.Ordinal)] + "/" + BodiesFolder;
        var own = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.GetFileName(folder) == MappingsFolder) return Path.Combine(Path.GetDirectoryName(folder)!, BodiesFolder);
        return Path.Combine(own, BodiesFolder);
    }
}
