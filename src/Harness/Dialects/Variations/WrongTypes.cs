using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.Variations;

/// <summary>Values of a JSON type that the claim never has.</summary>
internal static class WrongTypes
{
    public const string Id = "wrong-type";

    public static Variation Row { get; } = new(Id, "Each claim as a number, a boolean, a list, an object, and what is no text as a text.")
    {
        Changes = varied => !varied.AreJson ? [] : varied.Optional.SelectMany(Of),
    };

    private static IEnumerable<Change> Of(Claim claim)
    {
        var own = claim.Value.ValueKind;
        var value = claim.Value.GetRawText();
        if (own != JsonValueKind.Number) yield return As("number", "12345");
        if (own is not (JsonValueKind.True or JsonValueKind.False)) yield return As("boolean", "true");
        if (own != JsonValueKind.Array) yield return As("list", $"[{value}]");
        if (own != JsonValueKind.Object) yield return As("object", $"{{\"value\":{value}}}");
        if (own != JsonValueKind.String) yield return As("text", "\"something else\"");

        Change As(string type, string json) => Change.Set(
            Id, $"{Varied.NameOf(claim)}-{type}", $"{Varied.NameOf(claim)} is {(type == "object" ? "an" : "a")} {type}", claim.Name, JsonElement.Parse(json));
    }
}
