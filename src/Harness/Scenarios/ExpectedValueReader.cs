using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>Reads what claims and header lines are expected to be: a value, or an object that says more about it.</summary>
internal static partial class ExpectedValueReader
{
    public static readonly ImmutableArray<string> NamesForClaims = ["present", "absent", "type", "pattern"];

    public static readonly ImmutableArray<string> NamesForHeaders = ["present", "absent", "pattern"];

    public static ImmutableArray<ExpectedValue> Claims(PositionedNode node, string subject, ProblemList problems) => Each(node, subject, problems, member =>
    {
        ClaimReader.CheckName(member.Name, member.Position, problems);
        if (member.Value.Kind == JsonValueKind.Object) return Matcher(member, NamesForClaims, $"The claim '{member.Name}'", problems);
        Placeholders.Check(member.Value, problems);
        return new(member.Name) { EqualTo = member.Value.ToElement() };
    });

    public static ImmutableArray<ExpectedValue> Headers(PositionedNode node, ProblemList problems) => Each(node, "'headers'", problems, member =>
    {
        var subject = $"The header '{member.Name}'";
        if (!HeaderName().IsMatch(member.Name))
            problems.Add(member.Position, $"{subject} cannot be in an answer.", "Names of headers are letters, digits and -, such as Content-Type.");
        if (member.Value.Kind == JsonValueKind.Object) return Matcher(member, NamesForHeaders, subject, problems);
        if (!Kinds.Is(member.Value, JsonValueKind.String, subject, problems)) return null;
        Placeholders.Check(member.Value, problems);
        return new(member.Name) { EqualTo = member.Value.ToElement() };
    });

    /// <summary>A regular expression, or null.</summary>
    public static ExpectedPattern? Pattern(ObjectReader from, ProblemList problems)
    {
        if (from.Text("pattern") is not { } text) return null;
        var position = from["pattern"]!.Position;
        if (ExpectedPattern.Problem(text) is { } problem)
            problems.Add(position, $"'pattern' is no regular expression: {problem}", "Write one as .NET reads it; in JSON every backslash is written twice.");
        Placeholders.Check(from["pattern"]!, problems);
        return new(text);
    }

    private static ImmutableArray<ExpectedValue> Each(PositionedNode node, string subject, ProblemList problems, Func<PositionedMember, ExpectedValue?> read) =>
        Kinds.Is(node, JsonValueKind.Object, subject, problems) ? [.. node.Members.Select(read).OfType<ExpectedValue>()] : [];

    private static ExpectedValue? Matcher(PositionedMember member, ImmutableArray<string> names, string subject, ProblemList problems)
    {
        if (ObjectReader.Open(member.Value, subject, names, problems) is not { } from) return null;
        if (member.Value is { Members: [], IsWhole: true })
            problems.Add(from.Position, $"{subject} expects nothing.", $"Write what it is, or one of {string.Join(", ", names)}.");
        var (present, absent) = (from.Flag("present"), from.Flag("absent"));
        if (absent == false)
            problems.Add(from["absent"]!.Position, "'absent' is false.", "Write \"present\": true.");
        var isAbsent = absent == true || present == false;
        if (isAbsent && member.Value.Members.FirstOrDefault(other => other.Name is "type" or "pattern" || (other.Name == "present" && absent == true)) is { } other)
            problems.Add(other.Position, $"{subject} is absent and has '{other.Name}'.", "Keep one of the two.");
        return new(member.Name)
        {
            IsPresent = isAbsent ? false : present,
            Type = from.Word("type", AttributeReader.Types) is { } word && Words.TryParse(word, out AttributeType type) ? type : null,
            Pattern = Pattern(from, problems),
        };
    }

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex HeaderName();
}
