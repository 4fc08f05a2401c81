using System.Globalization;
using System.Text.Json;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// The paths that <c>ResolveJsonPathsInJsonTokens</c> allows as names of output claims: members and places, as in <c>data[0].to[0].email</c>.
/// Ours, because the feed has no reader of JSON paths for System.Text.Json, and these are so few.
/// </summary>
internal static class JsonPath
{
    /// <summary>Whether a name is a path, and not the name of one member.</summary>
    public static bool IsPath(string name) => name.AsSpan().ContainsAny('.', '[') || name.StartsWith('$');

    /// <summary>What stands at a path, or null.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var part in Parts(path))
        {
            if (part.StartsWith('[') || at.ValueKind == JsonValueKind.Array)
            {
                if (at.ValueKind != JsonValueKind.Array || !int.TryParse(part.AsSpan().TrimStart('['), NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= at.GetArrayLength()) return null;
                at = at[place];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>The names and, with a bracket before them, the places of a path in their order.</summary>
    public static IEnumerable<string> Parts(string path)
    {
        foreach (var part in Dotted(path.TrimStart('$')))
        {
            var pieces = part.Split('[');
            if (pieces[0].Length > 0) yield return pieces[0];
            foreach (var piece in pieces.Skip(1).Where(piece => piece.Length > 0))
            {
                var inner = piece.TrimEnd(']');
                yield return inner.Length > 1 && inner[0] is '\'' or '"' ? inner.Trim('\'', '"') : "[" + inner;
            }
        }
    }

    // The full stops that part names, not those within quotation marks.
    private static IEnumerable<string> Dotted(string path)
    {
        var (start, quote) = (0, '\0');
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && quote != '\0') quote = path[i] == quote ? '\0' : quote;
            else if (i < path.Length && path[i] is '\'' or '"') quote = path[i];
            else if (i == path.Length || path[i] == '.')
            {
                if (i > start) yield return path[start..i];
                start = i + 1;
            }
        }
    }
}
