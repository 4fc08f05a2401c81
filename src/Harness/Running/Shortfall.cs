using System.Globalization;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>What a run falls short of: an endpoint that breaks no rule of the contract is not told that it does.</summary>
internal sealed class Shortfall
{
    private const string Contract = "the contract";

    private readonly SortedSet<string> of = new(StringComparer.Ordinal);
    private long waived;

    /// <summary>Adds a finding that fails the run, or would, had nobody waived it.</summary>
    public void Add(Finding finding)
    {
        if (finding.Waived is not null) waived++;
        else of.Add(
            Expectations.IsOne(finding.Rule) || finding.Rule == RunFinding.HappyPathId ? "what the packs expect"
            : RunFinding.IsOne(finding.Rule) ? "what the run demands"
            : Contract);
    }

    /// <summary>In a sentence.</summary>
    public string Verdict => of.Contains(Contract)
        ? "The endpoint does not conform to the contract."
        : $"The endpoint conforms to the contract wherever it was exercised{Apart}{(of.Count == 0 ? "" : $", but not to {string.Join(", nor to ", of)}")}.";

    private string Apart => waived == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", apart from {waived:N0} waived finding{(waived == 1 ? "" : "s")}");
}
