using Harness.Exchanges.Faults;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>What people met with while one service of a pack was broken: faults by steps.</summary>
internal sealed class FaultMatrix(string pack, string service)
{
    private readonly Dictionary<(string Fault, string Step), FaultMatrixCell> cells = [];
    private readonly List<string> faults = [];
    private readonly List<string> steps = [];

    public string Pack => pack;

    public string Service => service;

    /// <summary>As in headings: <c>loyalty is broken</c>.</summary>
    public string Broken => $"{service} {(service.Contains(" and ", StringComparison.Ordinal) ? "are" : "is")} broken";

    /// <summary>The rows: as the table of faults has them, then whatever it has not.</summary>
    public IEnumerable<string> Faults => faults.OrderBy(PlaceOf);

    /// <summary>The columns in the order of the flow.</summary>
    public IEnumerable<string> Steps => steps.OrderBy(FaultCellText.Place);

    public IReadOnlyCollection<FaultMatrixCell> Cells => cells.Values;

    public FaultMatrixCell? Cell(string fault, string step) => cells.GetValueOrDefault((fault, step));

    /// <summary>What the fault does, where it is one of the table.</summary>
    public static string? About(string fault) => FaultBook.Find(IdOf(fault))?.About;

    /// <summary>How many cells of each mark there are, in words.</summary>
    public string Counts => string.Join(", ", FaultCellMark.All
        .Select(mark => (mark.Word, Count: cells.Values.Count(cell => cell.Mark == mark)))
        .Where(mark => mark.Count > 0)
        .Select(mark => $"{Figures.Number(mark.Count)} {mark.Word}"));

    /// <summary>Takes a case in; false where it needs a new cell and there is room for none.</summary>
    public bool Add(CaseResult result, FaultCellResult cell, long ordinal, bool hasRoom)
    {
        if (cells.TryGetValue((cell.Fault, cell.Step), out var known))
        {
            known.Add(result, cell, ordinal);
            return true;
        }

        if (!hasRoom) return false;
        cells.Add((cell.Fault, cell.Step), new(result, cell, ordinal));
        if (!faults.Contains(cell.Fault)) faults.Add(cell.Fault);
        if (!steps.Contains(cell.Step)) steps.Add(cell.Step);
        return true;
    }

    private static int PlaceOf(string fault) => FaultBook.All.Select(kind => kind.Id).ToList().IndexOf(IdOf(fault)) is var place and >= 0 ? place : int.MaxValue;

    // Of a fault with arguments, as in "fixed-delay (7 s)", the row of the table is the first word.
    private static string IdOf(string fault) => fault.Split(' ', ',')[0];
}
