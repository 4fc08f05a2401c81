using System.Text.RegularExpressions;

namespace Harness.Rules.CustomPolicies;

/// <summary>What a text in a policy stands for.</summary>
internal static partial class PolicyText
{
    /// <summary>Whether a claim resolver stands in it, such as <c>{Culture:LCID}</c>; <c>{Settings:...}</c> is filled in before the policy is uploaded.</summary>
    public static bool HasResolver(string text) => Resolver().IsMatch(text);

    /// <summary>Whether the whole text is a place for a value that people or tools fill in.</summary>
    public static bool IsPlaceholder(string text) => Placeholder().IsMatch(text);

    [GeneratedRegex(@"\{(?!Settings:)[A-Za-z0-9-]+:[^{}]*\}", RegexOptions.IgnoreCase)]
    private static partial Regex Resolver();

    [GeneratedRegex(@"^\s*(?:<[^<>]*>|\[[^\[\]]*\]|@[^@]*@|\$\([^()]*\)|__[^_].*__|#\{[^{}]*\}#?|\{+[^{}]*\}+|%[^%]*%|(?:your|my|enter|insert|replace|add|put)\b.*|(?:your|my)[A-Z_][^0-9]*|x{3,}|\.{3}|\*+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
