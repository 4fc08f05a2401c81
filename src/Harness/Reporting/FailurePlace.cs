using System.Collections.Immutable;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>A mistake that no payload shows, as it showed at one place of the answer or of a service's journal.</summary>
/// <param name="Failures">The failures, which differ in their evidence only.</param>
/// <param name="Cells">The cells of the fault matrix among their cases.</param>
internal sealed record FailurePlace(ImmutableArray<FailureTotal> Failures, ImmutableArray<CaseReference> Cells)
{
    private const int MostActual = 2;
    private const int MostNamed = 6;

    public string Rule => Failures[0].Rule;

    public string Where => Failures[0].Where;

    /// <summary>The first of the cases, to play it again.</summary>
    public string Case => Failures[0].Case;

    public string Actual => string.Join("; or ", Failures.Select(failure => failure.Actual).Distinct().Take(MostActual));

    public long Cases => Math.Max(Failures.Sum(failure => failure.Cases), Cells.Length);

    /// <summary><c>2 cells: before-creating-user/empty-answer, before-sending-token/empty-answer</c>.</summary>
    public string Times
    {
        get
        {
            var others = Cases - Cells.Length;
            if (Cells.IsEmpty) return $"{Figures.Of(Cases, "case")}{(Cases > Failures.Length ? ", for example " : ": ")}{string.Join(", ", Failures.Take(MostNamed).Select(failure => failure.Case))}";
            var more = Cells.Length > MostNamed ? $" and {Figures.Number(Cells.Length - MostNamed)} more" : "";
            return $"{Figures.Of(Cells.Length, "cell")}: {string.Join(", ", Names().Take(MostNamed))}{more}{(others > 0 ? $"; and {Figures.Of(others, "other case")}" : "")}";
        }
    }

    // The pack is told where it is not the same for all.
    private IEnumerable<string> Names()
    {
        var packs = Cells.Select(cell => cell.Case.Split('/')[0]).Distinct().Count();
        return Cells.Select(cell => packs > 1 ? cell.Case : cell.Case[(cell.Case.IndexOf('/', StringComparison.Ordinal) + 1)..]);
    }
}
