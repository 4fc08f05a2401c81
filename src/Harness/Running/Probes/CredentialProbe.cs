using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>Somebody else calls, after the caller itself has been let in: a door that is shut for everybody says nothing about strangers.</summary>
internal static class CredentialProbe
{
    public static Probe Of(Variation strangers) => new(strangers.Id, strangers.About, asking => Play(asking, strangers))
    {
        Obstacle = asking =>
            asking.Profile.Credentials is Credentials.None ? $"needs {Need.Credentials.Text}: the endpoint is called unprotected"
            : asking.Profile.Credentials is Credentials.Certificate ? "the certificate of the run is shown in every handshake"
            : !Changes(asking, strangers).Any() ? $"{InWords(asking.Profile.Credentials)} cannot be forged so"
            : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking, Variation strangers)
    {
        var plain = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (plain.Answer is null) return [plain];
        var seen = ImmutableArray.Create(plain);
        foreach (var change in Changes(asking, strangers))
            seen = seen.Add(await asking.Send(change.Text, asking.Claims, change).ConfigureAwait(false) with { Plain = plain });
        return seen;
    }

    private static IEnumerable<Change> Changes(Asking asking, Variation strangers) => strangers.Changes(new(asking.Profile, asking.Step, asking.Claims));

    private static string InWords(Credentials credentials) => credentials is Credentials.Basic ? "Basic credentials" : "an API key";
}
