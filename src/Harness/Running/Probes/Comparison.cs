using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running.Probes;

/// <summary>A plain call and the changed ones that should be answered like it. The texts of the changes are the labels of the calls.</summary>
/// <param name="Plain">The plain call; where it is no more than the scenario's own, it changes nothing.</param>
/// <param name="Changes">The changes.</param>
internal sealed record Comparison(Change Plain, ImmutableArray<Change> Changes)
{
    /// <summary>Compares the scenario's own call with changed ones.</summary>
    public static Comparison With(params ImmutableArray<Change> changes) => new(Change(Comparisons.Plain, claims => claims), changes);

    /// <summary>A change of the claims.</summary>
    public static Change Change(string text, Func<ClaimSet, ClaimSet> change) => new("probe", text, text) { Claims = change };

    /// <summary>A change of the request around them.</summary>
    public static Change CallChange(string text, Func<Call, Call> change) => new("probe", text, text) { Call = change };
}
