using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Exchanges.Stubs;

namespace Harness.Scenarios.Mappings;

/// <summary>Reads what a text of a call must be: one operator, and what refines it.</summary>
internal static class ConditionReader
{
    /// <summary>The operators for query parameters, headers and cookies.</summary>
    public static readonly ImmutableArray<string> ForTexts = ["equalTo", "contains", "matches", "doesNotMatch", "absent"];

    /// <summary>The operators for bodies.</summary>
    public static readonly ImmutableArray<string> ForBodies = [.. ForTexts, "equalToJson", "matchesJsonPath"];

    private static readonly ImmutableArray<string> ForPaths = ["equalTo", "absent"];

    private static readonly ImmutableArray<string> OfEqualTo = ["caseInsensitive"];

    private static readonly ImmutableArray<string> OfEqualToJson = ["ignoreArrayOrder", "ignoreExtraElements"];

    public static TextCondition? Read(PositionedNode node, string owner, ImmutableArray<string> operators, ProblemList problems, string? beside = null)
    {
        ImmutableArray<string> names = [.. operators, .. OfEqualTo, .. operators.Contains("equalToJson") ? OfEqualToJson : [], .. beside is null ? [] : new[] { beside }];
        if (ObjectReader.Open(node, owner, names, problems, member => Subset.Tell(member, problems)) is not { } from) return null;
        var written = operators.Where(name => from[name] is not null).ToArray();
        if (written.Length == 0 && from.IsWhole && node.Members.All(member => names.Contains(member.Name)))
            problems.Add(from.Position, $"{owner} says nothing about the text.", $"Write one of {string.Join(", ", operators)}.");
        foreach (var second in written.Skip(1))
            problems.Add(from[second]!.Position, $"{owner} has '{written[0]}' and '{second}'.", "Keep one of the two.");
        if (written.Length == 0) return null;
        Refines(from, OfEqualTo, "equalTo", written[0], problems);
        Refines(from, OfEqualToJson, "equalToJson", written[0], problems);
        var operand = from[written[0]]!;
        return written[0] switch
        {
            "equalTo" => Text(operand, "'equalTo'", problems) is { } text ? new EqualCondition(text, from.Flag("caseInsensitive") ?? false) : null,
            "contains" => Text(operand, "'contains'", problems) is { } text ? new ContainsCondition(text) : null,
            "matches" => Pattern(operand, "'matches'", problems),
            "doesNotMatch" => Pattern(operand, "'doesNotMatch'", problems) is { } pattern ? pattern with { IsNegated = true } : null,
            "equalToJson" => EqualToJson(operand, from, problems),
            "matchesJsonPath" => MatchesJsonPath(operand, problems),
            _ => Absent(operand, from, problems),
        };
    }

    /// <summary>A regular expression as Java reads it.</summary>
    public static PatternCondition? Pattern(PositionedNode node, string subject, ProblemList problems)
    {
        if (Text(node, subject, problems) is not { } text) return null;
        var (pattern, problem) = JavaPattern.Read(text);
        if (problem is not null)
            problems.Add(node.Position, $"{subject} is no regular expression that is read here: {problem}.", "Write it in the common part of Java's and .NET's expressions.");
        return pattern is null ? null : new(text, pattern);
    }

    private static string? Text(PositionedNode node, string subject, ProblemList problems) =>
        Kinds.Is(node, JsonValueKind.String, subject, problems) ? node.Text : null;

    private static void Refines(ObjectReader from, ImmutableArray<string> names, string refined, string written, ProblemList problems)
    {
        foreach (var name in names)
        {
            _ = from.Flag(name);
            if (written != refined && from[name] is { } refinement)
                problems.Add(refinement.Position, $"'{name}' belongs to '{refined}', and says nothing about '{written}'.", "Take it out.");
        }
    }

    private static AbsentCondition? Absent(PositionedNode operand, ObjectReader from, ProblemList problems)
    {
        if (from.Flag("absent") == false)
            problems.Add(operand.Position, "'absent' is false, which WireMock takes for true.", "Write \"matches\": \".*\" for what must be there.");
        return new();
    }

    private static EqualJsonCondition? EqualToJson(PositionedNode operand, ObjectReader from, ProblemList problems)
    {
        if (!operand.IsWhole) return null;
        if (Encoding.UTF8.GetString(operand.Raw).Contains("${json-unit", StringComparison.Ordinal) || operand.Text?.Contains("${json-unit", StringComparison.Ordinal) == true)
        {
            problems.Add(operand.Position, "'equalToJson' has a placeholder, which is not played here.", "Write the value, or look at single values with 'matchesJsonPath'.");
            return null;
        }

        try
        {
            var expected = operand.Text is null ? operand.ToElement() : JsonElement.Parse(operand.Text);
            return new(expected, from.Flag("ignoreArrayOrder") ?? false, from.Flag("ignoreExtraElements") ?? false);
        }
        catch (JsonException)
        {
            problems.Add(operand.Position, "The text of 'equalToJson' is no JSON.", "Write the value itself, without quotes around it.");
            return null;
        }
    }

    private static JsonPathCondition? MatchesJsonPath(PositionedNode operand, ProblemList problems)
    {
        if (operand.Kind == JsonValueKind.String) return Path(operand, "'matchesJsonPath'", problems) is { } only ? new(only, null) : null;
        if (operand.Kind != JsonValueKind.Object)
        {
            problems.Add(operand.Position, $"'matchesJsonPath' is {operand.KindInWords}.", "Write a path in double quotes, or { \"expression\": \"$.name\", \"equalTo\": \"...\" }.");
            return null;
        }

        var condition = Read(operand, "'matchesJsonPath'", ForPaths, problems, "expression");
        if (operand["expression"] is null && operand.IsWhole) problems.Add(operand.Position, "'matchesJsonPath' has no 'expression'.", "Write the path: \"expression\": \"$.name\".");
        return operand["expression"] is { } expression && Path(expression, "'expression'", problems) is { } path && condition is not null ? new(path, condition) : null;
    }

    private static JsonPath? Path(PositionedNode node, string subject, ProblemList problems)
    {
        if (Text(node, subject, problems) is not { } text) return null;
        if (JsonPath.Parse(text) is { } path) return path;
        problems.Add(node.Position, $"{subject} is a path that is not played here.", "Paths are names and places that lead to one value: $.order.items[0]['unit price'].");
        return null;
    }
}
