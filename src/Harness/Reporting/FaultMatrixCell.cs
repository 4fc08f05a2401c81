using Harness.Running;

namespace Harness.Reporting;

/// <summary>One place of the matrix: the most urgent of the cases that were played there.</summary>
internal sealed class FaultMatrixCell
{
    private const int MostBreaches = 10;

    public FaultMatrixCell(CaseResult result, FaultCellResult cell, long ordinal) => Show(result, cell, ordinal);

    public CaseReference Example { get; private set; }

    public FaultCellMark Mark { get; private set; } = FaultCellMark.NotAsked;

    public string Meets { get; private set; } = "";

    public double WaitMs { get; private set; }

    /// <summary>How soon the endpoint was back; null where that was not asked.</summary>
    public string? Recovery { get; private set; }

    /// <summary>The rules that were broken, and where; the worst first.</summary>
    public IReadOnlyList<(string Rule, string Where)> Breaches { get; private set; } = [];

    public IEnumerable<string> Rules => Breaches.Select(breach => breach.Rule).Distinct();

    /// <summary>Whether anything was called, so that there is a time.</summary>
    public bool HasWait => Meets.Length > 0;

    public long Cases { get; private set; }

    public void Add(CaseResult result, FaultCellResult cell, long ordinal)
    {
        var mark = FaultCellMark.Of(result, cell);
        if (mark.IsMoreUrgentThan(Mark) || (mark == Mark && cell.WaitMs > WaitMs)) Show(result, cell, ordinal);
        else Cases++;
    }

    private void Show(CaseResult result, FaultCellResult cell, long ordinal)
    {
        Cases++;
        Example = new(ordinal, result.Case);
        Mark = FaultCellMark.Of(result, cell);
        Meets = FaultCellText.Meets(cell);
        WaitMs = cell.WaitMs;
        Recovery = HasWait && cell.UsesService == true ? FaultCellText.Recovery(cell.RecoveryMs) : null;
        Breaches =
        [
            .. result.Findings.OrderBy(finding => finding.Waived is not null).ThenByDescending(finding => finding.Severity)
                .Select(finding => (finding.Rule, finding.Where)).Distinct().Take(MostBreaches),
        ];
    }
}
