using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Whoever wants to know who is registered tries addresses on the sign-up page.</summary>
internal static class KnownAddress
{
    private const string Email = "email";

    public static Probe Row { get; } = new("known-address", "One e-mail address twice, the second time under another name, and a stranger.", Play)
    {
        Obstacle = asking => asking.Claims.Text(Email) is not { } address || asking.ClaimsOf(asking.Stage.OtherPerson(1)).Text(Email) == address ? "people have no e-mail addresses of their own" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking) =>
    [
        await asking.Send(Disclosure.First, asking.Claims).ConfigureAwait(false),
        await asking.Send(Disclosure.Second, asking.ClaimsOf(asking.Stage.OtherPerson(1)).With(Email, asking.Claims.Text(Email)!)).ConfigureAwait(false),
        await asking.Send(Disclosure.Stranger, asking.ClaimsOf(asking.Stage.OtherPerson(2))).ConfigureAwait(false),
    ];
}
