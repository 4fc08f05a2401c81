using Harness.Claims;
using Harness.Dialects.CustomPolicies;

namespace Harness.Dialects.Variations;

/// <summary>Signs and letters that must be escaped on the way, where claims do not travel in JSON.</summary>
internal static class EncodedValues
{
    public const string Id = "encoded-values";

    private const string Slash = "slash";

    private static readonly (string Id, string What, string Text)[] Texts =
    [
        ("plus", "a plus sign", "a+b"),
        ("ampersand", "an ampersand and an equals sign", "Smith&Sons=2"),
        ("percent", "percent signs", "100%25%zz"),
        ("accents", "accented letters", "Zo\u00eb \u00d1u\u00f1ez"),
        ("blanks", "blanks", "two  words"),
        (Slash, "a slash and a question mark", "a/b?c"),
    ];

    public static Variation Row { get; } = new(Id, "Plus, ampersand, percent, accented letters and blanks in each text, where a policy sends claims in a form, the query string, the address or header lines.")
    {
        Changes = varied => varied.Technical is null or { SendClaimsIn: SendClaimsIn.Body } ? [] :
            from claim in varied.Texts
            from row in Texts

            // Many servers refuse an address with an escaped slash before anybody can read it.
            where row.Id != Slash || varied.Technical.SendClaimsIn != SendClaimsIn.Url
            select Of(varied, claim, row.Id, row.What, row.Text),
    };

    /// <summary>The text that a change puts into a claim, or null.</summary>
    public static string? TextOf(Change change) =>
        change.Variation == Id ? Texts.Where(row => change.Id.EndsWith("-encoded-" + row.Id, StringComparison.Ordinal)).Select(row => row.Text).FirstOrDefault() : null;

    // The domain stays, so that the address gets past the first check.
    private static Change Of(Varied varied, Claim claim, string id, string what, string text)
    {
        var old = claim.Value.GetString()!;
        var value = varied.Of("email").Contains(claim) && old.LastIndexOf('@') is >= 0 and var at ? text + old[at..] : text;
        return Change.Set(Id, $"{claim.Name}-encoded-{id}", $"{claim.Name} has {what}", claim.Name, value);
    }
}
