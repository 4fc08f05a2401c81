using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>What came of reading a file of waivers.</summary>
/// <param name="Waivers">The waivers without a mistake.</param>
/// <param name="Problems">Every mistake of the file.</param>
public sealed record WaiverReading(ImmutableArray<Waiver> Waivers, ImmutableArray<PackProblem> Problems);

/// <summary>Reads a file of waivers: <c>{ "waivers": [ { "rule", "case", "owner", "reason", "expires" } ] }</c>, all five required.</summary>
public static class WaiverReader
{
    internal static readonly ImmutableArray<string> Names = ["$schema", "waivers"];

    internal static readonly ImmutableArray<string> Members = ["rule", "case", "owner", "reason", "expires"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path. A file that does not exist is a problem.</param>
    /// <param name="rules">The ids of the rules there are.</param>
    public static WaiverReading Read(string file, IReadOnlyCollection<string> rules)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(rules);
        var problems = new ProblemList();
        var bytes = new PackFile(file, file, IsBuiltIn: false).Read(new(file, 1, 1), "Name another file, or none.", problems);
        return bytes is null ? new([], problems.Sorted(file)) : Read(file, bytes, rules);
    }

    internal static WaiverReading Read(string file, ReadOnlySpan<byte> bytes, IReadOnlyCollection<string> rules)
    {
        var problems = new ProblemList();
        var root = PositionedJson.Parse(file, bytes, problems);
        if (ObjectReader.Open(root, "The file of waivers", Names, problems) is not { } from) return new([], problems.Sorted(file));
        from.Text("$schema");
        from.Require("waivers", "List them: [ { \"rule\": ..., \"case\": ..., \"owner\": ..., \"reason\": ..., \"expires\": \"2030-12-31\" } ].");
        ImmutableArray<Waiver> waivers = [.. from.Items("waivers").Select(item => One(item, rules, problems)).OfType<Waiver>()];
        return new(waivers, problems.Sorted(file));
    }

    private static Waiver? One(PositionedNode node, IReadOnlyCollection<string> rules, ProblemList problems)
    {
        if (ObjectReader.Open(node, "The waiver", Members, problems) is not { } from) return null;
        from.Require("rule", "Name the rule that may be broken.");
        from.Require("case", "Name pack/scenario, a pack, 'run' for findings about the whole run, or '*' for every case.");
        from.Require("owner", "Name who answers for it.");
        from.Require("reason", "Say why it may be broken.");
        from.Require("expires", "Write the last day on which it counts, such as 2030-12-31.");
        var rule = from.Text("rule", id => rules.Contains(id) || Expectations.IsOne(id), $"There is no such rule. {DidYouMean.Hint(from["rule"]?.Text ?? "", rules)}");
        var expires = from.Text("expires", text => Day(text) is not null, "Write a day such as 2030-12-31.");
        return rule is not null && from.Text("case") is { } id && from.Text("owner") is { } owner && from.Text("reason") is { } reason && expires is not null
            ? new(rule, id, owner, reason, Day(expires)!.Value, node.Position)
            : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
