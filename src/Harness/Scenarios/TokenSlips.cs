using Harness.Dialects.ProtectedApis;

namespace Harness.Scenarios;

/// <summary>Slips in the names of the claims of a token. It may have any claim, so that only a name that is nearly another one is a slip.</summary>
internal static class TokenSlips
{
    private const string Custom = "extension_";

    // Of shorter names many are one letter apart, and each is a claim of somebody.
    private const int ShortestMistaken = 5;

    /// <summary>The claim that somebody meant, or null where the name is one or like none.</summary>
    public static string? Meant(ProtectedApi api, string name)
    {
        var known = TokenNames.Of(api);
        return known.Contains(name) || name.Length < ShortestMistaken ? null
            : DidYouMean.Nearest(name, [.. known.Where(other => other.Length >= ShortestMistaken && IsCustom(other) == IsCustom(name))]);
    }

    private static bool IsCustom(string name) => name.StartsWith(Custom, StringComparison.Ordinal);
}
