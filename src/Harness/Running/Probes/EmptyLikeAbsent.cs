using Harness.Claims;
using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>A field of the attribute page that the person left empty may arrive as an empty text.</summary>
internal static class EmptyLikeAbsent
{
    private const string Role = "continues";

    public static Probe Row { get; } = new("empty-like-absent", "Each text empty, beside the same call without it.", Play) { Roles = [Role] };

    private static Task<ImmutableArray<Observation>> Play(Asking asking)
    {
        var plain = asking.Stage.RoleClaims(Role, asking.Step);
        return asking.Compare(
            asking.Profile.Technical is null ? Presence.EmptyAgrees : Comparisons.SameDecision,
            number => asking.Stage.RoleClaims(Role, asking.Step, number),
            [.. new Varied(asking.Profile, asking.Step, plain).Texts.Select(claim => claim.Name).Where(name => !asking.Stage.IsForced(name)).Select(Pair)]);
    }

    private static Comparison Pair(string claim) => new(
        Comparison.Change(Presence.Missing(claim), claims => claims.Without(claim)),
        [Comparison.Change(Presence.Empty(claim), claims => claims.With(claim, ""))]);
}
