using System.Text.Json;

namespace Harness.Exchanges.Stubs;

/// <summary>A text that must be JSON of this value.</summary>
internal sealed record EqualJsonCondition(JsonElement Expected, bool IgnoresOrder, bool IgnoresExtra) : TextCondition
{
    public override string InWords =>
        $"be the JSON {Short(Expected.GetRawText())}{(IgnoresOrder ? ", lists in any order" : "")}{(IgnoresExtra ? ", more is allowed" : "")}";

    public override bool Holds(string? text) => Json.Read(text) is { } actual && Equal(Expected, actual);

    private bool Equal(JsonElement expected, JsonElement actual) => (expected.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => EqualObjects(expected, actual),
        (JsonValueKind.Array, JsonValueKind.Array) => EqualLists([.. expected.EnumerateArray()], [.. actual.EnumerateArray()]),
        _ => JsonElement.DeepEquals(expected, actual),
    };

    private bool EqualObjects(JsonElement expected, JsonElement actual)
    {
        var names = expected.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return names.All(name => actual.TryGetProperty(name, out var value) && Equal(expected.GetProperty(name), value))
            && (IgnoresExtra || actual.EnumerateObject().All(member => names.Contains(member.Name)));
    }

    private bool EqualLists(JsonElement[] expected, JsonElement[] actual)
    {
        if (actual.Length < expected.Length || (!IgnoresExtra && actual.Length > expected.Length)) return false;
        if (!IgnoresOrder) return expected.Zip(actual).All(pair => Equal(pair.First, pair.Second));
        var takenBy = Enumerable.Repeat(-1, actual.Length).ToArray();
        return Enumerable.Range(0, expected.Length).All(item => Place(item, new bool[actual.Length]));

        // Finds an item of its own for each that is expected; one that took the only fitting item of another moves on.
        bool Place(int item, bool[] tried)
        {
            for (var i = 0; i < actual.Length; i++)
            {
                if (tried[i] || !Equal(expected[item], actual[i])) continue;
                tried[i] = true;
                if (takenBy[i] >= 0 && !Place(takenBy[i], tried)) continue;
                takenBy[i] = item;
                return true;
            }

            return false;
        }
    }
}
