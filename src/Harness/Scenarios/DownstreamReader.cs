using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Scenarios.Mappings;

namespace Harness.Scenarios;

/// <summary>Reads the services that a pack names, and their stubs.</summary>
internal static partial class DownstreamReader
{
    public static readonly ImmutableArray<string> Names = ["port", "stubs", "standBy", "sideEffects", "mostCalls", "recoversWithin"];

    private const int HighestPort = 65_535;

    public static ImmutableArray<DownstreamService> Read(PositionedNode? node, PackFile pack, ProblemList problems)
    {
        if (!Kinds.Is(node, JsonValueKind.Object, "'downstream'", problems)) return [];
        if (node.Members.IsEmpty && node.IsWhole) problems.Add(node.Position, "'downstream' names no service.", "Write { \"loyalty\": { \"port\": 9101, \"stubs\": \"FOLDER\" } }, or take it out.");
        var services = node.Members.Select(member => Service(member, node, pack, problems)).OfType<DownstreamService>().ToImmutableArray();
        foreach (var twins in services.Where(service => service.Port is not null).GroupBy(service => service.Port).Where(port => port.Count() > 1))
            problems.Add(twins.Last().Position, $"'{twins.First().Name}' and '{twins.Last().Name}' have the same port {twins.Key}.", "Give each service a port of its own.");
        return services;
    }

    private static DownstreamService? Service(PositionedMember member, PositionedNode all, PackFile pack, ProblemList problems)
    {
        if (ObjectReader.Open(member.Value, $"The service '{member.Name}'", Names, problems) is not { } from) return null;
        if (!Name().IsMatch(member.Name)) problems.Add(member.Position, $"A service cannot be called '{member.Name}'.", "Names of services are letters, digits and -.");
        from.Require("stubs", "Name the folder of its WireMock mapping files, relative to the pack.");
        var others = all.Members.Select(other => other.Name).Where(name => name != member.Name).ToArray();
        var folder = from.Text("stubs");
        var service = new DownstreamService
        {
            Name = member.Name,
            Folder = folder ?? "",
            Stubs = [],
            StandBy = from["standBy"] is null ? null : from.Word("standBy", others),
            SideEffects = [.. from.Items("sideEffects").Select(item => Pattern(item, problems)).OfType<CallPattern>()],
            Position = member.Position,
        };
        if (Kinds.IsWhole(from["port"], "'port'", problems, 1, HighestPort, out var port)) service = service with { Port = port };
        if (Kinds.IsWhole(from["mostCalls"], "'mostCalls'", problems, 1, int.MaxValue, out var most)) service = service with { MostCalls = most };
        if (from.Text("recoversWithin") is { } written && Recovery(from["recoversWithin"]!, written, problems) is { } recovery) service = service with { RecoversWithin = recovery };
        if (folder is null) return null;
        var place = pack.Beside(folder);
        var source = place.IsBuiltIn ? place.Name : place.Path;
        var reading = MappingReader.Read(source);

        // A folder has no lines: what is wrong with it as a whole is told where the pack names it.
        problems.Add(reading.Problems.Select(problem => problem.Position.File == source && !File.Exists(source) ? problem with { Position = from["stubs"]!.Position } : problem));
        return service with { Stubs = reading.Stubs };
    }

    private static TimeSpan? Recovery(PositionedNode node, string written, ProblemList problems)
    {
        if (Duration.TryParse(written, out var duration)) return duration;
        problems.Add(node.Position, $"'recoversWithin' cannot be '{written}'.", "Write a time such as \"10 s\".");
        return null;
    }

    private static CallPattern? Pattern(PositionedNode item, ProblemList problems)
    {
        if (!Kinds.IsText(item, "An item of 'sideEffects'", problems)) return null;
        if (CallPattern.TryParse(item.Text!, out var pattern)) return pattern;
        problems.Add(item.Position, $"'{item.Text}' names no calls.", "Write method and path, as in \"POST /sign-ups\"; * at the end stands for the rest of the path.");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+\z")]
    private static partial Regex Name();
}
