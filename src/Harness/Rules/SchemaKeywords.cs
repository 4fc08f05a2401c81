using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Rules;

/// <summary>
/// Finds what NJsonSchema 10.7.2 would pass over in silence, or stumble over. Every keyword of <see cref="Enforced"/> has a test in
/// which a document that breaks it is refused; what has none is a problem.
/// </summary>
internal sealed class SchemaKeywords
{
    private static readonly FrozenSet<string> Annotations =
        new[] { "title", "description", "$schema", "$id", "$comment", "default", "examples" }.ToFrozenSet();

    private static readonly ImmutableDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["const"] = "Write an enum of one value.",
        ["if"] = "Write one schema for each kind of answer, and expect the reply beside it.",
        ["then"] = "Write one schema for each kind of answer, and expect the reply beside it.",
        ["else"] = "Write one schema for each kind of answer, and expect the reply beside it.",
        ["contains"] = "Write 'items' if it holds for every item.",
        ["propertyNames"] = "Write 'patternProperties' and \"additionalProperties\": false.",
        ["dependencies"] = "Write 'anyOf' with one schema for each case.",
        ["dependentRequired"] = "Write 'anyOf' with one schema for each case.",
        ["dependentSchemas"] = "Write 'anyOf' with one schema for each case.",
        ["unevaluatedProperties"] = "Write \"additionalProperties\": false where the properties are listed.",
        ["unevaluatedItems"] = "Write \"additionalItems\": false where the items are listed.",
        ["prefixItems"] = "Write 'items' as a list.",
        ["nullable"] = "Write \"type\": [..., \"null\"].",
        ["$anchor"] = "Write a $ref of the form #/definitions/NAME.",
        ["id"] = "Write '$id'.",
    }.ToImmutableDictionary();

    private readonly HashSet<string> schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> references = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SchemaProblem>.Builder problems = ImmutableArray.CreateBuilder<SchemaProblem>();

    private SchemaKeywords()
    {
    }

    /// <summary>The keywords the validator enforces.</summary>
    public static IReadOnlyCollection<string> Enforced => SchemaValues.Checks.Keys;

    /// <summary>Looks at a schema and every schema in it. The text must be strict JSON.</summary>
    public static ImmutableArray<SchemaProblem> Check(JsonElement schema)
    {
        var walk = new SchemaKeywords();
        walk.Schema(schema, "", "", isInDefs: false);
        walk.References();
        return walk.problems.ToImmutable();
    }

    // The path is the one the validator follows: its parts stand as they are, without the escapes of a JSON pointer.
    private void Schema(JsonElement schema, string pointer, string path, bool isInDefs)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Add(pointer, "", "This is no schema object.", schema.ValueKind switch
            {
                JsonValueKind.True => "Write {} for what is always right.",
                JsonValueKind.False => "Write \"additionalProperties\": false, or { \"not\": {} } for what is never right.",
                _ => "Write { ... }.",
            });
            return;
        }

        schemas.Add(path);
        foreach (var member in schema.EnumerateObject()) Member(schema, member, pointer, path, isInDefs);
    }

    private void Member(JsonElement schema, JsonProperty member, string pointer, string path, bool isInDefs)
    {
        var at = $"{pointer}/{Escape(member.Name)}";
        if (SchemaValues.Checks.TryGetValue(member.Name, out var check))
        {
            if (check(member.Value, schema) is var (what, hint)) Add(at, member.Name, what, hint);
            else if (member.Name == "$ref") Reference(schema, member.Value.GetString()!, at, path, isInDefs);
            else Below(member, at, $"{path}/{member.Name}", isInDefs);
        }
        else if (Annotations.Contains(member.Name))
        {
            if (member.Name is not ("default" or "examples") && member.Value.ValueKind != JsonValueKind.String)
                Add(at, member.Name, $"'{member.Name}' is no text.", "Write a text in double quotes.");
        }
        else if (!member.Name.StartsWith("x-", StringComparison.Ordinal))
        {
            var hint = Instead.GetValueOrDefault(member.Name, "Take it out, or begin its name with x- if it is a note.");
            Add(at, member.Name, $"The validator passes over '{member.Name}'.", hint);
        }
    }

    private void Below(JsonProperty member, string pointer, string path, bool isInDefs)
    {
        switch (member.Name)
        {
            case "properties" or "patternProperties" or "definitions" or "$defs":
                foreach (var inner in member.Value.EnumerateObject())
                    Schema(inner.Value, $"{pointer}/{Escape(inner.Name)}", $"{path}/{inner.Name}", isInDefs || member.Name == "$defs");
                break;
            case "allOf" or "anyOf" or "oneOf" or "items" when member.Value.ValueKind == JsonValueKind.Array:
                foreach (var (index, inner) in member.Value.EnumerateArray().Index())
                    Schema(inner, $"{pointer}/{index}", $"{path}/{index}", isInDefs);
                break;
            case "additionalProperties" or "additionalItems" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                break;
            case "not" or "items" or "additionalProperties" or "additionalItems":
                Schema(member.Value, pointer, path, isInDefs);
                break;
        }
    }

    private void Reference(JsonElement schema, string target, string pointer, string path, bool isInDefs)
    {
        if (isInDefs) Add(pointer, "$ref", "A $ref inside '$defs' is not followed.", "Write 'definitions' instead of '$defs'.");
        if (schema.EnumerateObject().Select(other => other.Name).FirstOrDefault(IsIgnoredBesideReference) is { } beside)
            Add(pointer, "$ref", $"Beside a $ref the validator passes over '{beside}'.", "Write \"allOf\": [ { \"$ref\": ... }, { ... } ].");
        if (!target.StartsWith('#'))
            Add(pointer, "$ref", $"'{target}' lies outside this file.", "Copy it under 'definitions' and write #/definitions/NAME.");
        else
            references.TryAdd(path, target[1..]);
    }

    private static bool IsIgnoredBesideReference(string keyword) =>
        keyword is not ("$ref" or "definitions" or "$defs") && SchemaValues.Checks.ContainsKey(keyword);

    // Only now is it known which schemas there are.
    private void References()
    {
        foreach (var (path, target) in references)
        {
            var at = $"{string.Join('/', path.Split('/').Select(Escape))}/$ref";
            if (!schemas.Contains(target)) Add(at, "$ref", $"There is no schema at '#{target}'.", "Write #/definitions/NAME, without ~ and %.");
            else if (IsCircle(target)) Add(at, "$ref", $"'#{target}' leads back to itself.", "Let it lead to a schema that says something.");
        }
    }

    private bool IsCircle(string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(path))
        {
            if (!references.TryGetValue(path, out var next)) return false;
            path = next;
        }

        return true;
    }

    private void Add(string pointer, string keyword, string what, string hint) => problems.Add(new(pointer, keyword, what, hint));

    private static string Escape(string part) => part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
