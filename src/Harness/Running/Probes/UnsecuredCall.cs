using System.Collections.Immutable;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>The call over plain HTTP, once at each port and without patience for more: most firewalls let such calls fall on the floor.</summary>
internal static class UnsecuredCall
{
    public static Probe Row { get; } = new(PlainHttp.Id, PlainHttp.Row.About, Play)
    {
        Obstacle = asking => Need.Https.IsMet(asking.Profile) ? null : $"needs {Need.Https.Text}: this one is called over plain HTTP, on this machine",
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var plain = await asking.Send(Comparisons.Plain, asking.Claims).ConfigureAwait(false);
        if (plain.Answer is null) return [plain];
        var seen = ImmutableArray.Create(plain);
        foreach (var change in PlainHttp.Row.Changes(new(asking.Profile, asking.Step, asking.Claims)))
            seen = seen.Add(await asking.Send(change.Text, asking.Claims, new Sending(asking.Clock with { Attempts = 1 }), change).ConfigureAwait(false) with { Plain = plain });
        return seen;
    }
}
