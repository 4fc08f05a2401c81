using System.Collections.Immutable;
using System.Globalization;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Holds findings against the waivers, and the waivers against the run: none may be expired, without a case, or no longer needed.</summary>
internal sealed class Waivers(RunPlan plan, DateOnly today)
{
    private readonly Use[] uses = [.. plan.Waivers.Select(waiver => new Use(waiver, IsExpired: waiver.Expires < today))];

    /// <summary>The findings of a case, those that are waived marked so.</summary>
    public ImmutableArray<Finding> Mark(string id, ImmutableArray<Finding> findings) =>
        uses.Length == 0 || findings.IsEmpty ? findings : [.. findings.Select(finding => Waive(id, finding))];

    /// <summary>Notes what a case exercised, so that a waiver that is no longer needed is noticed.</summary>
    public void Note(string id, IReadOnlyCollection<RuleVerdict> verdicts)
    {
        foreach (var use in uses)
        {
            if (!use.Waiver.Means(id)) continue;
            use.WasPlayed = true;
            use.WasHeld |= verdicts.Any(verdict => verdict.Rule == use.Waiver.Rule && verdict.Verdict == Verdict.Held);
        }
    }

    /// <summary>What is wrong with the waivers themselves.</summary>
    /// <param name="isWhole">Whether every case was played: of a part, nobody knows what else needs a waiver.</param>
    public IEnumerable<Finding> Findings(bool isWhole)
    {
        foreach (var use in uses)
        {
            if (use.IsExpired) yield return RunFinding.Expired(use.Waiver);
            else if (!IsKnown(use.Waiver)) yield return RunFinding.Unmatched(use.Waiver);
            else if (isWhole && IsOfThese(use.Waiver) && use is { WasNeeded: false, WasPlayed: true, WasHeld: true }) yield return RunFinding.NotNeeded(use.Waiver);
        }
    }

    private Finding Waive(string id, Finding finding)
    {
        var use = uses.FirstOrDefault(use => !use.IsExpired && use.Waiver.Rule == finding.Rule && use.Waiver.Means(id));
        if (use is null) return finding;
        use.WasNeeded = true;
        return finding with { Waived = string.Create(CultureInfo.InvariantCulture, $"{use.Waiver.Owner}: {use.Waiver.Reason} (until {use.Waiver.Expires:yyyy-MM-dd})") };
    }

    // What is waived everywhere may be needed in another pack.
    private bool IsOfThese(Waiver waiver) => plan.Beside.IsEmpty || waiver.Case is not ("*" or "run");

    // A waiver for cases that this run was told to leave out is not without a case.
    private bool IsKnown(Waiver waiver) => waiver.Case is "*" or "run" || plan.Packs.Concat(plan.Beside).Any(pack =>
        pack.Name == waiver.Case || pack.Scenarios.Any(scenario => $"{pack.Name}/{scenario.Id}" is var id
            && (id == waiver.Case || (waiver.Case.StartsWith(id, StringComparison.Ordinal) && waiver.Case[id.Length] is '/' or '#'))));

    private sealed record Use(Waiver Waiver, bool IsExpired)
    {
        public bool WasPlayed { get; set; }

        public bool WasHeld { get; set; }

        public bool WasNeeded { get; set; }
    }
}
