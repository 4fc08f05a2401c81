using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>Reads the members of one object: what is unknown, missing or of the wrong kind is a problem, and reading goes on.</summary>
internal sealed class ObjectReader
{
    private readonly PositionedNode node;
    private readonly string owner;
    private readonly ProblemList problems;

    private ObjectReader(PositionedNode node, string owner, ProblemList problems) =>
        (this.node, this.owner, this.problems) = (node, owner, problems);

    /// <summary>Whether a member that is not here is not in the file either.</summary>
    public bool IsWhole => node.IsWhole;

    public Position Position => node.Position;

    public PositionedNode? this[string name] => node[name];

    /// <summary>Looks at an object for the first time.</summary>
    /// <param name="node">What should be an object.</param>
    /// <param name="owner">What it describes, as in <c>The scenario has no member ...</c>.</param>
    /// <param name="members">The members it may have.</param>
    /// <param name="problems">Takes the mistakes.</param>
    /// <param name="isTold">Tells of an unknown member itself and returns true, where it has more to say than that it is unknown.</param>
    public static ObjectReader? Open(
        PositionedNode? node, string owner, ImmutableArray<string> members, ProblemList problems, Func<PositionedMember, bool>? isTold = null)
    {
        if (!Kinds.Is(node, JsonValueKind.Object, owner, problems)) return null;
        foreach (var member in node.Members.Where(member => !members.Contains(member.Name)))
            if (isTold?.Invoke(member) != true)
                problems.Add(member.Position, $"{owner} has no member '{member.Name}'.", DidYouMean.Hint(member.Name, members));
        return new(node, owner, problems);
    }

    /// <summary>A text that has something in it, or null.</summary>
    public string? Text(string name) => Kinds.IsText(node[name], Quote(name), problems) ? node[name]!.Text : null;

    /// <summary>One of some words, or null.</summary>
    public string? Word(string name, IReadOnlyCollection<string> known) =>
        Kinds.IsOneOf(node[name], known, Quote(name), problems) ? node[name]!.Text : null;

    /// <summary>A text that a condition holds for, or null.</summary>
    public string? Text(string name, Func<string, bool> condition, string hint)
    {
        var text = Text(name);
        if (text is null || condition(text)) return text;
        problems.Add(node[name]!.Position, $"{Quote(name)} cannot be '{text}'.", hint);
        return null;
    }

    public bool? Flag(string name)
    {
        if (node[name] is not { } value) return null;
        if (value.Kind is JsonValueKind.True or JsonValueKind.False) return value.Kind == JsonValueKind.True;
        problems.Add(value.Position, $"{Quote(name)} is {value.KindInWords}.", "Write true or false, without quotes.");
        return null;
    }

    /// <summary>The items of a list, or none.</summary>
    public ImmutableArray<PositionedNode> Items(string name) =>
        Kinds.Is(node[name], JsonValueKind.Array, Quote(name), problems) ? node[name]!.Items : [];

    public void Require(string name, string hint)
    {
        if (node[name] is null && IsWhole) problems.Add(Position, $"{owner} has no '{name}'.", hint);
    }

    private static string Quote(string name) => $"'{name}'";
}
