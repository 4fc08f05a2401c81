using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Dialects.ProtectedApis;

/// <summary>A body that its schema does not allow.</summary>
/// <param name="Id">The word for it.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Body">The bytes.</param>
internal sealed record SchemaBreak(string Id, string Text, byte[] Body);

/// <summary>Makes of a body that is right others that break its schema in one place each: what is demanded is missing, or of another type.</summary>
internal static class SchemaBreaks
{
    /// <summary>The text that stands in the place of a value of another type, by which it is found again.</summary>
    public const string Marker = "of-another-type";

    /// <summary>Those of a schema, always in the same order.</summary>
    public static IEnumerable<SchemaBreak> Of(JsonElement schema, JsonElement right)
    {
        yield return new("no-json", "the body is no JSON", Encoding.UTF8.GetBytes($"{{\"{Marker}\":"));
        if (right.ValueKind == JsonValueKind.Object)
        {
            foreach (var one in OfObject(schema, Resolved(schema, schema), right)) yield return one;
        }
        else if (right.ValueKind == JsonValueKind.Array && right.GetArrayLength() > 0 && right[0].ValueKind == JsonValueKind.Object
            && Resolved(schema, schema).TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object)
        {
            foreach (var one in OfObject(schema, Resolved(schema, items), right[0])) yield return one with { Body = [.. "["u8, .. one.Body, .. "]"u8] };
        }

        if (TypeOf(Resolved(schema, schema)) is "object" or "array") yield return new("other-root", "the body is a text", Encoding.UTF8.GetBytes($"\"{Marker}\""));
    }

    private static IEnumerable<SchemaBreak> OfObject(JsonElement root, JsonElement schema, JsonElement right)
    {
        if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
        {
            foreach (var name in required.EnumerateArray().Select(item => item.GetString()).OfType<string>())
                yield return new($"no-{name}", $"'{name}' is missing", Changed(right, members => members.Remove(name)));
        }

        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
                if (TypeOf(Resolved(root, property.Value)) is { } type)
                    yield return new($"wrong-{property.Name}", $"'{property.Name}' is of another type", Changed(right, members => members[property.Name] = type == "string" ? JsonValue.Create(4711) : JsonValue.Create(Marker)));
        }

        if (schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False)
            yield return new("further-member", "there is a further member, which the schema forbids", Changed(right, members => members["nobodyKnowsThis"] = Marker));
    }

    private static byte[] Changed(JsonElement right, Action<JsonObject> change)
    {
        var members = JsonNode.Parse(right.GetRawText())!.AsObject();
        change(members);
        return Encoding.UTF8.GetBytes(members.ToJsonString());
    }

    private static string? TypeOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    // References lead into the same file.
    private static JsonElement Resolved(JsonElement root, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$ref", out var reference) || reference.GetString() is not ['#', '/', .. var path]) return schema;
        var found = root;
        foreach (var name in path.Split('/'))
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found)) return schema;
        return found;
    }
}
