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
    private readonly Dictionary<string, long> byName = new(StringComparer.Ordinal);
    private long ordinal;

    /// <summary>How many cases with findings are shown nowhere, not even by one like them.</summary>
    public long NotShown { get; private set; }

    /// <summary>How many cases are worth more of a look than one that passed.</summary>
    public long Notable { get; private set; }

    /// <summary>Whether every scenario has a row.</summary>
    public bool HasAllScenarios { get; private set; } = true;

    public void Add(CaseResult result)
    {
        AddScenario(result);
        if (!result.Findings.IsEmpty || result.Outcome == CaseOutcome.Failed) AddFailure(result);
        if (CaseKind.Of(result) != CaseKind.Passed) Notable++;
        ordinal++;
    }

    public ShownFailure? Failure(long number) => byOrdinal.GetValueOrDefault(number);

    public IEnumerable<ShownScenario> Scenarios(string pack) => scenarios.Where(row => row.Key.Pack == pack).Select(row => row.Value);

    /// <summary>A case by its id, with a place where the page shows it.</summary>
    public CaseReference Reference(string id) => new(byName.GetValueOrDefault(id, -1), id);

    /// <summary>The cases that are shown under a rule, by their places.</summary>
    public long[] Under(string? rule) => [.. failures.Values.Where(failure => failure.Rule == rule).Select(failure => failure.Ordinal).Order()];

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
            failures.Add(key, failure = new(ordinal, Gravest(result)));
            byOrdinal.Add(ordinal, failure);
            byName.TryAdd(result.Case, ordinal);
        }
        else
        {
            NotShown++;
        }
    }

    private static string? Gravest(CaseResult result) => result.Findings.Where(finding => finding.Waived is null).MaxBy(finding => finding.Severity)?.Rule;
}
