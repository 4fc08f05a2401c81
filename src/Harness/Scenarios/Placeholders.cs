using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>
/// Words in braces that stand in a pack for what the settings say (<c>{appId}</c>) or for what the person has (<c>{persona.email}</c>). The
/// person is the one of the persona book: what <c>with</c> changes does not count.
/// </summary>
internal static partial class Placeholders
{
    /// <summary>The words that the settings fill.</summary>
    public static readonly ImmutableArray<string> OfSettings = ["appId", "clientId", "tenant"];

    /// <summary>What every person has besides attributes.</summary>
    public static readonly ImmutableArray<string> OfEveryPerson = ["locale", "objectId"];

    private const string Person = "persona.";

    /// <summary>Claims with everything filled that the settings say; what refers to a person stays.</summary>
    public static ClaimSet Fill(ClaimSet claims, Profile profile) => claims.Aggregate(
        ClaimSet.Empty, (filled, claim) => filled.With(Text(claim.Name, word => OfSetting(word, profile), null), Value(claim.Value, word => OfSetting(word, profile))));

    /// <summary>Claims with everything filled that the person has.</summary>
    public static ClaimSet Fill(ClaimSet claims, Profile profile, Persona person)
    {
        foreach (var claim in claims)
            if (Value(claim.Value, word => OfPerson(word, profile, person)) is var filled && !JsonElement.DeepEquals(filled, claim.Value)) claims = claims.With(claim.Name, filled);
        return claims;
    }

    /// <summary>A value with all texts in it filled; a text that is nothing but an attribute of the person becomes the attribute, whatever its type.</summary>
    public static JsonElement Fill(JsonElement value, Profile profile, Persona? person) => Value(value, word => OfPerson(word, profile, person) ?? OfSetting(word, profile));

    /// <summary>A text with every placeholder filled.</summary>
    /// <param name="text">The text.</param>
    /// <param name="profile">The settings.</param>
    /// <param name="person">The person, or null where there is none to refer to.</param>
    /// <param name="escape">What is done to whatever is filled in, for texts that are patterns.</param>
    public static string Fill(string text, Profile profile, Persona? person, Func<string, string>? escape = null) =>
        Text(text, word => OfPerson(word, profile, person) ?? OfSetting(word, profile), escape);

    /// <summary>The names that a text takes from the person: <c>email</c> of <c>{persona.email}</c>.</summary>
    public static IEnumerable<string> PersonNames(string text) => Word().Matches(text).Select(match => NameIn(match.Groups["word"].Value)).OfType<string>();

    /// <summary>The same for all texts in a value.</summary>
    public static IEnumerable<string> PersonNames(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PersonNames(value.GetString()!),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(PersonNames),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => PersonNames(member.Value)),
        _ => [],
    };

    /// <summary>Whether a person who has these attributes has something of this name.</summary>
    public static bool Has(IEnumerable<string> attributes, string name) =>
        OfEveryPerson.Contains(name) || attributes.Any(attribute => Short(attribute) == name);

    /// <summary>All names that may follow <c>persona.</c> for a person who has these attributes.</summary>
    public static ImmutableArray<string> Names(IEnumerable<string> attributes) => [.. attributes.Select(Short), .. OfEveryPerson];

    /// <summary>Looks for slips in all texts of a value: a placeholder that nothing fills would be sent or expected as it stands.</summary>
    public static void Check(PositionedNode node, ProblemList problems)
    {
        if (node.Text is { } text) Check(text, node.Position, problems);
        foreach (var item in node.Items) Check(item, problems);
        foreach (var member in node.Members) Check(member.Value, problems);
    }

    private static void Check(string text, Position position, ProblemList problems)
    {
        if (NoPersonWord().Match(text) is { Success: true } wrong)
            problems.Add(position, $"'{wrong.Value}' begins no placeholder.", "Write {persona.email}, and for a custom attribute {persona.extension_NAME}.");
        foreach (var word in Word().Matches(text).Select(match => match.Groups["word"].Value).Where(word => NameIn(word) is null && !OfSettings.Contains(word)))
            if (Meant(word) is { } meant)
                problems.Add(position, $"Nothing is known to put in for '{{{word}}}'.", $"Did you mean '{{{meant}}}'?");
    }

    private static string? Meant(string word)
    {
        var dot = word.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return DidYouMean.Nearest(word, OfSettings);
        return DidYouMean.Nearest(word[..dot], ["persona", "person"]) is null ? null : Person + word[(dot + 1)..];
    }

    private static string? NameIn(string word) =>
        word.StartsWith(Person, StringComparison.Ordinal) && word.Length > Person.Length ? word[Person.Length..] : null;

    private static JsonElement? OfSetting(string word, Profile profile) => word switch
    {
        "appId" => JsonSerializer.SerializeToElement(profile.AppId),
        "clientId" => JsonSerializer.SerializeToElement(profile.ClientId),
        "tenant" => JsonSerializer.SerializeToElement(profile.TenantDomain),
        _ => null,
    };

    private static JsonElement? OfPerson(string word, Profile profile, Persona? person) =>
        NameIn(word) is not { } name ? null
        : person is null ? throw new InvalidOperationException($"There is no person to take {{persona.{name}}} from.")
        : name == "locale" ? JsonSerializer.SerializeToElement(person.Locale)
        : name == "objectId" ? JsonSerializer.SerializeToElement(person.ObjectId)
        : person.Attributes.TryGet(profile.PackName(name), out var value) ? value
        : throw new InvalidOperationException($"{person.Id} has no {name} to put in for {{persona.{name}}}.");

    private static string Text(string text, Func<string, JsonElement?> known, Func<string, string>? escape) =>
        !text.Contains('{', StringComparison.Ordinal)
            ? text
            : Word().Replace(text, match =>
            {
                if (known(match.Groups["word"].Value) is not { } found) return match.Value;
                var filled = found.ValueKind == JsonValueKind.String ? found.GetString()! : found.GetRawText();
                return escape is null ? filled : escape(filled);
            });

    private static JsonElement Value(JsonElement value, Func<string, JsonElement?> known)
    {
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            return Word().IsMatch(value.GetRawText()) ? JsonSerializer.SerializeToElement(Node(value, known)) : value;
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text || !text.Contains('{', StringComparison.Ordinal)) return value;
        return Word().Match(text) is { Success: true } only && only.Length == text.Length && NameIn(only.Groups["word"].Value) is not null && known(only.Groups["word"].Value) is { } alone
            ? alone
            : JsonSerializer.SerializeToElement(Text(text, known, null));
    }

    private static JsonNode? Node(JsonElement value, Func<string, JsonElement?> known) => value.ValueKind switch
    {
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Node(item, known))]),
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Node(member.Value, known)))),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(Value(value, known)),
    };

    private static string Short(string attribute) => attribute.Replace("extension_{appId}_", "extension_", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<word>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)\}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{persona(?:\}|\.(?![A-Za-z0-9_]+\})[^\s{}]*)")]
    private static partial Regex NoPersonWord();
}
