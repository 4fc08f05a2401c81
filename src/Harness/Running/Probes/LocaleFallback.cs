using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>A locale may come in any case and with any region.</summary>
internal static class LocaleFallback
{
    private static readonly (string Language, string Region, string OtherRegion)[] Known = [("de", "DE", "AT"), ("fr", "FR", "CA"), ("es", "ES", "MX"), ("it", "IT", "CH"), ("nl", "NL", "BE")];

    public static Probe Row { get; } = new("locale-fallback", "The same refusal in one language, with the locale in another case and with another region.", Play)
    {
        Roles = MessageLanguages.Row.Roles,
        OneRoleWillDo = true,
        Obstacle = asking =>
            asking.Stage.IsForced("ui_locales") ? "every case has the same locale"
            : asking.Profile.Languages.IsEmpty || Languages(asking).Any() ? null
            : "no supported language is one whose regions the harness knows",
    };

    private static IEnumerable<(string Language, string Region, string OtherRegion)> Languages(Asking asking) =>
        Known.Where(known => asking.Profile.Languages.Any(language => language.Split('-')[0].Equals(known.Language, StringComparison.OrdinalIgnoreCase)));

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var (language, region, otherRegion) = Languages(asking).Concat(Known).First();
        var seen = ImmutableArray.CreateBuilder<Observation>();
        foreach (var (label, locale) in new[]
        {
            (LocaleSpellings.English, "en-US"), (LocaleSpellings.Usual, $"{language}-{region}"), (LocaleSpellings.OtherCase, $"{language.ToUpperInvariant()}-{region.ToLowerInvariant()}"),
            (LocaleSpellings.OtherRegion, $"{language}-{otherRegion}"),
        })
        {
            var claims = MessageLanguages.TurnedAway(asking, locale);
            var answer = await asking.Send(label, claims).ConfigureAwait(false);
            if (answer.WentWrong && answer.Exchange.Attempts.Length == 1)
            {
                // What goes wrong now and then has nothing to do with the locale.
                seen.Add(answer with { Label = LocaleSpellings.FirstTime(label) });
                answer = await asking.Send(label, claims).ConfigureAwait(false);
            }

            seen.Add(answer);
        }

        return seen.ToImmutable();
    }
}
