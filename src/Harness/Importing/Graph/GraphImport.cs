using System.Collections.Immutable;
using System.Globalization;
using Harness.Scenarios;

namespace Harness.Importing.Graph;

/// <summary>What Microsoft Graph tells about user flows with API connectors, as packs and settings: a folder for each flow.</summary>
internal sealed class GraphImport
{
    /// <summary>The longest file that is read, in bytes. What Graph tells about a tenant's flows has some hundred kilobytes.</summary>
    public const long MostBytes = 10 * 1024 * 1024;

    private readonly ImmutableArray<GraphFlow> flows;

    private GraphImport(ImmutableArray<GraphFlow> flows) => this.flows = flows;

    /// <summary>What keeps a file or a part of it from being imported.</summary>
    public required ImmutableArray<PackProblem> Problems { get; init; }

    /// <summary>What was passed over or taken in a certain way.</summary>
    public required ImmutableArray<PackProblem> Notes { get; init; }

    /// <summary>The flows that have packs, by name.</summary>
    public IEnumerable<string> Flows => flows.Select(flow => flow.Name);

    /// <summary>The folders that are written, one for each flow.</summary>
    public IEnumerable<string> Folders => flows.Select(flow => flow.Plain);

    /// <summary>How many packs there are.</summary>
    public int PackCount => flows.Sum(flow => flow.Connectors.Length);

    /// <summary>Reads the files. Every mistake is told, and none keeps the others from being read.</summary>
    public static GraphImport Read(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var (problems, notes, objects) = (new ProblemList(), new ProblemList(), new GraphObjects());
        foreach (var file in files)
        {
            var start = new Position(file, 1, 1);
            if (new FileInfo(file) is { Exists: true, Length: > MostBytes } large)
            {
                problems.Add(start, $"The file has {large.Length / (1024 * 1024)} MB; what Graph tells about flows has not {MostBytes / (1024 * 1024)}.", "Export the flows and connectors only.");
            }
            else if (new PackFile(file, file, IsBuiltIn: false).Read(start, "Name files with what Graph answered.", problems) is { } bytes
                && PositionedJson.Parse(file, bytes, problems) is { IsWhole: true } root)
            {
                objects.Add(root, problems);
            }
        }

        var flows = Told(new GraphReading(objects, problems, notes).Flows());
        return new(flows) { Problems = [.. problems.Distinct()], Notes = [.. notes.Distinct()] };
    }

    // Two ids may be one name in letters, digits and hyphens.
    private static ImmutableArray<GraphFlow> Told(ImmutableArray<GraphFlow> flows)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. flows.Select(flow =>
        {
            var plain = flow.Plain;
            for (var number = 2; !taken.Add(plain); number++) plain = string.Create(CultureInfo.InvariantCulture, $"{flow.Plain}-{number}");
            return flow with { Plain = plain };
        })];
    }

    /// <summary>Writes a folder for each flow, with its settings and a pack for each step that calls a connector.</summary>
    public ImmutableArray<ImportedFile> Write(string folder) =>
    [
        .. flows.SelectMany(flow =>
        {
            var into = new ImportFolder(Path.Combine(folder, flow.Plain), ImportFolder.GraphMark);
            return into.Write(flow.Connectors.ToDictionary(one => GraphPackText.Name(flow, one.Step) + ".json", one => GraphPackText.Of(flow, one.Step, one.Connector, into.Schema("pack"), into.Values(GraphPackText.Name(flow, one.Step) + ".json"))))
                .Append(into.WriteOnce(SettingsReader.FileName, GraphSettingsText.Of(flow, into.Schema("settings"))));
        }),
    ];
}
