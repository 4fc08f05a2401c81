using System.Text.Json;

namespace Harness.Claims;

/// <summary>The members of one JSON object of a recipe. What is missing, unknown, double or of the wrong type becomes a problem.</summary>
internal sealed class RecipeMembers
{
    private readonly Dictionary<string, JsonElement> members = [];
    private readonly List<PersonaProblem> problems;
    private readonly string pointer;

    /// <param name="json">Should be an object.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="known">The names that may occur; null for any.</param>
    /// <param name="problems">Receives the mistakes.</param>
    public RecipeMembers(JsonElement json, string pointer, IReadOnlyCollection<string>? known, List<PersonaProblem> problems)
    {
        (this.pointer, this.problems) = (pointer, problems);
        if (json.ValueKind != JsonValueKind.Object)
        {
            WrongType(pointer, pointer.Length == 0 ? "The persona" : Quoted(pointer), json, "an object");
            return;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (known is not null && !known.Contains(member.Name))
                Add(member.Name, $"{Quoted(member.Name)} is no member of a persona here.", $"The members are: {string.Join(", ", known)}.");
            else if (!members.TryAdd(member.Name, member.Value))
                Add(member.Name, $"{Quoted(member.Name)} occurs twice.", "Keep one of them.");
        }
    }

    /// <summary>The members in the order of the file.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Pointer)> All =>
        members.Select(member => (member.Key, member.Value, PointerTo(member.Key)));

    /// <summary>Whether there is a member of this name, of whatever type.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>Text that must be there.</summary>
    public string? Required(string name)
    {
        if (!Has(name)) Add(name, $"{Quoted(name)} is missing.", "Every persona has it.");
        return Text(name);
    }

    /// <summary>Text that may be absent but not empty.</summary>
    public string? Text(string name) => members.TryGetValue(name, out var value) ? Text(value, PointerTo(name), Quoted(name)) : null;

    /// <summary>Text without any word in braces, whether or not it must be there.</summary>
    public string? Plain(string name, bool required = false)
    {
        var text = required ? Required(name) : Text(name);
        if (text is null || !text.AsSpan().ContainsAny('{', '}')) return text;
        Add(name, $"{Quoted(name)} has braces, but is the same for every seed.", "Write it without braces.");
        return null;
    }

    /// <summary>Text with words in braces, whether or not it must be there.</summary>
    public TextPattern? Pattern(string name, PatternNeeds known, bool required = false) =>
        (required ? Required(name) : Text(name)) is { } text ? Pattern(text, PointerTo(name), known) : null;

    /// <summary>Text with words in braces.</summary>
    public TextPattern? Pattern(string text, string at, PatternNeeds known)
    {
        var pattern = TextPattern.Parse(text, known, out var mistake);
        if (pattern is null) problems.Add(new(at, mistake!, $"Words that may stand in braces here: {TextPattern.Words(known)}."));
        return pattern;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string name, bool required, params (string Word, T Value)[] choices)
        where T : struct
    {
        if ((required ? Required(name) : Text(name)) is not { } text) return null;
        foreach (var (word, value) in choices)
            if (word == text) return value;
        Add(name, $"{Quoted(name)} is {Quoted(text)}.", $"It is one of: {string.Join(", ", choices.Select(choice => choice.Word))}.");
        return null;
    }

    /// <summary>The elements of a list that may be absent.</summary>
    public IReadOnlyList<(JsonElement Value, string Pointer)> List(string name)
    {
        if (!members.TryGetValue(name, out var list)) return [];
        if (list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray().Select((element, index) => (element, $"{PointerTo(name)}/{TextPattern.Invariant(index)}"))];
        WrongType(PointerTo(name), Quoted(name), list, "a list");
        return [];
    }

    /// <summary>The members of an object that may be absent and whose names are free.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Pointer)> Object(string name) =>
        members.TryGetValue(name, out var value) ? new RecipeMembers(value, PointerTo(name), null, problems).All : [];

    /// <summary>The text of a JSON value.</summary>
    public string? Text(JsonElement value, string at, string subject)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType(at, subject, value, "text");
            return null;
        }

        if (!string.IsNullOrWhiteSpace(value.GetString())) return value.GetString();
        problems.Add(new(at, $"{subject} is empty.", "Leave out what the person does not have."));
        return null;
    }

    /// <summary>Reports that a member is wrong.</summary>
    public void Add(string name, string what, string hint) => problems.Add(new(PointerTo(name), what, hint));

    private void WrongType(string at, string subject, JsonElement found, string expected) =>
        problems.Add(new(at, $"{subject} is {Kind(found.ValueKind)}.", $"It should be {expected}."));

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Quoted(string text) => $"\"{text}\"";

    private string PointerTo(string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
