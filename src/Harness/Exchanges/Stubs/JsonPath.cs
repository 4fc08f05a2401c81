using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Exchanges.Stubs;

/// <summary>A path of names and places that leads to at most one value: <c>$.order.items[0]['unit price']</c>.</summary>
internal sealed partial record JsonPath(string Written, ImmutableArray<string> Names, ImmutableArray<int?> Places)
{
    /// <summary>The path, or null where it is more than names and places.</summary>
    public static JsonPath? Parse(string written)
    {
        var match = Form().Match(written);
        if (!match.Success) return null;
        var steps = match.Groups["step"].Captures.Select(step => step.Value).ToArray();
        return new(
            written,
            [.. steps.Select(step => step.StartsWith('.') ? step[1..] : step.StartsWith("['", StringComparison.Ordinal) ? step[2..^2] : "")],
            [.. steps.Select(step => step.StartsWith('[') && char.IsAsciiDigit(step[1]) ? int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture) : (int?)null)]);
    }

    public JsonElement? Find(JsonElement root)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (Places[i] is { } place)
            {
                if (root.ValueKind != JsonValueKind.Array || place >= root.GetArrayLength()) return null;
                root = root[place];
            }
            else if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(Names[i], out root))
            {
                return null;
            }
        }

        return root;
    }

    [GeneratedRegex(@"^\$(?<step>\.[\p{L}_][\p{L}\p{Nd}_-]*|\['[^'\\]+'\]|\[[0-9]{1,6}\])+\z")]
    private static partial Regex Form();
}
