namespace Harness.Dialects.CustomPolicies;

/// <summary>What a precondition looks at (azure-docs validation-technical-profile.md).</summary>
public enum PreconditionType
{
    /// <summary>Whether a claim has a value.</summary>
    ClaimsExist,

    /// <summary>Whether a claim has this value.</summary>
    ClaimEquals,
}

/// <summary>When a call is left out (<c>SkipThisValidationTechnicalProfile</c>, <c>SkipThisOrchestrationStep</c>).</summary>
/// <param name="Type">What is looked at.</param>
/// <param name="ExecuteActionsIf">Whether the call is left out where that is so, or where it is not.</param>
/// <param name="Claim">The claim.</param>
public sealed record Precondition(PreconditionType Type, bool ExecuteActionsIf, string Claim)
{
    /// <summary>The value that the claim is compared with; null for <see cref="PreconditionType.ClaimsExist"/>.</summary>
    public string? Value { get; init; }
}
