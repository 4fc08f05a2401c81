namespace Harness.Dialects.Variations;

/// <summary>What may stand in <c>ui_locales</c>: no document says whether it is a tag, a list, or what the browser sent.</summary>
internal static class LocaleForms
{
    public const string Id = "locale";
    public const string Several = "locale-several";

    private const string Claim = "ui_locales";

    public static Variation Row { get; } = new(Id, "ui_locales missing, empty, unknown, several at once, in odd case, long, or no locale at all.") { Changes = Every };

    /// <summary>Whether a change takes the locale away or makes it one that an endpoint need not know; a list is a question of its own.</summary>
    public static bool IsUnknown(Change change) =>
        (change.Variation == Id && change.Id != Several) || change.Id is Claim or Claim + "-empty" or Claim + "-blank"
        || (change.Variation == HostileTexts.Id && change.Id.StartsWith(Claim + "-", StringComparison.Ordinal));

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
