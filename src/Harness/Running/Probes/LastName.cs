using Harness.Claims;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Older texts and workforce tenants call the family name lastName.</summary>
internal static class LastName
{
    private const string Surname = "surname";

    public static Probe Row { get; } = new("last-name", "The family name as surname, as lastName, and not at all.", Play)
    {
        Obstacle = asking => asking.Stage.IsForced(Surname) || asking.Claims.Text(Surname) is not { Length: > 0 } ? "the person has no surname of their own" : null,
    };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = await asking.Compare(Comparisons.SameDecision, Comparison.With(Comparison.Change(FamilyName.AsLastName, Renamed))).ConfigureAwait(false);
        if (asking.Stage.IsForced("displayName")) return [.. seen, await asking.Send(FamilyName.Unknown, asking.Claims.Without(Surname)).ConfigureAwait(false)];
        return
        [
            .. seen,
            await asking.Send(FamilyName.Unknown, asking.Claims.Without(Surname)).ConfigureAwait(false),
            await asking.Send(FamilyName.ToBeFilledIn, asking.Claims.Without("displayName")).ConfigureAwait(false),
            await asking.Send(FamilyName.ToBeFilledInAsLastName, Renamed(asking.Claims.Without("displayName"))).ConfigureAwait(false),
        ];
    }

    private static ClaimSet Renamed(ClaimSet claims) => claims.Rename(name => name == Surname ? "lastName" : name);
}
