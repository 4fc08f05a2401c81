namespace Harness.Reporting.Html;

/// <summary>Draws the fault matrices: what the person met with, and how long they waited, for each fault at each step.</summary>
internal static class HtmlFaults
{
    public const string Anchor = "faults";
    public const string Title = "When a service breaks";

    public static async Task Write(HtmlPage page, FaultMatrices matrices, ShownCases shown)
    {
        if (!matrices.All.Any()) return;
        page.Add($"<section aria-labelledby=\"{Anchor}\"><h2 id=\"{Anchor}\">{Title}</h2>\n");
        page.Add($"<p>What the person met with while a service behind the endpoint was broken, how long they waited, and how soon the endpoint was as before once the service was back.</p>\n");
        Legend(page, matrices);
        foreach (var matrix in matrices.All) await Table(page, matrix, shown).ConfigureAwait(false);
        if (matrices.NotShown > 0) page.Add($"<p>{Figures.Of(matrices.NotShown, "more case")} under faults are not in these tables; run.jsonl has them.</p>\n");
        page.Add($"</section>\n");
    }

    private static void Legend(HtmlPage page, FaultMatrices matrices)
    {
        page.Add($"<ul class=\"legend\" aria-label=\"What the cells say\">");
        foreach (var mark in FaultCellMark.All.Where(mark => matrices.All.Any(matrix => matrix.Cells.Any(cell => cell.Mark == mark))))
        {
            page.Add($"<li>");
            Word(page, mark);
            page.Add($" {mark.Meaning}</li>");
        }

        page.Add($"</ul>\n");
    }

    private static async Task Table(HtmlPage page, FaultMatrix matrix, ShownCases shown)
    {
        var steps = matrix.Steps.ToArray();
        var caption = $"{matrix.Broken} (pack {matrix.Pack})";
        page.Add($"<h3 dir=\"auto\">{caption}</h3>\n<p>{Figures.Of(matrix.Cells.Count, "cell")}: {matrix.Counts}.</p>\n");
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{caption}\"><table class=\"wide faults\"><caption>Faults by steps</caption>\n<thead><tr><th scope=\"col\">Fault</th>");
        foreach (var step in steps) page.Add($"<th scope=\"col\">{FaultCellText.Label(step)}</th>");
        page.Add($"</tr></thead><tbody>\n");
        foreach (var fault in matrix.Faults)
        {
            page.Add($"<tr><th scope=\"row\"><bdi>{fault}</bdi>");
            if (FaultMatrix.About(fault) is { } about) page.Add($"<span class=\"about\">{about}</span>");
            page.Add($"</th>");
            foreach (var step in steps) Cell(page, matrix.Cell(fault, step), shown);
            page.Add($"</tr>\n");
            await page.Flush().ConfigureAwait(false);
        }

        page.Add($"</tbody></table></div>\n");
    }

    private static void Cell(HtmlPage page, FaultMatrixCell? cell, ShownCases shown)
    {
        if (cell is null)
        {
            page.Add($"<td class=\"quiet\">not played</td>");
            return;
        }

        page.Add($"<td class=\"{cell.Mark.Look}\">");
        Word(page, cell.Mark);
        if (cell.Cases > 1) page.Add($" <span class=\"quiet\">the worst of {Figures.Number(cell.Cases)}</span>");
        Rules(page, cell, shown);
        if (cell.HasWait)
        {
            page.Add($"<span class=\"meets\" dir=\"auto\">{cell.Meets}</span>");
            page.Add($"<span class=\"times\">after {Figures.Time(cell.WaitMs)}{(cell.Recovery is { } recovery ? $"; {recovery}" : "")}</span>");
        }

        page.Add($"</td>");
    }

    private static void Rules(HtmlPage page, FaultMatrixCell cell, ShownCases shown)
    {
        var isShown = shown.Failure(cell.Example.Ordinal) is not null;
        foreach (var rule in cell.Rules)
        {
            if (isShown) page.Add($" <a href=\"#{HtmlCase.Anchor(cell.Example.Ordinal)}\" aria-label=\"{rule} in {cell.Example.Case}\">{rule}</a>");
            else page.Add($" <span>{rule}</span>");
        }
    }

    private static void Word(HtmlPage page, FaultCellMark mark) => page.Add($"<span class=\"word {mark.Look}\"><span aria-hidden=\"true\">{mark.Sign.ToString()}</span> {mark.Word}</span>");
}
