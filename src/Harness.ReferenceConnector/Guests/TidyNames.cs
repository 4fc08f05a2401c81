using System.Globalization;
using Harness.ReferenceConnector.Contract;
using Harness.ReferenceConnector.Decisions;

namespace Harness.ReferenceConnector.Guests;

/// <summary>Gives names that were typed all in capitals or all in small letters one capital at the start, and leaves all others alone.</summary>
internal sealed class TidyNames(Checks checks)
{
    public Answer Decide(Claims claims) => checks.BlockedDomain(claims) ?? Checks.DisplayName(claims) ?? new Continue(
    [
        new("givenName", Tidy(claims["givenName"])),
        new("surname", Tidy(claims["surname"])),
    ]);

    // Outside ASCII the case of a letter is a matter of language.
    private static string? Tidy(string? name) =>
        name is not null && name.All(char.IsAscii) && (!name.Any(char.IsUpper) || !name.Any(char.IsLower))
        && CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant()) is var tidy && tidy != name
            ? tidy
            : null;
}
