using System.Collections.Immutable;

namespace Harness.Dialects.UserFlow;

/// <summary>One attribute that every B2C directory has.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Limit">The most characters the directory keeps.</param>
/// <param name="TokenName">What the claim is called in a token of a user flow.</param>
internal sealed record BuiltInAttribute(string Name, int Limit, string TokenName);

/// <summary>The built-in attributes a user flow can send and take (azure-docs user-profile-attributes.md, 09/24/2021).</summary>
internal static class BuiltInAttributes
{
    /// <summary>The limit of an attribute that states none of its own (azure-docs service-limits.md, 01/11/2024).</summary>
    public const int GeneralLimit = 250;

    public static ImmutableArray<BuiltInAttribute> All { get; } =
    [
        new("email", GeneralLimit, "emails"),
        new("displayName", 256, "name"),
        new("givenName", 64, "given_name"),
        new("surname", 64, "family_name"),
        new("jobTitle", 128, "jobTitle"),
        new("streetAddress", 1024, "streetAddress"),
        new("city", 128, "city"),
        new("postalCode", 40, "postalCode"),
        new("state", 128, "state"),
        new("country", 128, "country"),
    ];

    public static BuiltInAttribute? Find(string name) => All.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>Whether a member of an answer is a claim: a built-in attribute or something under the custom prefix.</summary>
    public static bool IsClaim(string name) =>
        name.StartsWith("extension_", StringComparison.OrdinalIgnoreCase) || Find(name) is not null;

    public static int LimitOf(string name) => Find(name)?.Limit ?? GeneralLimit;
}
