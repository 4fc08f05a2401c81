using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Scenarios;

/// <summary>What was read of one file.</summary>
/// <param name="Pack">The pack, or null where there is a mistake in it.</param>
/// <param name="Name">Its name, also where there are mistakes; null where it has none.</param>
/// <param name="NamePosition">Where its name stands.</param>
/// <param name="Problems">The mistakes.</param>
internal sealed record PackDraft(Pack? Pack, string? Name, Position? NamePosition, ImmutableArray<PackProblem> Problems)
{
    /// <summary>The pack as far as there is no mistake in it, with fewer scenarios; null where too little could be read.</summary>
    public Pack? Readable { get; init; }

    /// <summary>What only an editor would stumble over.</summary>
    public ImmutableArray<PackProblem> ForEditors { get; init; } = [];
}

/// <summary>Reads one file as a pack.</summary>
internal static partial class PackFileReader
{
    public static readonly ImmutableArray<string> Names = ["$schema", "pack", "dialect", TechnicalProfileReader.Member, ProtectedApiReader.Member, "roles", "downstream", "scenarios", .. SharedMembers.Names];

    public static readonly ImmutableArray<string> Roles = ["continues", "blocks", "refuses"];

    public static PackDraft Read(PackFile file, PackContext context, SchemaFiles schemas)
    {
        var problems = new ProblemList();
        var bytes = file.Read(new(file.Name, 1, 1), "It was there a moment ago.", problems);
        return bytes is null ? new(null, null, null, problems.Sorted(file.Name)) : Read(file, bytes, context, schemas);
    }

    public static PackDraft Read(PackFile file, ReadOnlySpan<byte> bytes, PackContext context, SchemaFiles schemas)
    {
        var problems = new ProblemList();
        var root = PositionedJson.Parse(file.Name, bytes, problems);
        if (file.IsFound && root is { Kind: JsonValueKind.Object, IsWhole: true } && root["pack"] is null && root["scenarios"] is null)
        {
            problems.Add(root.Position, "This is no pack: it has neither 'pack' nor 'scenarios'.", $"Move it out of the folder. {PackFile.WhatAFolderHolds}");
            return new(null, null, null, problems.Sorted(file.Name));
        }

        if (ObjectReader.Open(root, "The pack", Names, problems) is not { } from)
            return new(null, null, null, problems.Sorted(file.Name));

        from.Require("pack", "Name it: the name is the first part of every case id.");
        from.Require("dialect", $"Known: {string.Join(", ", context.Dialects.Select(known => known.Id))}.");
        from.Require("scenarios", "List them: [ { \"id\": ... } ].");
        var forEditors = new ProblemList();
        CheckSchema(from, file, forEditors);
        var name = from.Text("pack", text => Name().IsMatch(text), "Names of packs are letters, digits and -.");
        var dialect = from.Word("dialect", [.. context.Dialects.Select(known => known.Id)]);
        var scope = new PackScope(file, context, schemas, problems)
        {
            Dialect = context.Dialects.FirstOrDefault(known => known.Id == dialect),
            Services = [.. from["downstream"]?.Members.Select(member => member.Name) ?? []],
            Root = root,
        };
        var (technical, stepElsewhere) = TechnicalProfileReader.Read(from, file, scope.Dialect, problems);
        scope = scope with { Technical = technical, Protected = ProtectedApiReader.Read(from, file, scope.Dialect, schemas, problems) };
        var downstream = DownstreamReader.Read(from["downstream"], file, problems);
        var before = problems.Count;
        var defaults = new SharedMembers().At(from["step"] is null ? stepElsewhere : null, scope).Over(from, scope);
        var isShared = problems.Count == before;
        var roles = ReadRoles(from, problems);
        var (scenarios, readable) = Scenarios(from, new(scope, defaults, [.. roles.Keys], packHasStep: (from["step"] ?? stepElsewhere) is not null || !from.IsWhole), problems);
        CheckRoles(from, roles, scenarios, problems);
        var roleScenarios = RoleScenarios(roles, scenarios);
        CheckProbes(from, roleScenarios, scenarios, context, problems);
        scenarios = scenarios.AddRange(RoleProbes.Of(roleScenarios, scenarios, [.. context.Probes.Where(probe => probe.Dialects.Contains(dialect ?? ""))]));
        CheckToken(from, problems);
        var pack = new Pack { Name = name ?? "", About = defaults.About, Dialect = dialect ?? "", File = file.Name, Scenarios = scenarios, Roles = roles, RoleScenarios = roleScenarios, Downstream = downstream };
        return new(problems.Count > 0 ? null : pack, name, name is null ? null : from["pack"]!.Position, problems.Sorted(file.Name))
        {
            ForEditors = forEditors.Sorted(file.Name),
            Readable = problems.Count == 0 ? pack : scope.Dialect is not null && isShared && from.IsWhole && (scope.Technical is not null || !scope.Dialect.IsOfTechnicalProfiles) && (scope.Protected is not null || !scope.Dialect.IsOfProtectedApis) ? pack with { Scenarios = readable } : null,
        };
    }

    // The harness has the schema by itself.
    private static void CheckSchema(ObjectReader from, PackFile file, ProblemList forEditors)
    {
        if (from.Text("$schema") is not { } written || file.IsBuiltIn || written.Contains("://", StringComparison.Ordinal)) return;
        if (!File.Exists(file.Beside(written).Path))
            forEditors.Add(from["$schema"]!.Position, $"There is no schema '{written}'.", "Name it relative to this file, or take '$schema' out; b2c-harness init writes the schemas into a folder.");
    }

    // All of them, and those in which there is no mistake.
    private static (ImmutableArray<Scenario> All, ImmutableArray<Scenario> Readable) Scenarios(ObjectReader from, ScenarioReader reader, ProblemList problems)
    {
        var items = from.Items("scenarios");
        if (items.IsEmpty && from["scenarios"] is { Kind: JsonValueKind.Array, IsWhole: true } list)
            problems.Add(list.Position, "The pack has no scenarios.", "Write at least one: { \"id\": ... }.");
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in items.Select(item => item["id"]).OfType<PositionedNode>().Where(id => !string.IsNullOrEmpty(id.Text)))
            if (!lines.TryAdd(id.Text!, id.Position.Line))
                problems.Add(id.Position, $"There are two scenarios '{id.Text}'.", $"Rename one; the first is in line {lines[id.Text!]}.");
        var all = ImmutableArray.CreateBuilder<Scenario>();
        var readable = ImmutableArray.CreateBuilder<Scenario>();
        foreach (var item in items)
        {
            var before = problems.Count;
            if (reader.Read(item) is not { } scenario) continue;
            all.Add(scenario);
            if (problems.Count == before) readable.Add(scenario);
        }

        return (all.ToImmutable(), readable.ToImmutable());
    }

    private static ImmutableDictionary<string, string> ReadRoles(ObjectReader from, ProblemList problems)
    {
        var roles = ImmutableDictionary<string, string>.Empty;
        if (from["roles"] is not { } node || ObjectReader.Open(node, "'roles'", Roles, problems) is not { } reader) return roles;
        var ids = from["scenarios"]?.Items.Select(item => item["id"]?.Text).OfType<string>().ToArray() ?? [];
        // Where scenarios could not be read, nobody knows which of them are missing.
        var isKnown = from["scenarios"] is { Kind: JsonValueKind.Array, IsWhole: true };
        foreach (var role in Roles)
            if ((isKnown ? reader.Word(role, ids) : reader.Text(role)) is { } id)
                roles = roles.Add(role, id);
        return roles;
    }

    private static ImmutableDictionary<string, Scenario> RoleScenarios(ImmutableDictionary<string, string> roles, ImmutableArray<Scenario> scenarios) =>
        roles.Where(role => scenarios.Any(scenario => scenario.Id == role.Value))
            .ToImmutableDictionary(role => role.Key, role => scenarios.First(scenario => scenario.Id == role.Value));

    private static void CheckRoles(ObjectReader from, ImmutableDictionary<string, string> roles, ImmutableArray<Scenario> scenarios, ProblemList problems)
    {
        foreach (var (role, id) in roles)
        {
            if (scenarios.FirstOrDefault(scenario => scenario.Id == id) is { } scenario && (scenario.IsJourney || scenario.Probe is not null))
                problems.Add(from["roles"]![role]!.Position, $"'{id}' is no single call.", "Name a scenario with a 'step': probes send its call again and again.");
        }
    }

    private static void CheckProbes(
        ObjectReader from, ImmutableDictionary<string, Scenario> roles, ImmutableArray<Scenario> scenarios, PackContext context, ProblemList problems)
    {
        foreach (var scenario in scenarios.Where(scenario => scenario is { Probe: not null, IsJourney: false, Steps.Length: 1 }))
        {
            if (context.Probes.FirstOrDefault(known => known.Id == scenario.Probe) is not { } probe || probe.Lacks(roles.Keys.ToArray()).Any()) continue;
            var lacks = probe.Lacks(roles.Where(role => role.Value.Steps is [var step] && step == scenario.Steps[0]).Select(role => role.Key).ToArray()).ToArray();
            var node = from["scenarios"]?.Items.FirstOrDefault(item => item["id"]?.Text == scenario.Id)?["probe"];
            if (lacks.Length > 0 && node is not null)
                problems.Add(node.Position, $"The scenario that this endpoint {lacks[0]} is of another step than '{scenario.Id}'.", $"Ask '{probe.Id}' at {roles[probe.Roles.First(roles.ContainsKey)].Steps.FirstOrDefault()}.");
        }
    }

    private static void CheckToken(ObjectReader from, ProblemList problems)
    {
        if (from["expect"]?.Members.FirstOrDefault(member => member.Name == "token") is { } token
            && from["scenarios"] is { Kind: JsonValueKind.Array, IsWhole: true } scenarios && scenarios.Items.All(item => item["journey"] is null))
            problems.Add(token.Position, "Only a journey ends with a token.", "No scenario of the pack has a 'journey'; expect 'claims'.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]+\z")]
    private static partial Regex Name();
}
