using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>Looks whether a value is of the kind that belongs there. A value that is not in the file is of no kind, and no mistake.</summary>
internal static class Kinds
{
    public static bool Is([NotNullWhen(true)] PositionedNode? node, JsonValueKind kind, string subject, ProblemList problems)
    {
        if (node is null || node.Kind == kind) return node is not null;
        problems.Add(node.Position, $"{subject} is {node.KindInWords}.", kind switch
        {
            JsonValueKind.Object => "Write an object: { ... }.",
            JsonValueKind.Array => "Write a list: [ ... ].",
            JsonValueKind.Number => "Write a number, without quotes.",
            _ => "Write a text in double quotes.",
        });
        return false;
    }

    /// <summary>A text that has something in it.</summary>
    public static bool IsText([NotNullWhen(true)] PositionedNode? node, string subject, ProblemList problems)
    {
        if (!Is(node, JsonValueKind.String, subject, problems)) return false;
        if (!string.IsNullOrWhiteSpace(node.Text)) return true;
        problems.Add(node.Position, $"{subject} is empty.", "Write something between the quotes.");
        return false;
    }

    /// <summary>A text that is one of some words.</summary>
    public static bool IsOneOf(
        [NotNullWhen(true)] PositionedNode? node, IReadOnlyCollection<string> known, string subject, ProblemList problems)
    {
        if (!IsText(node, subject, problems)) return false;
        if (known.Contains(node.Text!)) return true;
        problems.Add(node.Position, $"{subject} cannot be '{node.Text}'.", DidYouMean.Hint(node.Text!, known));
        return false;
    }

    /// <summary>A whole number within limits.</summary>
    public static bool IsWhole(
        [NotNullWhen(true)] PositionedNode? node, string subject, ProblemList problems, int from, int to, out int number)
    {
        number = 0;
        if (!Is(node, JsonValueKind.Number, subject, problems)) return false;
        if (int.TryParse(node.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= from && number <= to)
            return true;
        problems.Add(node.Position, $"{subject} cannot be this number.", $"Write a whole number from {from} to {to}.");
        return false;
    }
}
