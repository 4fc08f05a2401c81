using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Harness.Rules;

namespace Harness.Running;

/// <summary>What failures have in common that are taken for one mistake: rule, place, HTTP status, and the evidence with its digits masked.</summary>
internal readonly record struct FailureKey(string Rule, string Where, int? Status, string Evidence);

/// <summary>Failures that look alike, with the one among them that takes the least to see.</summary>
internal sealed class FailureGroup(FailureKey key, Finding finding, PlannedCase first)
{
    public FailureKey Key => key;

    public Finding Finding => finding;

    /// <summary>One call before a journey before a probe, then the case with the fewest changes; the first of those.</summary>
    public PlannedCase Simplest { get; private set; } = first;

    /// <summary>The call of <see cref="Simplest"/> that shows the mistake, where the case makes several; else null.</summary>
    public string? Call { get; private set; } = CallOf(first, finding);

    public long Cases { get; private set; }

    public void Add(PlannedCase planned, Finding found)
    {
        Cases++;
        if (Effort(planned).CompareTo(Effort(Simplest)) < 0) (Simplest, Call) = (planned, CallOf(planned, found));
    }

    private static (int Kind, int Changes) Effort(PlannedCase planned) => (planned switch
    {
        { Scenario.IsAskedByRoles: true } => 3,
        { Scenario.Probe: not null } or { Faults.IsEmpty: false } => 2,
        { Scenario.IsJourney: true } => 1,
        _ => 0,
    }, planned.Changes.Length);

    private static string? CallOf(PlannedCase planned, Finding finding) =>
        planned.Scenario is { Probe: null, IsJourney: false, Resubmit.IsEmpty: true } ? null : finding.Label;
}

/// <summary>Sorts failures into groups, a bounded number of them, so that one mistake in a thousand payloads is one mistake.</summary>
internal sealed partial class FailureGroups
{
    /// <summary>What is not among the first so many groups is counted only.</summary>
    public const int Most = 50;

    /// <summary>So many cases of a group keep their evidence; the others keep what was found, and the seed gives their bytes again.</summary>
    public const int MostWithEvidence = 20;

    private const int MostOfEvidence = 120;

    private readonly Dictionary<FailureKey, FailureGroup> groups = [];

    /// <summary>The groups in the order in which they were met.</summary>
    public IReadOnlyCollection<FailureGroup> All => groups.Values;

    /// <summary>Failures that found no place among the groups.</summary>
    public long NotGrouped { get; private set; }

    /// <summary>Sorts a case in by its grave findings; says whether its evidence is worth keeping.</summary>
    public bool Add(PlannedCase planned, Played played, IEnumerable<Finding> grave)
    {
        var isWorthKeeping = false;
        foreach (var finding in grave.DistinctBy(finding => (finding.Rule, finding.Where)))
        {
            var key = KeyOf(finding, played);
            if (!groups.TryGetValue(key, out var group))
            {
                if (groups.Count == Most)
                {
                    NotGrouped++;
                    continue;
                }

                groups.Add(key, group = new(key, finding, planned));
            }

            group.Add(planned, finding);
            isWorthKeeping |= group.Cases <= MostWithEvidence;
        }

        return isWorthKeeping;
    }

    public static FailureKey KeyOf(Finding finding, Played played)
    {
        var seen = played.Observations.LastOrDefault(seen => seen.Label == finding.Label);
        var evidence = Digits().Replace(finding.Actual, "#");
        return new(finding.Rule, finding.Where, seen?.Answer?.Status, evidence.Length <= MostOfEvidence ? evidence : evidence[..MostOfEvidence]);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
