namespace Harness.Dialects.CustomPolicies;

/// <summary>A claim of a profile as the policy writes it.</summary>
/// <param name="Claim">The name by which the policy refers to it (<c>ClaimTypeReferenceId</c>).</param>
/// <param name="Name">The name in the call or the answer.</param>
/// <param name="Default">What is sent or taken where it has no value; null for nothing.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PolicyClaim(string Claim, string Name, string? Default, PolicyPlace Place)
{
    /// <summary>Whether the default holds always.</summary>
    public bool AlwaysDefault { get; init; }
}
