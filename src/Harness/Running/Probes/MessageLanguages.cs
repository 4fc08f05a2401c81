using Harness.Claims;
using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The text for the person is in the language that ui_locales asks for.</summary>
internal static class MessageLanguages
{
    private const string Locale = "ui_locales";

    public static Probe Row { get; } = new("message-languages", "The same refusal in each language that the endpoint supports.", Play)
    {
        Roles = ["refuses", "blocks"],
        OneRoleWillDo = true,
        Obstacle = asking =>
            asking.Stage.IsForced(Locale) ? "every case has the same locale"
            : Languages(asking).Length < 2 ? "the settings name no two languages that the endpoint supports"
            : null,
    };

    /// <summary>What the person whom the endpoint turns away sends in a language.</summary>
    public static ClaimSet TurnedAway(Asking asking, string locale) =>
        asking.Stage.RoleClaims(Row.Roles.First(role => asking.Stage.HasRole(role, asking.Step)), asking.Step).With(Locale, locale);

    // Two regions of one language may well share their words.
    private static string[] Languages(Asking asking) =>
        [.. asking.Profile.Languages.DistinctBy(language => language.Split('-', '_')[0], StringComparer.OrdinalIgnoreCase)];

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        foreach (var language in Languages(asking)) seen.Add(await asking.Send(language, TurnedAway(asking, language)).ConfigureAwait(false));
        return seen.ToImmutable();
    }
}
