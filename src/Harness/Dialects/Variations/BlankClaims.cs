namespace Harness.Dialects.Variations;

/// <summary>Texts that look empty to a person.</summary>
internal static class BlankClaims
{
    public const string Id = "blank-claim";

    public static Variation Row { get; } = new(Id, "Each text nothing but blanks.") { Changes = varied => varied.Texts.Select(claim => Of(claim.Name)) };

    private static Change Of(string claim) =>
        Change.Set(Id, Profile.ShortName(claim) + "-blank", $"{Profile.ShortName(claim)} is nothing but blanks", claim, "   ");
}
