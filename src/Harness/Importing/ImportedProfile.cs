using System.Collections.Immutable;
using Harness.Dialects.CustomPolicies;

namespace Harness.Importing;

/// <summary>A RESTful technical profile as one or more policies see it alike.</summary>
/// <param name="Profile">The profile, with all its uses.</param>
/// <param name="Merged">What it was read from.</param>
/// <param name="View">The policy that it was read in: the first whose relying party comes by it.</param>
/// <param name="Policies">The policies that see it so.</param>
internal sealed record ImportedProfile(PolicyProfile Profile, MergedProfile Merged, PolicyView View, ImmutableArray<string> Policies)
{
    public string Id => Merged.Id;

    /// <summary>The file nearest to the policy in which it stands.</summary>
    public PolicySource Source => Merged.Parts[^1].Source();
}
