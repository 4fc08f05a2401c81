using System.Text.Json;
using Harness.Claims;
using Harness.Dialects.CustomPolicies;

namespace Harness.Dialects.Variations;

/// <summary>What is varied.</summary>
/// <param name="Profile">What the caller was configured with.</param>
/// <param name="Step">The step at which it calls.</param>
/// <param name="Plain">The claims of the plain call under their wire names, in the order of the body.</param>
internal sealed record Varied(Profile Profile, FlowStep Step, ClaimSet Plain)
{
    /// <summary>What the flow itself adds, and no person has or types.</summary>
    public static readonly string[] AddedByFlow = ["step", "client_id"];

    /// <summary>The technical profile that calls, or null.</summary>
    public TechnicalProfile? Technical => Profile.Technical;

    /// <summary>Whether the claims are the members of a JSON body, so that they have JSON types.</summary>
    public bool AreJson => Technical is null or { SendClaimsIn: SendClaimsIn.Body, PayloadClaim: null };

    /// <summary>Whether the claims come with their names, in an order.</summary>
    public bool AreNamed => AreJson || Technical is { SendClaimsIn: SendClaimsIn.Form or SendClaimsIn.QueryString };

    /// <summary>The claims that may be missing: all but those the flow itself adds. Without the claim for its token a policy makes no call.</summary>
    public IEnumerable<Claim> Optional => Technical is { } technical
        ? Plain.Where(claim => technical.BearerClaim is not { } bearer || claim.Name != TechnicalCall.NameOf(technical, bearer))
        : Plain.Where(claim => !AddedByFlow.Contains(claim.Name));

    /// <summary>The claims that are texts, of those that may be missing.</summary>
    public IEnumerable<Claim> Texts => Optional.Where(claim => claim.Value.ValueKind == JsonValueKind.String);

    /// <summary>The claims of custom attributes, whose names hold the app id; a policy names them as it likes.</summary>
    public IEnumerable<Claim> Custom => Technical is not null ? [] : Plain.Where(claim => claim.Name.StartsWith("extension_", StringComparison.Ordinal));

    /// <summary>Which claims there are, and of which type.</summary>
    public string Shape => string.Join(' ', Plain.Select(claim => $"{claim.Name}:{(int)claim.Value.ValueKind}"));

    /// <summary>The texts that hold this attribute of a person, whatever they are called in the call.</summary>
    public IEnumerable<Claim> Of(string attribute) => Texts.Where(claim => claim.Name == attribute || (Technical?.InputClaims.Any(input => input.Name == claim.Name && PersonClaims.AttributeName(input.Claim) == attribute) ?? false));

    /// <summary>A claim's name in the ids of changes: without the app id.</summary>
    public static string NameOf(Claim claim) => Profile.ShortName(claim.Name);
}
