using Harness.Running;

namespace Harness.Reporting.Html;

/// <summary>
/// Chooses what the page shows of a run of any size: of each scenario the first passing case as a row, and the first case of each way in which
/// it failed with its evidence. Whatever else there is, is counted.
/// </summary>
internal sealed class ShownCases
{
    public const int MostFailures = 300;
    public const int MostScenarios = 10_000;

    private readonly Dictionary<(string Pack, string Scenario, string Rules), ShownFailure> failures = [];
    private readonly Dictionary<(string Pack, string Scenario), ShownScenario> scenarios = [];
    private readonly Dictionary<long, ShownFailure> byOrdinal = [];
    private long ordinal;

    /// <summary>How many cases with findings are shown nowhere, not even by one like them.</summary>
    public long NotShown { get; private set; }

    /// <summary>Whether every scenario has a row.</summary>
    public bool HasAllScenarios { get; private set; } = true;

    public int Failures => failures.Count;

    public void Add(CaseResult result)
    {
        AddScenario(result);
        if (!result.Findings.IsEmpty || result.Outcome == CaseOutcome.Failed) AddFailure(result);
        ordinal++;
    }

    public ShownFailure? Failure(long number) => byOrdinal.GetValueOrDefault(number);

    public IEnumerable<ShownScenario> Scenarios(string pack) => scenarios.Where(row => row.Key.Pack == pack).Select(row => row.Value);

    /// <summary>The last case of a pack that is shown in full, or -1.</summary>
    public long Last(string pack) => failures.Where(row => row.Key.Pack == pack).Select(row => row.Value.Ordinal).DefaultIfEmpty(-1).Max();

    private void AddScenario(CaseResult result)
    {
        var key = (result.Pack, result.Scenario);
        if (!scenarios.TryGetValue(key, out var row))
        {
            HasAllScenarios = scenarios.Count < MostScenarios;
            if (!HasAllScenarios) return;
            scenarios.Add(key, row = new(result.Scenario));
        }

        row.Add(result);
    }

    // What the same mistake looks like under another fault is worth a look of its own.
    private void AddFailure(CaseResult result)
    {
        var key = (result.Pack, result.Cell is { } cell ? $"{result.Scenario}/{cell.Fault}" : result.Scenario, string.Join(' ', result.Findings.Select(finding => finding.Rule)));
        if (failures.TryGetValue(key, out var failure))
        {
            failure.Add(result);
        }
        else if (failures.Count < MostFailures)
        {
            failures.Add(key, failure = new(ordinal));
            byOrdinal.Add(ordinal, failure);
        }
        else
        {
            NotShown++;
        }
    }
}
