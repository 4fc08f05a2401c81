using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Rules;

/// <summary>What is wrong with the value of a keyword, and how to mend it.</summary>
internal delegate (string What, string Hint)? SchemaValueCheck(JsonElement value, JsonElement schema);

/// <summary>The keywords that NJsonSchema 10.7.2 enforces, and for each the values with which it does. All of it was measured.</summary>
internal static partial class SchemaValues
{
    public static readonly ImmutableArray<string> Types = ["string", "number", "integer", "boolean", "object", "array", "null"];

    public static readonly ImmutableArray<string> Formats =
        ["date-time", "date", "time", "time-span", "email", "hostname", "ipv4", "ipv6", "uri", "guid", "uuid", "base64", "byte"];

    public static readonly FrozenDictionary<string, SchemaValueCheck> Checks = new Dictionary<string, SchemaValueCheck>
    {
        ["type"] = (value, _) => Type(value),
        ["enum"] = Enum,
        ["format"] = (value, _) => Text(value) is not { } format ? ("This is no text.", "Write the name of a format.")
            : Formats.Contains(format) ? null : ($"The validator knows no format '{format}'.", $"Known: {string.Join(", ", Formats)}; or write a 'pattern'."),
        ["pattern"] = (value, _) => Text(value) is { } pattern && IsRegex(pattern) ? null : NoRegex,
        ["minLength"] = (value, _) => Count(value, from: 0),
        ["maxLength"] = (value, _) => Count(value, from: 0),
        ["minItems"] = (value, _) => Count(value, from: 0),
        ["maxItems"] = (value, _) => Count(value, from: 1, "Write \"not\": { \"minItems\": 1 } for an empty list."),
        ["uniqueItems"] = (value, _) => IsBoolean(value) ? null : ("This is no boolean.", "Write true or false."),
        ["minProperties"] = (value, _) => Count(value, from: 0),
        ["maxProperties"] = (value, _) => Count(value, from: 1, "Write \"not\": { \"minProperties\": 1 } for an empty object."),
        ["minimum"] = (value, _) => Number(value),
        ["maximum"] = (value, _) => Number(value),
        ["exclusiveMinimum"] = (value, schema) => Exclusive(value, schema, "minimum"),
        ["exclusiveMaximum"] = (value, schema) => Exclusive(value, schema, "maximum"),
        ["multipleOf"] = (value, _) => Number(value) ?? (value.GetDecimal() > 0 ? null : ("This is no number above 0.", "Write one.")),
        ["required"] = (value, _) => IsList(value, JsonValueKind.String) ? null : ("This is no list of names.", "Write [ \"name\", ... ] beside 'properties'."),
        ["properties"] = (value, _) => Object(value),
        ["patternProperties"] = PatternProperties,
        ["additionalProperties"] = (value, _) => IsBoolean(value) ? null : Object(value),
        ["items"] = (value, _) => value.ValueKind == JsonValueKind.Array ? Schemas(value) : IsBoolean(value) ? ("This is no schema object.", "Write { ... }, or leave 'items' out.") : Object(value),
        ["additionalItems"] = (value, schema) => schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? IsBoolean(value) ? null : Object(value)
            : ("Without a list of 'items' the validator passes over 'additionalItems'.", "Write 'items' as a list, or 'maxItems'."),
        ["allOf"] = (value, _) => Schemas(value),
        ["anyOf"] = (value, _) => Schemas(value),
        ["oneOf"] = (value, _) => Schemas(value),
        ["not"] = (value, _) => IsBoolean(value) ? ("This is no schema object.", "Write { ... }.") : Object(value),
        ["$ref"] = (value, _) => Text(value) is null ? ("This is no text.", "Write \"#/definitions/NAME\".") : null,
        ["definitions"] = (value, _) => Object(value),
        ["$defs"] = (value, _) => Object(value),
    }.ToFrozenDictionary();

    private static (string What, string Hint) NoRegex => ("This is no regular expression of .NET.", "Look at its brackets and backslashes.");

    private static (string What, string Hint)? Type(JsonElement value)
    {
        var names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).ToArray() : [Text(value)];
        return names.Length > 0 && names.All(name => name is not null && Types.Contains(name))
            ? null
            : ("This is no type.", $"Known: {string.Join(", ", Types)}.");
    }

    // The validator compares texts: without a type 1 is "1", true is "True", and null is "".
    private static (string What, string Hint)? Enum(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) return ("This is no list of values.", "Write [ value, ... ].");
        var types = schema.TryGetProperty("type", out var type) && Type(type) is null
            ? type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!).ToArray() : [type.GetString()!]
            : [.. Types];
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return ("The validator compares objects and lists by their text.", "Write 'properties' or 'items'.");
            if (Text(item) is { } text && DateTime().IsMatch(text))
                return ($"The validator takes '{text}' for a time and refuses it.", "Write a 'pattern'.");
            if (LooksLike(item).Any(other => types.Contains(other)) && value.EnumerateArray().Count(other => Spelling(other) == Spelling(item)) < 2)
                return ($"The validator takes {item.GetRawText()} and its look-alike of another type for the same.", $"Write \"type\": \"{TypeOf(item)}\" beside the enum.");
        }

        return null;
    }

    // The types of which a value can have the same text as this one.
    private static string[] LooksLike(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => ["string"],
        JsonValueKind.String when item.ValueEquals("") => ["null"],
        JsonValueKind.String when item.ValueEquals("True") || item.ValueEquals("False") => ["boolean"],
        JsonValueKind.String when double.TryParse(item.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) => ["number", "integer"],
        _ => [],
    };

    private static string Spelling(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => item.GetRawText(),
    };

    private static string TypeOf(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "boolean",
    };

    private static (string What, string Hint)? PatternProperties(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind != JsonValueKind.Object) return Object(value);
        foreach (var pattern in value.EnumerateObject().Select(member => member.Name))
        {
            if (!IsRegex(pattern)) return NoRegex;
            if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                && properties.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => Regex.IsMatch(name, pattern)) is { } listed)
                return ($"For '{listed}' the validator passes over the pattern, because it is listed under 'properties'.", "Write what the pattern says under 'properties' as well, and let the pattern not match it.");
        }

        return null;
    }

    private static (string What, string Hint)? Exclusive(JsonElement value, JsonElement schema, string limit) =>
        !IsBoolean(value) ? Number(value)
        : schema.TryGetProperty(limit, out _) ? null
        : ($"Without '{limit}' this says nothing.", "Write the limit as a number here.");

    private static (string What, string Hint)? Count(JsonElement value, int from, string? otherwise = null) =>
        value.ValueKind == JsonValueKind.Number && int.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= from
            ? null
            : otherwise is not null && value.ValueKind == JsonValueKind.Number && value.GetRawText() == "0"
                ? ("The validator passes over a limit of 0.", otherwise)
                : ("This is no count.", "Write a whole number in digits.");

    private static (string What, string Hint)? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && !value.GetRawText().AsSpan().ContainsAny('e', 'E') && value.TryGetDecimal(out _)
            ? null
            : ("This is no number the validator can read.", "Write it in digits, without quotes and exponent.");

    private static (string What, string Hint)? Object(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? null : ("This is no object.", "Write { ... }.");

    private static (string What, string Hint)? Schemas(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? null : ("This is no list of schemas.", "Write [ { ... }, ... ].");

    private static bool IsList(JsonElement value, JsonValueKind of) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == of);

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // What Newtonsoft.Json turns into a date while it reads the schema.
    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT|/Date\()")]
    private static partial Regex DateTime();
}
