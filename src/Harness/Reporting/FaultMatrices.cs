using Harness.Running;

namespace Harness.Reporting;

/// <summary>The fault matrices of a run, one for each pack and service. They keep cells, of a bounded number, and no evidence.</summary>
internal sealed class FaultMatrices
{
    public const int MostCells = 5_000;

    private readonly Dictionary<(string Pack, string Service), FaultMatrix> all = [];
    private long count;

    /// <summary>In the order in which they were begun.</summary>
    public IEnumerable<FaultMatrix> All => all.Values;

    /// <summary>Cases whose cell is in no matrix.</summary>
    public long NotShown { get; private set; }

    public void Add(CaseResult result, long ordinal)
    {
        if (result.Cell is not { } cell) return;
        var (hasRoom, key) = (count < MostCells, (result.Pack, cell.Service));
        if (!all.TryGetValue(key, out var matrix))
        {
            matrix = new(result.Pack, cell.Service);
            if (hasRoom) all.Add(key, matrix);
        }

        var before = matrix.Cells.Count;
        if (!matrix.Add(result, cell, ordinal, hasRoom)) NotShown++;
        count += matrix.Cells.Count - before;
    }

    /// <summary>Whether a case has a cell.</summary>
    public bool Has(string id) => all.Values.Any(matrix => matrix.Cells.Any(cell => cell.Example.Case == id));

    /// <summary>The cells in which a rule was broken at a place.</summary>
    public IEnumerable<CaseReference> Broken(string rule, string where) =>
        all.Values.SelectMany(matrix => matrix.Cells).Where(cell => cell.Breaches.Contains((rule, where))).Select(cell => cell.Example).OrderBy(example => example.Ordinal);
}
