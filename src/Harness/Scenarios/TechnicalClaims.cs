using Harness.Dialects.CustomPolicies;
using Harness.Tokens;

namespace Harness.Scenarios;

/// <summary>Slips in the names of the claims of a technical profile: it sends and takes what it lists, and nothing else.</summary>
internal static class TechnicalClaims
{
    /// <summary>Where somebody asks about claims that nobody sends.</summary>
    private const string Unknown = "Whether unknown claims do harm is asked with \"vary\": \"unknown-claim\".";

    /// <summary>What is wrong with a claim that is set or left out, and how to mend it; null where the profile sends it.</summary>
    public static (string What, string Hint)? NotSent(TechnicalProfile technical, string name)
    {
        string[] names = [.. technical.InputClaims.Select(input => input.Name)];
        return names.Contains(name) ? null
            : ($"{technical.Id} sends no claim '{name}'.", Renamed(name, technical.InputClaims.FirstOrDefault(input => input.Claim == name)?.Name, "call") ?? $"{Hint(name, names, "It sends no claims at all.")} {Unknown}");
    }

    /// <summary>The same of a claim that is expected in an answer, by its name or by the first part of a path.</summary>
    public static (string What, string Hint)? NotTaken(TechnicalProfile technical, string name)
    {
        string[] names = [.. technical.OutputClaims.Select(output => output.Name)];
        return names.Contains(name) || names.Any(path => technical.ResolvesJsonPaths && path.Split('.', '[')[0] == name.Split('.', '[')[0]) ? null
            : ($"{technical.Id} takes no claim '{name}' from the answer.", Renamed(name, technical.OutputClaims.FirstOrDefault(output => output.Claim == name)?.Name, "answer") ?? Hint(name, names, "It takes none."));
    }

    /// <summary>The same of a claim that is expected in the token; where no relying party is known, any may be in it.</summary>
    public static (string What, string Hint)? NotInToken(TechnicalProfile technical, string name)
    {
        if (technical.TokenClaims is not { } listed || name == "sub" || TokenShape.OwnClaims.Contains(name)) return null;
        string[] names = [.. listed.Select(claim => claim.Name), "sub"];
        return names.Contains(name) ? null
            : ($"The relying party puts no claim '{name}' into its token.", Renamed(name, listed.FirstOrDefault(claim => claim.Claim == name)?.Name, "token") ?? Hint(name, names, ""));
    }

    private static string? Renamed(string own, string? name, string where) => name is null ? null : $"Did you mean '{name}'? That is what '{own}' of the policy is called in the {where}.";

    private static string Hint(string name, string[] names, string none) => names.Length == 0 ? none : DidYouMean.HintAndFew(name, names);
}
