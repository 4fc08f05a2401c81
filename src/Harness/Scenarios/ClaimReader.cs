using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Claims;

namespace Harness.Scenarios;

/// <summary>Reads claims and the names of claims.</summary>
internal static partial class ClaimReader
{
    /// <summary>The members of an object as claims that are sent; what is no object is a problem and has none.</summary>
    public static ClaimSet Claims(PositionedNode? node, string subject, PackScope scope)
    {
        var problems = scope.Problems;
        if (!Kinds.Is(node, JsonValueKind.Object, subject, problems)) return ClaimSet.Empty;
        var claims = ClaimSet.Empty;
        foreach (var member in node.Members)
        {
            CheckName(member.Name, member.Position, problems);
            scope.CheckSent(member.Name, member.Position);
            Placeholders.Check(member.Value, problems);
            claims = claims.With(member.Name, member.Value.ToElement());
        }

        return claims;
    }

    public static ImmutableArray<string> Names(IEnumerable<PositionedNode> items, ProblemList problems)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items.Where(item => Kinds.IsText(item, "The name of a claim", problems)))
        {
            CheckName(item.Text!, item.Position, problems);
            names.Add(item.Text!);
        }

        return names.ToImmutable();
    }

    /// <summary>One set laid over another: claims under the same name with and without <c>{appId}</c> are the same claim.</summary>
    public static ClaimSet Over(ClaimSet below, ClaimSet above) => Except(below, above.Select(claim => claim.Name)).With(above);

    public static ClaimSet Except(ClaimSet claims, IEnumerable<string> names)
    {
        var keys = names.Select(Key).ToHashSet();
        return claims.Where(name => !keys.Contains(Key(name)));
    }

    public static IEnumerable<string> Except(IEnumerable<string> names, IEnumerable<string> others) => names.ExceptBy(others.Select(Key), Key);

    public static bool IsSame(string name, string other) => Key(name) == Key(other);

    private static string Key(string name) => name.Replace("extension_{appId}_", "extension_", StringComparison.Ordinal);

    public static void CheckName(string name, Position position, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(name)) problems.Add(position, "A claim has no name.", "Write the name as it stands in the body.");
        foreach (var word in Placeholder().Matches(name).Select(match => match.Groups[1].Value).Where(word => !Placeholders.OfSettings.Contains(word)))
            problems.Add(position, $"Nothing is known to put in for '{{{word}}}'.", DidYouMean.Hint(word, Placeholders.OfSettings));
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
