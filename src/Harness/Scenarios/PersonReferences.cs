using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;

namespace Harness.Scenarios;

/// <summary>What a scenario takes from its person: <c>surname</c> where <c>{persona.surname}</c> stands in it.</summary>
public static class PersonReferences
{
    /// <summary>The names that nobody with these attributes has something for, each once.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="attributes">The names of the person's attributes.</param>
    public static ImmutableArray<string> Missing(Scenario scenario, ImmutableArray<string> attributes)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. Values(scenario.With).Concat(scenario.Resubmit.SelectMany(Values)).Concat(Of(scenario.Expect)).Distinct().Where(name => !Placeholders.Has(attributes, name))];
    }

    /// <summary>The same for claims that are set in every case.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="attributes">The names of the person's attributes.</param>
    public static ImmutableArray<string> Missing(ClaimSet claims, ImmutableArray<string> attributes) =>
        [.. Values(claims).Distinct().Where(name => !Placeholders.Has(attributes, name))];

    /// <summary>Whether claims take anything from the person.</summary>
    internal static bool Has(ClaimSet claims) => claims.Count > 0 && Values(claims).Any();

    /// <summary>Tells of each where it stands in the scenario, or else in its pack.</summary>
    internal static void Check(Scenario scenario, PositionedNode node, PackScope scope)
    {
        if (!scope.Context.Attributes.TryGetValue(scenario.Persona, out var attributes)) return;
        foreach (var name in Missing(scenario, attributes))
        {
            var written = $"{{persona.{name}}}";
            var position = (Find(node, written) ?? (scope.Root is null ? null : Find(scope.Root, written)))?.Position ?? node.Position;
            scope.Problems.Add(position, $"'{scenario.Persona}' has no '{name}' to put in for '{written}'.", DidYouMean.Hint(name, Placeholders.Names(attributes)));
        }
    }

    private static IEnumerable<string> Values(ClaimSet claims) => claims.SelectMany(claim => Placeholders.PersonNames(claim.Value));

    private static IEnumerable<string> Of(Expectation expect) =>
        expect.Claims.Concat(expect.Headers).Concat(expect.TokenClaims).SelectMany(Of)
            .Concat(Of(expect.Message?.Contains)).Concat(Of(expect.Message?.Pattern?.Text))
            .Concat(expect.Not is { } not ? Of(not) : []);

    private static IEnumerable<string> Of(ExpectedValue value) =>
        (value.EqualTo is { } wanted ? Placeholders.PersonNames(wanted) : []).Concat(Of(value.Pattern?.Text));

    private static IEnumerable<string> Of(string? text) => text is null ? [] : Placeholders.PersonNames(text);

    private static PositionedNode? Find(PositionedNode node, string written) =>
        node.Kind == JsonValueKind.String
            ? node.Text!.Contains(written, StringComparison.Ordinal) ? node : null
            : node.Members.Select(member => member.Value).Concat(node.Items).Select(inner => Find(inner, written)).FirstOrDefault(found => found is not null);
}
