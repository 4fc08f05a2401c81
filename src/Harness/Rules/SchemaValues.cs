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
        ["format"] = (value, _) => Format(value),
        ["pattern"] = (value, _) => Text(value) is { } pattern && IsRegex(pattern) ? null : NoRegex,
        ["minLength"] = (value, _) => Count(value),
        ["maxLength"] = (value, _) => Count(value),
        ["minItems"] = (value, _) => Count(value),
        ["maxItems"] = (value, _) => Count(value, from: 1, "Write \"not\": { \"minItems\": 1 } for an empty list."),
        ["uniqueItems"] = (value, _) => IsBoolean(value) ? null : ("This is no boolean.", "Write true or false."),
        ["minProperties"] = (value, _) => Count(value),
        ["maxProperties"] = (value, _) => Count(value, from: 1, "Write \"not\": { \"minProperties\": 1 } for an empty object."),
        ["minimum"] = (value, _) => Number(value),
        ["maximum"] = (value, _) => Number(value),
        ["exclusiveMinimum"] = (value, schema) => Exclusive(value, schema, "minimum"),
        ["exclusiveMaximum"] = (value, schema) => Exclusive(value, schema, "maximum"),
        ["multipleOf"] = (value, _) => Number(value) ?? (value.GetDecimal() > 0 ? null : ("This is no number above 0.", "Write one.")),
        ["required"] = (value, _) => Required(value),
        ["properties"] = (value, _) => Object(value),
        ["patternProperties"] = PatternProperties,
        ["additionalProperties"] = (value, _) => IsBoolean(value) ? null : Object(value),
        ["items"] = (value, _) => value.ValueKind == JsonValueKind.Array ? Schemas(value) : Object(value),
        ["additionalItems"] = AdditionalItems,
        ["allOf"] = (value, _) => Schemas(value),
        ["anyOf"] = (value, _) => Schemas(value),
        ["oneOf"] = (value, _) => Schemas(value),
        ["not"] = (value, _) => Object(value),
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

    private static (string What, string Hint)? Format(JsonElement value) =>
        Text(value) is not { } format ? ("This is no text.", "Write the name of a format.")
        : Formats.Contains(format) ? null
        : ($"The validator knows no format '{format}'.", $"Known: {string.Join(", ", Formats)}; or write a 'pattern'.");

    private static (string What, string Hint)? Required(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? null
            : ("This is no list of names.", "Write [ \"name\", ... ] beside 'properties'.");

    private static (string What, string Hint)? AdditionalItems(JsonElement value, JsonElement schema) =>
        !schema.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array
            ? ("Without a list of 'items' the validator passes over 'additionalItems'.", "Write 'items' as a list, or 'maxItems'.")
            : IsBoolean(value) ? null : Object(value);

    // The validator compares texts: without a type 1 is "1", true is "True", and null is "".
    private static (string What, string Hint)? Enum(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) return ("This is no list of values.", "Write [ value, ... ].");
        var types = TypesOf(schema);
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return ("The validator compares objects and lists by their text.", "Write 'properties' or 'items'.");
            if (Text(item) is { } text && DateTime().IsMatch(text))
                return ($"The validator takes '{text}' for a time and refuses it.", "Write a 'pattern'.");
            if (LooksLike(item).Intersect(types).Any() && !value.EnumerateArray().Any(other => IsLookAlike(other, item)))
                return ($"The validator takes {item.GetRawText()} for its look-alike of another type.", $"Write \"type\": \"{TypeOf(item)}\" beside the enum.");
        }

        return null;
    }

    private static IEnumerable<string> TypesOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) || Type(type) is not null ? Types
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!)
        : [type.GetString()!];

    // The types of which a value can have the same text as this one.
    private static string[] LooksLike(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => ["string"],
        JsonValueKind.String when item.ValueEquals("") => ["null"],
        JsonValueKind.String when item.ValueEquals("True") || item.ValueEquals("False") => ["boolean"],
        JsonValueKind.String when double.TryParse(item.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) => ["number", "integer"],
        _ => [],
    };

    private static bool IsLookAlike(JsonElement other, JsonElement item) => other.ValueKind != item.ValueKind && Spelling(other) == Spelling(item);

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
                && properties.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => Matches(pattern, name)) is { } listed)
                return ($"The validator passes over the pattern for '{listed}', which 'properties' lists.", "Let no pattern match what is listed there.");
        }

        return null;
    }

    private static (string What, string Hint)? Exclusive(JsonElement value, JsonElement schema, string limit) =>
        !IsBoolean(value) ? Number(value)
        : schema.TryGetProperty(limit, out _) ? null
        : ($"Without '{limit}' this says nothing.", "Write the limit as a number here.");

    private static (string What, string Hint)? Count(JsonElement value, int from = 0, string otherwise = "") =>
        value.ValueKind != JsonValueKind.Number || !int.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? ("This is no count.", "Write a whole number in digits.")
            : count < from ? ("The validator passes over a limit of 0.", otherwise) : null;

    private static (string What, string Hint)? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && !value.GetRawText().AsSpan().ContainsAny('e', 'E') && value.TryGetDecimal(out _)
            ? null
            : ("This is no number the validator can read.", "Write it in digits, without quotes and exponent.");

    private static (string What, string Hint)? Object(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? null : ("This is no object.", "Write { ... }.");

    private static (string What, string Hint)? Schemas(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? null : ("This is no list of schemas.", "Write [ { ... }, ... ].");

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Matches(string pattern, string name)
    {
        try
        {
            return Regex.IsMatch(name, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

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
