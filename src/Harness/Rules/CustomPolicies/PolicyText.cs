using System.Text.RegularExpressions;

namespace Harness.Rules.CustomPolicies;

/// <summary>What a text in a policy stands for.</summary>
internal static partial class PolicyText
{
    /// <summary>Whether the whole text is a place for a value that people or tools fill in.</summary>
    public static bool IsPlaceholder(string text) => Placeholder().IsMatch(text);

    [GeneratedRegex(@"^\s*(?:<[^<>]*>|\[[^\[\]]*\]|@[^@]*@|\$\([^()]*\)|__[^_].*__|#\{[^{}]*\}#?|\{+[^{}]*\}+|%[^%]*%|(?:your|my|enter|insert|replace|add|put)\b.*|(?:your|my)[A-Z_][^0-9]*|x{3,}|\.{3}|\*+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
