using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges.Handshakes;

namespace Harness.Rules;

/// <summary>What a probe observed: a question that takes several calls.</summary>
/// <param name="Probe">The probe's id.</param>
/// <param name="Profile">What the caller was configured with.</param>
/// <param name="Step">The step it was played at.</param>
/// <param name="Observations">The calls in order.</param>
public sealed record Trial(
    string Probe,
    Profile Profile,
    FlowStep Step,
    ImmutableArray<Observation> Observations)
{
    /// <summary>What the services behind the endpoint saw meanwhile, where stand-ins played them.</summary>
    public ImmutableArray<DownstreamRound> Rounds { get; init; } = [];

    /// <summary>The TLS handshakes in order, where it is about those.</summary>
    internal ImmutableArray<Handshake> Handshakes { get; init; } = [];

    /// <summary>What was broken and how the endpoint came back, where something was.</summary>
    public FaultCell? Cell { get; init; }

    /// <summary>Why nothing can be concluded, although calls were made; null where something can.</summary>
    public string? Invalid { get; init; }

    /// <summary>Why the question could not be asked, or null where it was.</summary>
    public string? NotAsked { get; init; }

    /// <summary>What went wrong in the harness while it was asked, or null: a finding, never a pass.</summary>
    public string? Failure { get; init; }

    /// <summary>What the services saw while this was done; nothing where it was not.</summary>
    internal ImmutableArray<ServiceCall> Calls(string label) => Rounds.FirstOrDefault(round => round.Label == label)?.Calls ?? [];

    /// <summary>The call of this label, or null.</summary>
    internal Observation? Seen(string label) => Observations.FirstOrDefault(seen => seen.Label == label);
}
