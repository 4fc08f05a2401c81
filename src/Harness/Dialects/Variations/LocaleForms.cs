using System.Globalization;
using Harness.Dialects.CustomPolicies;

namespace Harness.Dialects.Variations;

/// <summary>What may stand in <c>ui_locales</c>: no document says whether it is a tag, a list, or what the browser sent.</summary>
internal static class LocaleForms
{
    public const string Id = "locale";
    public const string Several = "locale-several";

    private const string Claim = "ui_locales";

    private const string AsLcid = "as-lcid";
    private const string AsTag = "as-tag";
    private const string AsLanguage = "as-language";

    // What cultures have that have no number of their own.
    private const int NoLcid = 0x1000;

    private static readonly string[] NamesInPolicies = ["lang", "language", "locale", Claim];

    public static Variation Row { get; } = new(Id, "The language missing, empty, unknown, several at once, in odd case, long, or no locale at all; in policies also as a number (LCID).")
    {
        Changes = varied => varied.Technical is { } technical ? InPolicies(varied, technical) : Every(varied),
    };

    /// <summary>Whether a change takes the locale away or makes it one that an endpoint need not know; a list is a question of its own.</summary>
    public static bool IsUnknown(Change change) =>
        (change.Variation == Id && change.Id != Several) || change.Id is Claim or Claim + "-empty" or Claim + "-blank"
        || (change.Variation == HostileTexts.Id && change.Id.StartsWith(Claim + "-", StringComparison.Ordinal));

    /// <summary>Whether a change writes the person's own language in another way.</summary>
    public static bool IsSameLanguage(Change change) => change.Variation == Id && new[] { AsLcid, AsTag, AsLanguage }.Any(form => change.Id.EndsWith(form, StringComparison.Ordinal));

    private static IEnumerable<Change> InPolicies(Varied varied, TechnicalProfile technical)
    {
        var claims = technical.InputClaims.Where(input => IsLanguage(technical, input)).Select(input => input.Name).ToArray();
        foreach (var name in claims)
        {
            var own = varied.Plain.Text(name);
            if (own is not null) yield return new(Id, IdOf("missing"), $"there is no {name}") { Claims = set => set.Without(name) };
            if (own is not null && CultureOf(own) is { } culture)
            {
                if (culture.LCID != NoLcid && own != Lcid(culture)) yield return Of(AsLcid, $"is the number of the same language, {Lcid(culture)}", Lcid(culture)) with { NeedsPlain = true };
                if (own != culture.Name) yield return Of(AsTag, $"is the tag of the same language, {culture.Name}", culture.Name) with { NeedsPlain = true };
                if (own != culture.TwoLetterISOLanguageName) yield return Of(AsLanguage, $"is the same language without its region, {culture.TwoLetterISOLanguageName}", culture.TwoLetterISOLanguageName) with { NeedsPlain = true };
            }

            yield return Of("lcid", "is the number of German, 1031", "1031");
            yield return Of("tag", "is the tag of French, fr-FR", "fr-FR");
            yield return Of("empty", "is empty", "");
            yield return Of("unknown", "is a language that does not exist", "xx-YY");
            yield return Of("unknown-lcid", "is a number that no language has", "99999");
            yield return Of("junk", "is 64 characters that mean nothing", string.Concat(Enumerable.Repeat("aB3$", 16)));

            string IdOf(string form) => claims.Length == 1 ? $"locale-{form}" : $"{name}-locale-{form}";

            Change Of(string form, string what, string value) => Change.Set(Id, IdOf(form), $"{name} {what}", name, value);
        }
    }

    private static bool IsLanguage(TechnicalProfile technical, InputClaim input) =>
        (technical.ResolvesClaims && ClaimResolvers.HasCulture(input.Default))
        || NamesInPolicies.Contains(input.Name, StringComparer.OrdinalIgnoreCase) || NamesInPolicies.Contains(input.Claim, StringComparer.OrdinalIgnoreCase);

    private static CultureInfo? CultureOf(string text)
    {
        try
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lcid) ? CultureInfo.GetCultureInfo(lcid)
                : CultureInfo.GetCultureInfo(text, predefinedOnly: true) is { Name.Length: > 0 } culture ? culture : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Lcid(CultureInfo culture) => culture.LCID.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Change> Every(Varied varied)
    {
        if (varied.Plain.Has(Claim)) yield return new(Id, "locale-missing", "there is no ui_locales") { Claims = claims => claims.Without(Claim) };
        yield return Of("empty", "ui_locales is empty", "");
        yield return Of("unknown", "ui_locales is a language that does not exist", "xx-YY");
        yield return Of("several", "ui_locales names two locales", "de-CH fr");
        yield return Of("several-with-comma", "ui_locales names two locales, with a comma", "de-CH,fr");
        yield return Of("odd-case", "ui_locales is written in unusual case", "FR-fr");
        yield return Of("underscore", "ui_locales is written with an underscore", "fr_FR");
        yield return Of("with-script", "ui_locales names language, script and region", "zh-Hant-TW");
        yield return Of("junk", "ui_locales is 64 characters that mean nothing", string.Concat(Enumerable.Repeat("aB3$", 16)));
        yield return Of("markup", "ui_locales is a script", "<script>alert(1)</script>");
    }

    private static Change Of(string id, string text, string value) => Change.Set(Id, "locale-" + id, text, Claim, value);
}
