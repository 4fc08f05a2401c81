using System.Text.Json;

namespace Harness.Dialects.Variations;

/// <summary>Absent means absent (shared contract, section 2.1), and yet the documents tell authors to check for null.</summary>
internal static class NullClaims
{
    public const string Id = "null-claim";

    private static readonly JsonElement Null = JsonElement.Parse("null");

    public static Variation Row { get; } = new(Id, "Each claim null.")
    {
        Changes = varied => !varied.AreJson ? [] : varied.Optional.Select(claim => Of(claim.Name)),
    };

    /// <summary>The claim of this wire name null.</summary>
    public static Change Of(string claim) =>
        Change.Set(Id, Profile.ShortName(claim) + "-null", $"{Profile.ShortName(claim)} is null", claim, Null);
}
