using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Rules;
using Harness.Rules.UserFlow;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Running.Probes;

/// <summary>A claim without a value is left out of the body; some serializers on the way write null instead.</summary>
internal static class NullLikeAbsent
{
    private static readonly JsonElement Null = JsonElement.Parse("null");

    public static Probe Row { get; } = new("null-like-absent", "Each claim null, beside the same call without it.", asking =>
        asking.Compare(Comparisons.SameDecision, [.. Of(asking).Optional.Select(claim => claim.Name).Where(name => !asking.Stage.IsForced(name)).Select(Pair)]))
    {
        Obstacle = asking => Of(asking).AreJson ? null : "null is a value of JSON, and the policy sends the claims in another form",
    };

    private static Varied Of(Asking asking) => new(asking.Profile, asking.Step, asking.Claims);

    private static Comparison Pair(string claim) => new(
        Comparison.Change(Presence.Missing(claim), claims => claims.Without(claim)),
        [Comparison.Change(Presence.Null(claim), claims => claims.With(claim, Null))]);
}
