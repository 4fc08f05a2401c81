using System.Collections.Immutable;

namespace Harness.Exchanges.Faults;

/// <summary>One way in which a service behind the endpoint fails.</summary>
/// <param name="Id">The word that packs name it by.</param>
/// <param name="About">What happens, in one line for people.</param>
public sealed record FaultKind(string Id, string About)
{
    /// <summary>What can be said about it beyond its id.</summary>
    public ImmutableArray<FaultParameter> Parameters { get; init; } = [];

    /// <summary>Whether the service is slower than a caller waits, so that an endpoint that waits for it is late.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the service says when it may be asked again.</summary>
    public bool SaysRetryAfter { get; init; }
}

/// <summary>A number or a time that a fault is told.</summary>
/// <param name="Id">Its name in packs.</param>
/// <param name="About">One line for people, with the default.</param>
public sealed record FaultParameter(string Id, string About);
