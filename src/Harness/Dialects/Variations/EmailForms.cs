using System.Text;
using Harness.Claims;

namespace Harness.Dialects.Variations;

/// <summary>E-mail addresses that are valid and rare.</summary>
internal static class EmailForms
{
    public const string Id = "email";

    private const int Longest = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    public static Variation Row { get; } = new(Id, "E-mail addresses that are valid and rare: tags, upper case, apostrophes, other scripts, quotes, great length.") { Changes = Every, LooksAtValues = true };

    private static IEnumerable<Change> Every(Varied varied)
    {
        foreach (var claim in varied.Of("email"))
            foreach (var change in Every(varied, claim)) yield return change;
    }

    private static IEnumerable<Change> Every(Varied varied, Claim claim)
    {
        var email = claim.Value.GetString()!;
        if (email.LastIndexOf('@') is not (> 0 and var at)) yield break;
        var (local, domain) = (email[..at], email[(at + 1)..]);
        yield return Of("plus-tag", "the e-mail address has a tag", $"{local}+newsletter@{domain}");
        yield return Of("upper-case", "the e-mail address is in upper case", email.ToUpperInvariant());
        yield return Of("apostrophe", "the e-mail address has an apostrophe", $"o'{local}@{domain}");
        yield return Of("ampersand", "the e-mail address has an ampersand", $"{local}&co@{domain}");
        yield return Of("other-script", "the e-mail address is in another script", $"пётр@{domain}");
        yield return Of("idn-domain", "the domain of the e-mail address is in another script", $"{local}@b\u00fccher.example");
        yield return Of("sub-domain", "the e-mail address is at a sub-domain", $"{local}@mail.emea.{domain}");
        yield return Of("guest", "the e-mail address is the name of a guest", $"{local}_{domain}#EXT#@{varied.Profile.TenantDomain}");
        yield return Of("quoted", "the local part is quoted and has an @", $"\"first@last\"@{domain}");
        yield return Of("longest", $"the e-mail address has {Longest} characters", Long(local, domain));

        Change Of(string id, string text, string other) => Change.Set(Id, $"{claim.Name}-{id}", text, claim.Name, other);
    }

    private static string Long(string local, string domain)
    {
        var text = new StringBuilder(local.Length > LongestLocalPart ? local[..LongestLocalPart] : local.PadRight(LongestLocalPart, 'x')).Append('@');
        for (var room = Longest - text.Length - domain.Length; room > 1; room = Longest - text.Length - domain.Length)
            text.Append('x', Math.Min(LongestLabel, room - (room - 1 == LongestLabel + 1 ? 2 : 1))).Append('.');
        return text.Append(domain).ToString();
    }
}
