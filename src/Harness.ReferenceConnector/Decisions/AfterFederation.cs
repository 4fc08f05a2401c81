using System.Globalization;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>A person came from an identity provider for the first time: fill in what the attribute page will ask.</summary>
internal sealed class AfterFederation(Checks checks)
{
    public Answer Decide(Claims claims) => checks.Blocked(claims) ?? new Continue(
    [
        new("displayName", claims["displayName"] is null ? FullName(claims) : null),
        new("country", claims["country"] is null ? Country(claims.Locales) : null),
    ]);

    private static string? FullName(Claims claims)
    {
        // The family name is called lastName by the older documentation and by workforce tenants.
        var parts = new[] { claims["givenName"], claims["surname"] ?? claims["lastName"] }.OfType<string>();
        return string.Join(' ', parts) is { Length: > 0 and <= Claim.MaximalLength } name && !HasAngleBracket(name) ? name : null;
    }

    // The directory takes no display name that has one.
    private static bool HasAngleBracket(string name) => name.AsSpan().ContainsAny('<', '>');

    private static string? Country(Locales locales) =>
        locales.All.Select(locale => locale.Region).OfType<string>().Select(EnglishName).FirstOrDefault(name => name is not null);

    private static string? EnglishName(string region)
    {
        try
        {
            return new RegionInfo(region).EnglishName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
