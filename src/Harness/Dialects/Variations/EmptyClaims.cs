namespace Harness.Dialects.Variations;

/// <summary>Texts without a letter.</summary>
internal static class EmptyClaims
{
    public const string Id = "empty-claim";

    public static Variation Row { get; } = new(Id, "Each text empty.") { Changes = varied => varied.Texts.Select(claim => Of(claim.Name)) };

    /// <summary>The claim of this wire name empty.</summary>
    public static Change Of(string claim) =>
        Change.Set(Id, Profile.ShortName(claim) + "-empty", $"{Profile.ShortName(claim)} is empty", claim, "");
}
