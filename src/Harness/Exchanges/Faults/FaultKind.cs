using System.Collections.Immutable;

namespace Harness.Exchanges.Faults;

/// <summary>One way in which a service behind the endpoint fails.</summary>
/// <param name="Id">The word that packs name it by.</param>
/// <param name="About">What happens, in one line for people.</param>
public sealed record FaultKind(string Id, string About)
{
    /// <summary>What can be said about it beyond its id.</summary>
    public ImmutableArray<FaultParameter> Parameters { get; init; } = [];

    /// <summary>Whether the service is slower than a caller waits, or never answers, so that an endpoint that waits for it is late.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether nothing can be had of the service, so that a stand-by should step in.</summary>
    public bool IsDown { get; init; }

    /// <summary>Whether the service says when it may be asked again.</summary>
    public bool SaysRetryAfter { get; init; }

    /// <summary>Whether it ends without being mended, after the time that it is told.</summary>
    public bool RecoversByItself { get; init; }

    /// <summary>Whether nobody can connect, so that no call arrives: it hits all calls, or none.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Whether it also meets a caller that begins with a TLS handshake, which is no call of HTTP.</summary>
    internal bool MeetsHandshake { get; init; }

    /// <summary>What is done to one call, in this order; nothing where this call is answered as ever.</summary>
    internal Func<FaultMoment, ImmutableArray<FaultMove>> Moves { get; init; } = _ => [];

    /// <summary>Why arguments do not go together, or null.</summary>
    internal Func<ImmutableSortedDictionary<string, double>, string?> Contradiction { get; init; } = _ => null;
}
