namespace Harness.Exchanges.Faults;

/// <summary>A fault as a scenario plays it: its kind, and whom and how long it hits.</summary>
/// <param name="Kind">What happens.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The share of calls that it hits, above 0 and up to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>How long it lasts from its first call on; null for as long as the scenario.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Which calls it hits.</summary>
    public FaultTarget Target { get; init; } = FaultTarget.Everything;

    /// <summary>The id with what was said beyond it, as packs write it.</summary>
    public override string ToString() => Kind.Id;
}

/// <summary>The calls that a fault hits.</summary>
public enum FaultTarget
{
    /// <summary>All of them.</summary>
    Everything,

    /// <summary>GET and HEAD.</summary>
    Reads,

    /// <summary>All others.</summary>
    Writes,
}
