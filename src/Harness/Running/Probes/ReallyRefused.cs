using Harness.Rules;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Input that is known to be refused: a decision that is reached must not be overwritten on the way out.</summary>
internal static class ReallyRefused
{
    private static readonly string[] TurnsAway = ["refuses", "blocks"];

    public static Probe Row { get; } = new("really-refused", "What this endpoint refuses is refused.", Play) { Roles = ["refuses"] };

    private static async Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var seen = ImmutableArray.CreateBuilder<Observation>();
        foreach (var role in TurnsAway.Where(role => asking.Stage.HasRole(role, asking.Step) && asking.Stage.RoleObstacle(role) is null))
            seen.Add(await asking.Send($"the scenario it {role}", asking.Stage.RoleClaims(role, asking.Step)).ConfigureAwait(false));
        return seen.ToImmutable();
    }
}
