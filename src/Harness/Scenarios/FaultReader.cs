using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Harness.Exchanges.Faults;

namespace Harness.Scenarios;

/// <summary>Reads a fault: its id, or an object with the id and what is said beyond it.</summary>
internal static class FaultReader
{
    private const string TimeHint = "Write a time in quotes, such as \"500 ms\" or \"2 s\".";

    private static readonly string[] Targets = ["reads", "writes"];

    /// <summary>The members that every fault may have.</summary>
    public static readonly ImmutableArray<string> Names = ["fault", "probability", "for", "only"];

    /// <summary>The ids of the rows.</summary>
    public static IEnumerable<string> Ids => FaultBook.All.Select(kind => kind.Id);

    /// <summary>The parameters of all rows, each name once.</summary>
    public static IEnumerable<string> Parameters => FaultBook.All.SelectMany(kind => kind.Parameters).Select(parameter => parameter.Id).Distinct();

    /// <summary>The fault, or null where there are mistakes, which are told.</summary>
    /// <param name="node">The value that should be one.</param>
    /// <param name="subject">What it is called in messages, as in <c>the fault of 'loyalty'</c>.</param>
    /// <param name="problems">Takes the mistakes.</param>
    public static Fault? Read(PositionedNode node, string subject, ProblemList problems)
    {
        string[] ids = [.. Ids];
        if (node.Kind != JsonValueKind.Object)
        {
            if (node.Kind == JsonValueKind.String) return Kinds.IsOneOf(node, ids, subject, problems) ? new(FaultBook.Find(node.Text!)!) : null;
            problems.Add(node.Position, $"{subject} is {node.KindInWords}.", "Write the id of a fault in quotes, or an object: { \"fault\": \"fixed-delay\", \"delay\": \"7 s\" }.");
            return null;
        }

        var before = problems.Count;
        var kind = node["fault"] is { Kind: JsonValueKind.String, Text: { } id } ? FaultBook.Find(id) : null;
        var parameters = kind?.Parameters ?? [.. FaultBook.All.SelectMany(row => row.Parameters)];
        var from = ObjectReader.Open(node, subject, [.. Names, .. parameters.Select(parameter => parameter.Id)], problems, member => TellOwner(member, kind, problems))!;
        from.Require("fault", "Name it: \"fault\": \"connection-reset\".");
        from.Word("fault", ids);
        var probability = Number(from["probability"], "'probability'", double.Epsilon, 1, "Write the share of calls that it hits: a number above 0 and up to 1, such as 0.5.", problems);
        var duration = Milliseconds(from["for"], "'for'", 1, double.MaxValue, problems);
        var only = from.Word("only", Targets);
        if (kind is null) return null;
        foreach (var name in kind.IsRefusal ? new[] { "probability", "only" } : [])
            if (from[name] is { } said)
                problems.Add(said.Position, $"{kind.Id} cannot have '{name}': a connection that is refused carries no call to choose by.", "Take it out; 'for' says how long it lasts.");
        var arguments = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var parameter in kind.Parameters)
            if (Argument(from[parameter.Id], parameter, problems) is { } value)
                arguments[parameter.Id] = value;
        if (problems.Count == before && kind.Contradiction(arguments.ToImmutable()) is { } why) problems.Add(node.Position, $"{subject} contradicts itself.", why);
        if (problems.Count > before || !node.IsWhole) return null;
        return new(kind)
        {
            Arguments = arguments.ToImmutable(),
            Probability = probability ?? 1,
            Duration = duration is { } length ? TimeSpan.FromMilliseconds(length) : null,
            Target = only switch { "reads" => FaultTarget.Reads, "writes" => FaultTarget.Writes, _ => FaultTarget.Everything },
        };
    }

    // What another fault may have is told by the name of that fault.
    private static bool TellOwner(PositionedMember member, FaultKind? kind, ProblemList problems)
    {
        string[] owners = [.. FaultBook.All.Where(row => row.Parameters.Any(parameter => parameter.Id == member.Name)).Select(row => row.Id)];
        if (kind is null || owners.Length == 0) return false;
        string[] own = [.. kind.Parameters.Select(parameter => parameter.Id)];
        problems.Add(
            member.Position,
            $"'{kind.Id}' has no '{member.Name}', which belongs to {string.Join(", ", owners)}.",
            own.Length == 0 ? "Take it out." : $"Beyond what every fault has, it has: {string.Join(", ", own)}.");
        return true;
    }

    private static double? Argument(PositionedNode? node, FaultParameter parameter, ProblemList problems)
    {
        var subject = $"'{parameter.Id}'";
        switch (parameter.Unit)
        {
            case FaultUnit.Time:
                return Milliseconds(node, subject, parameter.Least, parameter.Most, problems);
            case FaultUnit.Whole:
                return Kinds.IsWhole(node, subject, problems, (int)parameter.Least, (int)parameter.Most, out var whole) ? whole : null;
            default:
                var hint = string.Create(CultureInfo.InvariantCulture, $"Write a number from {parameter.Least} to {parameter.Most}.");
                return Number(node, subject, parameter.Least, parameter.Most, hint, problems);
        }
    }

    private static double? Milliseconds(PositionedNode? node, string subject, double least, double most, ProblemList problems)
    {
        if (node is null) return null;
        if (node.Kind == JsonValueKind.String && Duration.TryParse(node.Text!, out var time) && time.TotalMilliseconds >= least && time.TotalMilliseconds <= most)
            return time.TotalMilliseconds;
        problems.Add(node.Position, node.Kind == JsonValueKind.String ? $"{subject} cannot be '{node.Text}'." : $"{subject} is {node.KindInWords}.", TimeHint);
        return null;
    }

    private static double? Number(PositionedNode? node, string subject, double least, double most, string hint, ProblemList problems)
    {
        if (!Kinds.Is(node, JsonValueKind.Number, subject, problems)) return null;
        if (double.TryParse(node.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        problems.Add(node.Position, $"{subject} cannot be this number.", hint);
        return null;
    }
}
