using System.Collections.Immutable;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Harness.Rules;

/// <summary>A JSON schema whose nodes may name rules. Callers check its keywords before: the pack reader those of users, a test ours.</summary>
public sealed class AnswerSchema
{
    private readonly JsonSchema schema;

    private AnswerSchema(string name, JsonSchema schema, ImmutableHashSet<string> rules) => (Name, this.schema, Rules) = (name, schema, rules);

    /// <summary>The file it came from.</summary>
    public string Name { get; }

    /// <summary>The rules its nodes name.</summary>
    public ImmutableHashSet<string> Rules { get; }

    /// <summary>Loads a schema whose keywords are known to be understood.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">The text is no schema.</exception>
    public static AnswerSchema Load(string name, string text)
    {
        var schema = JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
        var rules = JToken.Parse(text).SelectTokens("$..x-rule").Select(token => token.ToString());
        return new(name, schema, [.. rules]);
    }

    /// <summary>Where a document departs from the schema; the document must be strictly valid JSON.</summary>
    public ImmutableArray<SchemaError> Errors(string json)
    {
        var document = Token(JsonElement.Parse(json));
        var errors = schema.Validate(document);
        return errors.Count == 0 ? [] : [.. errors.Select(error => Describe(error, document))];
    }

    // Newtonsoft.Json's own reader throws at numbers that are long or large, and reads dates out of texts.
    private static JToken Token(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => new JArray(element.EnumerateArray().Select(Token)),
        JsonValueKind.String => new JValue(element.GetString()),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True or JsonValueKind.False => new JValue(element.GetBoolean()),
        _ => JValue.CreateNull(),
    };

    private static JObject Members(JsonElement element)
    {
        var members = new JObject();
        foreach (var member in element.EnumerateObject()) members[member.Name] = Token(member.Value);
        return members;
    }

    private static JValue Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return new(whole);
        return element.TryGetDecimal(out var number) ? new(number) : new(element.GetDouble());
    }

    private static SchemaError Describe(ValidationError error, JToken document)
    {
        var pointer = (error.Path ?? "#").TrimStart('#').TrimStart('/');
        pointer = pointer.Length == 0 ? "" : "/" + pointer.Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);
        if (error.Kind == ValidationErrorKind.PropertyRequired && error.Property is { } name)
        {
            var node = error.Schema.ActualProperties.TryGetValue(name, out var property) ? property : null;
            return new(RuleOf(node), pointer, node is null ? "a member of this name" : Expected(node), "missing");
        }

        var found = Found(document, error.Path is null or "#" ? "$" : "$" + error.Path.TrimStart('#').Replace("/", ".", StringComparison.Ordinal));
        return new(RuleOf(error.Schema), pointer, Expected(error.Schema), found is null ? error.Kind.ToString() : Shown(found));
    }

    // The validator's paths hold names as they are, and not every name can stand in a JSON path.
    private static JToken? Found(JToken document, string path)
    {
        try
        {
            return document.SelectToken(path);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    private static string? RuleOf(JsonSchema? node) =>
        node?.ExtensionData is { } data && data.TryGetValue("x-rule", out var rule) ? rule as string : null;

    private static string Expected(JsonSchema node)
    {
        if (node.Enumeration.Count > 0) return string.Join(" or ", node.Enumeration.Select(value => JsonConvert.SerializeObject(value)));
        var type = node.Type.ToString().ToLowerInvariant();
        return node.Pattern is null ? $"a {type}" : node.Pattern == @"\S" ? $"a {type} that is not blank" : $"a {type} that matches {node.Pattern}";
    }

    private static string Shown(JToken token)
    {
        var text = token.ToString(Formatting.None);
        return text.Length <= 200 ? text : text[..200] + "...";
    }
}
