using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>The members a pack and a scenario both have: the scenario's are laid over the pack's.</summary>
internal sealed record SharedMembers
{
    /// <summary>Their names.</summary>
    public static readonly ImmutableArray<string> Names = ["about", "persona", "step", "with", "without", "body", "tags", "expect"];

    public static readonly ImmutableArray<string> Forms = ["2022", "2021"];

    public string? About { get; private init; }

    public string Persona { get; private init; } = "emily";

    public string? Step { get; private init; }

    public ClaimSet With { get; private init; } = ClaimSet.Empty;

    public ImmutableArray<string> Without { get; private init; } = [];

    public BodyForm? Body { get; private init; }

    public ImmutableArray<string> Tags { get; private init; } = [];

    public Expectation Expect { get; private init; } = Expectation.Nothing;

    /// <summary>These members with a step that stands elsewhere.</summary>
    public SharedMembers At(PositionedNode? step, PackScope scope) => this with { Step = scope.Step(step, "'step'") ?? Step };

    /// <summary>These members without what is expected.</summary>
    public SharedMembers WithoutExpectation() => this with { Expect = Expectation.Nothing };

    /// <summary>These members with those of an object laid over them.</summary>
    public SharedMembers Over(ObjectReader from, PackScope scope)
    {
        var with = ClaimReader.Claims(from["with"], "'with'", scope);
        var without = WithoutOf(from, with, scope);
        return new()
        {
            About = from.Text("about"),
            Persona = PersonaOf(from, scope) ?? Persona,
            Step = scope.Step(from["step"], "'step'") ?? Step,
            With = ClaimReader.Over(ClaimReader.Except(With, without), with),
            Without = [.. ClaimReader.Except(Without, with.Select(claim => claim.Name)).Union(without)],
            Body = BodyOf(from) ?? Body,
            Tags = from["tags"] is null ? Tags : TagsOf(from, scope),
            Expect = ExpectationReader.Over(Expect, from["expect"], scope),
        };
    }

    private static ImmutableArray<string> WithoutOf(ObjectReader from, ClaimSet with, PackScope scope)
    {
        var items = from.Items("without");
        foreach (var item in items.Where(item => item.Text is { } name && with.Any(claim => ClaimReader.IsSame(claim.Name, name))))
            scope.Problems.Add(item.Position, $"'{item.Text}' stands under 'with' and under 'without'.", "Take it out of one of them.");
        if (scope.Technical is not null || scope.Protected is not null) foreach (var item in items.Where(item => !string.IsNullOrWhiteSpace(item.Text))) scope.CheckSent(item.Text!, item.Position);
        return ClaimReader.Names(items, scope.Problems);
    }

    private static string? PersonaOf(ObjectReader from, PackScope scope)
    {
        if (from["persona"] is not { Kind: JsonValueKind.Object } written) return from.Word("persona", scope.Context.Personas);
        const string hint = "Write the persona to scenarios/personas/ID.json, and here its id.";
        scope.Problems.Add(written.Position, "A persona cannot be written here.", hint);
        return null;
    }

    private static ImmutableArray<string> TagsOf(ObjectReader from, PackScope scope) =>
        [.. from.Items("tags").Where(tag => Kinds.IsText(tag, "A tag", scope.Problems)).Select(tag => tag.Text!)];

    public static BodyForm? BodyOf(ObjectReader from) => from.Word("body", Forms) switch
    {
        "2022" => BodyForm.Body2022,
        "2021" => BodyForm.Body2021,
        _ => null,
    };
}
