using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>What the findings that fail a run fall short of: an endpoint that breaks no rule of the contract is not told that it does.</summary>
internal sealed class Shortfall
{
    private const string Contract = "the contract";

    private readonly SortedSet<string> of = new(StringComparer.Ordinal);

    public void Add(Finding finding) => of.Add(
        Expectations.IsOne(finding.Rule) || finding.Rule == RunFinding.HappyPathId ? "what the packs expect"
        : RunFinding.IsOne(finding.Rule) ? "what the run demands"
        : Contract);

    /// <summary>In a sentence.</summary>
    public string Verdict => of.Contains(Contract)
        ? "The endpoint does not conform to the contract."
        : $"The endpoint conforms to the contract wherever it was exercised, but not to {string.Join(", nor to ", of)}.";
}
