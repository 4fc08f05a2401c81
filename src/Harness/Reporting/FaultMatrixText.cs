namespace Harness.Reporting;

/// <summary>Draws a fault matrix for a screen: a line for each fault, a column for each step.</summary>
internal static class FaultMatrixText
{
    /// <summary>As wide as a terminal mostly is, where nobody knows.</summary>
    public const int UsualWidth = 120;

    private const string Gap = "  ";

    public static IEnumerable<TextLine> Lines(FaultMatrices matrices, int width)
    {
        foreach (var line in matrices.All.SelectMany(matrix => Lines(matrix, width))) yield return line with { Text = Visible.Line(line.Text) };
        if (!matrices.All.Any()) yield break;
        var shown = FaultCellMark.All.Where(mark => matrices.All.Any(matrix => matrix.Cells.Any(cell => cell.Mark == mark)));
        foreach (var mark in shown)
            yield return new(Tone.Quiet, $"{Gap}{mark.Plain}: {mark.Meaning}");
        yield return new(Tone.Quiet, $"{Gap}The time is how long the person waited.");
        if (matrices.NotShown > 0) yield return new(Tone.Quiet, $"{Gap}{Figures.Of(matrices.NotShown, "more cell")} of this run are in run.jsonl.");
    }

    /// <summary>A cell in words that fit a column.</summary>
    internal static string Text(FaultMatrixCell? cell, bool isShort)
    {
        if (cell is null) return "";
        var rules = cell.Rules.ToArray();
        var named = cell.Mark == FaultCellMark.Invalid ? ""
            : isShort && rules.Length > 1 ? $" {rules[0]} +{Figures.Plain(rules.Length - 1)}"
            : string.Concat(rules.Select(rule => " " + rule));
        return $"{cell.Mark.Plain}{named}{(cell.HasWait ? " " + Figures.Time(cell.WaitMs) : "")}";
    }

    private static IEnumerable<TextLine> Lines(FaultMatrix matrix, int width)
    {
        yield return new(Tone.Plain, "");
        yield return new(Tone.Strong, $"{matrix.Pack}: {matrix.Broken} ({Figures.Of(matrix.Cells.Count, "cell")}: {matrix.Counts})");
        var (faults, steps) = (matrix.Faults.ToArray(), matrix.Steps.ToArray());
        var first = Gap.Length + faults.Max(fault => fault.Length);
        var isShort = first + steps.Sum(step => Gap.Length + Width(step, isShort: false)) > width;
        foreach (var columns in Fitting(steps.Select(step => (Step: step, Width: Width(step, isShort))), width - first))
        {
            yield return new(Tone.Quiet, Row("", columns.Select(column => (FaultCellText.Step(column.Step), column.Width))));
            foreach (var fault in faults)
                yield return new(ToneOf(columns.Select(column => matrix.Cell(fault, column.Step))), Row(fault, columns.Select(column => (Text(matrix.Cell(fault, column.Step), isShort), column.Width))));
        }

        int Width(string step, bool isShort) => Math.Max(FaultCellText.Step(step).Length, faults.Max(fault => Text(matrix.Cell(fault, step), isShort).Length));

        string Row(string fault, IEnumerable<(string Text, int Width)> texts) =>
            (Gap + fault.PadRight(first - Gap.Length) + string.Concat(texts.Select(text => Gap + text.Text.PadRight(text.Width)))).TrimEnd();
    }

    // Columns that find no room stand in a further table under the first.
    private static IEnumerable<IReadOnlyList<(string Step, int Width)>> Fitting(IEnumerable<(string Step, int Width)> columns, int width)
    {
        var (some, taken) = (new List<(string Step, int Width)>(), 0);
        foreach (var column in columns)
        {
            if (some.Count > 0 && taken + Gap.Length + column.Width > width)
            {
                yield return some;
                (some, taken) = ([], 0);
            }

            some.Add(column);
            taken += Gap.Length + column.Width;
        }

        yield return some;
    }

    private static Tone ToneOf(IEnumerable<FaultMatrixCell?> cells)
    {
        var marks = cells.Select(cell => cell?.Mark).ToHashSet();
        return marks.Contains(FaultCellMark.Broken) ? Tone.Bad
            : marks.Contains(FaultCellMark.Invalid) || marks.Contains(FaultCellMark.Remarked) ? Tone.Warn
            : marks.Contains(FaultCellMark.Kept) || marks.Contains(FaultCellMark.Degraded) ? Tone.Good
            : Tone.Quiet;
    }
}
