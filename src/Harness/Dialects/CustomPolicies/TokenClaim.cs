namespace Harness.Dialects.CustomPolicies;

/// <summary>One claim that the relying party puts into its token.</summary>
/// <param name="Claim">The policy's own name.</param>
/// <param name="Name">Its name in the token.</param>
public sealed record TokenClaim(string Claim, string Name)
{
    /// <summary>Its value where the journey knows none; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the default is issued always, whatever the journey knows.</summary>
    public bool AlwaysDefault { get; init; }
}
