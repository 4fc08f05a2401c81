using System.Collections.Immutable;

namespace Harness.Running.Probes;

/// <summary>Every probe, one row each.</summary>
public static class ProbeBook
{
    internal static ImmutableArray<Probe> All { get; } = [RetryAfterLostAnswer.Row];

    /// <summary>The ids packs may name.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(probe => probe.Id)];

    internal static Probe? Find(string id) => All.FirstOrDefault(probe => probe.Id == id);
}
