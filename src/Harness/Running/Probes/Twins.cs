using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>The person presses the button twice, and both calls are under way at once.</summary>
internal static class Twins
{
    public static Probe Row { get; } = new("twins", "Two identical calls at once.", Play);

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var first = await AtOnce(asking, InFlight.Twins, 0).ConfigureAwait(false);
        if (InFlight.AreSafe(first)) return first;
        return
        [
            .. first,
            await asking.Send(InFlight.Alone, Claims(asking, 1)).ConfigureAwait(false),
            await asking.Send(InFlight.AloneAgain, Claims(asking, 1)).ConfigureAwait(false),
            .. await AtOnce(asking, InFlight.OtherTwins, 2).ConfigureAwait(false),
        ];
    }

    private static async Task<ImmutableArray<Observation>> AtOnce(Asking asking, (string One, string Other) labels, int person)
    {
        var claims = Claims(asking, person);
        return [.. await Task.WhenAll(asking.Send(labels.One, claims), asking.Send(labels.Other, claims)).ConfigureAwait(false)];
    }

    private static Harness.Claims.ClaimSet Claims(Asking asking, int person) => person == 0 ? asking.Claims : asking.ClaimsOf(asking.Stage.OtherPerson(person));
}
