using Harness.Running;

namespace Harness.Reporting;

/// <summary>What one pack adds up to.</summary>
internal sealed class PackDigest(string name)
{
    private readonly Dictionary<string, PassedPayloads> payloads = new(StringComparer.Ordinal);

    public string Name => name;

    /// <summary>The scenarios whose passed payloads are told as one case.</summary>
    public IEnumerable<PassedPayloads> Folded => payloads.Values.Where(passed => passed.IsFolded);

    /// <summary>How many cases there are where those payloads are one.</summary>
    public long FoldedCases => Cases - Folded.Sum(passed => passed.Count - 1);

    public bool IsFolded(CaseResult result) => PassedPayloads.Has(result) && payloads[result.Scenario].IsFolded;

    public long Cases { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Cases that could not be asked.</summary>
    public long NotAsked { get; private set; }

    public double TookMs { get; private set; }

    /// <summary>The ordinal of its last case, after which nobody need read on.</summary>
    public long Last { get; private set; }

    public void Add(CaseResult result, long ordinal)
    {
        Cases++;
        if (result.Outcome == CaseOutcome.Failed) Failed++;
        if (result.Outcome == CaseOutcome.NotAsked) NotAsked++;
        TookMs += result.TookMs;
        Last = ordinal;
        if (!PassedPayloads.Has(result)) return;
        if (!payloads.TryGetValue(result.Scenario, out var passed)) payloads.Add(result.Scenario, passed = new(result));
        passed.Add(result);
    }
}
