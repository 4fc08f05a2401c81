using System.Collections.Frozen;
using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Rules of one area, which their ids begin alike.</summary>
/// <param name="Name">The area.</param>
/// <param name="Prefixes">What the ids begin with, without the number.</param>
internal sealed record RuleFamily(string Name, ImmutableArray<string> Prefixes)
{
    /// <summary>All of them, in the order of the rule book; those that packs and the harness make come last.</summary>
    public static ImmutableArray<RuleFamily> All { get; } =
    [
        .. DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All)
            .Select(rule => (rule.Area, Id: rule.Id))
            .Concat(OwnRules.All.Select(rule => (Area: rule.Id.StartsWith("EXPECT-", StringComparison.Ordinal) ? "expectations of the pack" : "the run itself", rule.Id)))
            .GroupBy(rule => rule.Area, rule => rule.Id[..(rule.Id.StartsWith("EXPECT-", StringComparison.Ordinal) ? rule.Id.IndexOf('-', StringComparison.Ordinal) : rule.Id.LastIndexOf('-'))])
            .Select(area => new RuleFamily(area.Key, [.. area.Distinct()])),
    ];

    private static readonly FrozenDictionary<string, string> ByPrefix = All.SelectMany(family => family.Prefixes.Select(prefix => (prefix, family.Name))).ToFrozenDictionary(one => one.prefix, one => one.Name, StringComparer.Ordinal);

    /// <summary>The area of a rule, or null for one that nobody knows.</summary>
    public static string? Of(string rule)
    {
        for (var end = rule.LastIndexOf('-'); end > 0; end = rule.LastIndexOf('-', end - 1))
            if (ByPrefix.TryGetValue(rule[..end], out var name)) return name;
        return null;
    }
}
