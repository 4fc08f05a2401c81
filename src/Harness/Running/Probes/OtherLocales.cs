using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The language of a person decides on the words, not on the answer.</summary>
internal static class OtherLocales
{
    private const string Locale = "ui_locales";

    public static Probe Row { get; } = new("other-locales", "The same call in several locales, and without any.", asking => asking.Compare(
        Comparisons.SameDecision,
        Comparison.With(
        [
            .. new[] { "de-DE", "fr-FR", "pt-BR", "ar" }.Select(locale => Comparison.Change("locale " + locale, claims => claims.With(Locale, locale))),
            Comparison.Change("no locale", claims => claims.Without(Locale)),
        ])))
    {
        Obstacle = asking => asking.Stage.IsForced(Locale) ? "every case has the same locale" : null,
    };
}
