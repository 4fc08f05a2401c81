using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.Variations;

/// <summary>What is varied.</summary>
/// <param name="Profile">What the caller was configured with.</param>
/// <param name="Step">The step at which it calls.</param>
/// <param name="Plain">The claims of the plain call under their wire names, in the order of the body.</param>
internal sealed record Varied(Profile Profile, FlowStep Step, ClaimSet Plain)
{
    /// <summary>What the flow itself adds, and no person has or types.</summary>
    public static readonly string[] AddedByFlow = ["step", "client_id"];

    /// <summary>The claims that may be missing: all but those the flow itself adds.</summary>
    public IEnumerable<Claim> Optional => Plain.Where(claim => !AddedByFlow.Contains(claim.Name));

    /// <summary>The claims that are texts, of those that may be missing.</summary>
    public IEnumerable<Claim> Texts => Optional.Where(claim => claim.Value.ValueKind == JsonValueKind.String);

    /// <summary>The claims of custom attributes.</summary>
    public IEnumerable<Claim> Custom => Plain.Where(claim => claim.Name.StartsWith("extension_", StringComparison.Ordinal));

    /// <summary>Which claims there are, and of which type.</summary>
    public string Shape => string.Join(' ', Plain.Select(claim => $"{claim.Name}:{(int)claim.Value.ValueKind}"));

    /// <summary>A claim's name in the ids of changes: without the app id.</summary>
    public static string NameOf(Claim claim) => Profile.ShortName(claim.Name);
}
