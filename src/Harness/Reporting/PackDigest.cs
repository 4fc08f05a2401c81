using Harness.Running;

namespace Harness.Reporting;

/// <summary>What one pack adds up to.</summary>
internal sealed class PackDigest(string name)
{
    public string Name => name;

    public long Cases { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Cases that could not be asked.</summary>
    public long NotAsked { get; private set; }

    public double WaitMs { get; private set; }

    /// <summary>The ordinal of its last case, after which nobody need read on.</summary>
    public long Last { get; private set; }

    public void Add(CaseResult result, long ordinal)
    {
        Cases++;
        if (result.Outcome == CaseOutcome.Failed) Failed++;
        if (result.NotAsked is not null) NotAsked++;
        WaitMs += result.WaitMs;
        Last = ordinal;
    }
}
