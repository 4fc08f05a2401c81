namespace Harness.Dialects.Variations;

/// <summary>A claim without a value is left out of the body (shared contract, section 2.1): missing, not null.</summary>
internal static class MissingClaims
{
    public const string Id = "missing-claim";

    public static Variation Row { get; } = new(Id, "Each claim missing, and each two claims missing.")
    {
        Changes = varied => varied.Optional.Select(claim => Of(claim.Name)),
        InPairs = true,
    };

    /// <summary>The claim of this wire name left out.</summary>
    public static Change Of(string claim) =>
        new(Id, Profile.ShortName(claim), $"{Profile.ShortName(claim)} is missing") { Claims = claims => claims.Without(claim) };
}
