using Harness.Rules;
using System.Text.Json;

namespace Harness.Running.Probes;

/// <summary>An administrator ticks one more attribute, and every call has a claim that the endpoint has never heard of.</summary>
internal static class UnknownClaims
{
    public static Probe Row { get; } = new("unknown-claims", "The same call with unknown claims of five JSON types.", asking => asking.Compare(
        Comparisons.SameDecision,
        Comparison.With(Comparison.Change("with unknown claims", claims => claims
            .With("favouriteColour", "green")
            .With("numberOfChildren", JsonElement.Parse("2"))
            .With("likesTea", JsonElement.Parse("true"))
            .With("lastOrder", JsonElement.Parse("""{"number":"A-17","items":3}"""))
            .With("hobbies", JsonElement.Parse("""["chess","rowing"]"""))))));
}
