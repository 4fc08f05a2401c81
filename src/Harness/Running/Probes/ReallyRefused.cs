using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.UserFlow;
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
        {
            var claims = asking.Stage.RoleClaims(role, asking.Step);
            var answer = await asking.Send($"the scenario it {role}", claims).ConfigureAwait(false);
            seen.Add(answer);
            var underBothNames = CustomAttributes.UnderBothNames(claims);
            if (answer.Reply.Kind == ReplyKind.Continue && underBothNames.Count > claims.Count)
                seen.Add(await asking.SendAside(RoleLabels.UnderBothNames(answer.Label), underBothNames).ConfigureAwait(false));
        }

        return seen.ToImmutable();
    }
}
