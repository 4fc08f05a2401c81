using Harness.Claims;
using Harness.Dialects;
using Harness.Rules;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Running.Probes;

/// <summary>Custom attributes that are boolean or whole numbers arrive as JSON literals from one page, and as text from another.</summary>
internal static class TypedAsText
{
    public static Probe Row { get; } = new("typed-as-text", "Boolean and whole-number attributes as JSON literals and as text.", Play)
    {
        Obstacle = asking => Typed(asking, asking.Claims).Any() ? null : "neither the settings nor the person have a boolean or a number",
    };

    private static Task<ImmutableArray<Observation>> Play(Asking asking) => asking.Compare(
        Comparisons.SameDecision,
        new Comparison(
            Comparison.Change(Comparisons.Plain, claims => Typed(asking, claims).Aggregate(claims, (set, claim) => set.With(claim.Name, claim.Value))),
            [Comparison.Change("booleans and numbers as text", claims => Typed(asking, claims).Aggregate(claims, (set, claim) => set.With(claim.Name, claim.Value.GetRawText())))]));

    private static IEnumerable<Claim> Typed(Asking asking, ClaimSet claims) => asking.Profile.Attributes is { } attributes
        ? from attribute in attributes
          where attribute.Type != AttributeType.String && (attribute.Collected || !asking.Step.Understands.Contains(ReplyKind.ValidationError))
          let name = asking.Profile.WireName(attribute.Name)
          where !asking.Stage.IsForced(attribute.Name)
          select new Claim(name, claims.TryGet(name, out var value) && IsLiteral(value) ? value : Literal(attribute.Type))
        : claims.Where((Claim claim) => claim.Name.StartsWith("extension_", StringComparison.Ordinal) && IsLiteral(claim.Value));

    private static bool IsLiteral(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number;

    private static JsonElement Literal(AttributeType type) => JsonElement.Parse(type == AttributeType.Boolean ? "true" : "42");
}
