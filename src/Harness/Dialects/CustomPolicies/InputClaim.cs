namespace Harness.Dialects.CustomPolicies;

/// <summary>One claim that a technical profile sends.</summary>
/// <param name="Claim">The policy's own name (<c>ClaimTypeReferenceId</c>).</param>
/// <param name="Name">The name in the call (<c>PartnerClaimType</c>); the same where the policy names none.</param>
public sealed record InputClaim(string Claim, string Name)
{
    /// <summary>Its data type, by which a JSON body writes it.</summary>
    public ClaimDataType Type { get; init; }

    /// <summary>What is sent where the claim has no value; may hold resolvers such as <c>{Culture:LCID}</c>. Null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the default is sent always, whatever the claim's value is.</summary>
    public bool AlwaysDefault { get; init; }
}
