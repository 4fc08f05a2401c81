using System.Collections.Immutable;

namespace Harness.Dialects.CustomPolicies;

/// <summary>A RESTful technical profile as a policy sees it, its bases and includes merged in, with what stands around it: what rules about policy files look at.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Policy">The id of the policy that sees it so.</param>
/// <param name="Place">Where the profile stands; of several files the one nearest to the policy.</param>
internal sealed record PolicyProfile(TechnicalProfile Profile, string Policy, PolicyPlace Place)
{
    /// <summary>Whether the policy runs in production: its <c>DeploymentMode</c> says so, or nothing.</summary>
    public bool IsProduction { get; init; } = true;

    /// <summary>Whether all that it includes is among the files.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether all bases of the policy are among the files.</summary>
    public bool HasAllBases { get; init; } = true;

    /// <summary>The claims of the profile whose data type is none of the claims schema's.</summary>
    public ImmutableArray<(string Claim, string Type, PolicyPlace Place)> UnknownTypes { get; init; } = [];

    /// <summary>The metadata as the policy writes it.</summary>
    public ImmutableArray<PolicyMetadata> Metadata { get; init; } = [];

    /// <summary>The ids of its cryptographic keys.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <summary>The claims that it sends.</summary>
    public ImmutableArray<PolicyClaim> Sent { get; init; } = [];

    /// <summary>The claims that it takes.</summary>
    public ImmutableArray<PolicyClaim> Taken { get; init; } = [];

    /// <summary>The claims that transformations make before the call.</summary>
    public ImmutableArray<string> MadeBefore { get; init; } = [];

    /// <summary>The ids of the claims schema.</summary>
    public ImmutableHashSet<string> ClaimTypes { get; init; } = [];

    /// <summary>Who calls it.</summary>
    public ImmutableArray<PolicyUse> Uses { get; init; } = [];

    /// <summary>The item of this key, or null.</summary>
    public PolicyMetadata? Item(string key) => Metadata.FirstOrDefault(item => item.Key == key);
}
