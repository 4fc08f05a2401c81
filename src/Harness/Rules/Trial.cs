using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;

namespace Harness.Rules;

/// <summary>What a probe observed: a question that takes several calls.</summary>
/// <param name="Probe">The probe's id.</param>
/// <param name="Profile">What the caller was configured with.</param>
/// <param name="Step">The step it was played at.</param>
/// <param name="Observations">The calls in order.</param>
/// <param name="Downstream">What the endpoint called meanwhile, where a stand-in was listening.</param>
public sealed record Trial(
    string Probe,
    Profile Profile,
    FlowStep Step,
    ImmutableArray<Observation> Observations,
    ImmutableArray<DownstreamCall> Downstream)
{
    /// <summary>Why the question could not be asked, or null where it was.</summary>
    public string? NotAsked { get; init; }

    /// <summary>What went wrong in the harness while it was asked, or null: a finding, never a pass.</summary>
    public string? Failure { get; init; }

    /// <summary>The call of this label, or null.</summary>
    internal Observation? Seen(string label) => Observations.FirstOrDefault(seen => seen.Label == label);
}
