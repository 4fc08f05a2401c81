namespace Harness.Dialects.CustomPolicies;

/// <summary>One claim that a technical profile takes from an answer.</summary>
/// <param name="Claim">The policy's own name (<c>ClaimTypeReferenceId</c>).</param>
/// <param name="Name">The name in the answer, or a path such as <c>data[0].to[0].email</c> where the profile resolves paths.</param>
public sealed record OutputClaim(string Claim, string Name)
{
    /// <summary>Its data type.</summary>
    public ClaimDataType Type { get; init; }

    /// <summary>Its value where the answer has none; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the default holds always, whatever the answer says: then the answer need not have it.</summary>
    public bool AlwaysDefault { get; init; }
}
