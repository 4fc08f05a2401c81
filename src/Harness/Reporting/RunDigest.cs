using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>What the cases of a run add up to. It grows with the packs, not with the run.</summary>
public sealed class RunDigest
{
    private readonly Dictionary<string, PackDigest> packs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Rule, string Statement), BrokenRule> broken = [];
    private readonly Dictionary<(string Rule, string Statement, string Waiver), long> waived = [];

    /// <summary>How many cases there are.</summary>
    public long Cases { get; private set; }

    /// <summary>How many of them failed.</summary>
    public long Failed { get; private set; }

    /// <summary>How many of them could not be asked, so that they neither passed nor failed.</summary>
    internal long NotAsked => packs.Values.Sum(pack => pack.NotAsked);

    /// <summary>What people met with while services were broken.</summary>
    internal FaultMatrices Faults { get; } = new();

    /// <summary>The packs, in the order in which they were begun.</summary>
    internal IReadOnlyCollection<PackDigest> Packs => packs.Values;

    /// <summary>The rules that were broken, the worst first.</summary>
    internal IEnumerable<BrokenRule> Broken => broken.Values.OrderByDescending(rule => rule.Severity).ThenByDescending(rule => rule.Times).ThenBy(rule => rule.Rule, StringComparer.Ordinal);

    /// <summary>How many rules that is: an expectation is one, whatever it says in each scenario.</summary>
    internal int BrokenRules => broken.Keys.Select(key => key.Rule).Distinct().Count();

    /// <summary>What was broken and waived, by the rule, its statement and the waiver.</summary>
    internal IEnumerable<(string Rule, string Statement, string Waiver, long Times)> Waived =>
        waived.OrderBy(one => one.Key.Rule, StringComparer.Ordinal).Select(one => (one.Key.Rule, one.Key.Statement, one.Key.Waiver, one.Value));

    /// <summary>Reads all cases of a saved run.</summary>
    public static async Task<RunDigest> Of(RunFile run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var digest = new RunDigest();
        await foreach (var result in run.Cases().ConfigureAwait(false)) digest.Add(result);
        return digest;
    }

    /// <summary>Adds a case of the plan; the smallest form of a failing one is no further case.</summary>
    public void Add(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.ShrunkFrom is not null) return;
        if (!packs.TryGetValue(result.Pack, out var pack)) packs.Add(result.Pack, pack = new(result.Pack));
        pack.Add(result, Cases);
        Faults.Add(result, Cases);
        foreach (var finding in result.Findings.Where(finding => finding.Waived is null).DistinctBy(finding => (finding.Rule, finding.Statement, finding.Label))) Add(finding, result);
        foreach (var finding in result.Findings.Where(finding => finding.Waived is not null).DistinctBy(finding => (finding.Rule, finding.Statement, finding.Label)))
        {
            var key = (finding.Rule, finding.Statement, finding.Waived!);
            waived[key] = waived.GetValueOrDefault(key) + 1;
        }

        if (result.Outcome == CaseOutcome.Failed) Failed++;
        Cases++;
    }

    // An expectation is one rule with another statement in each scenario.
    private void Add(Finding finding, CaseResult result)
    {
        var key = (finding.Rule, finding.Statement);
        if (!broken.TryGetValue(key, out var rule)) broken.Add(key, rule = new(finding));
        rule.Add(finding, new(Cases, result.Case));
    }
}
