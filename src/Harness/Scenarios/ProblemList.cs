using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>Gathers mistakes, so that all of them can be shown at once.</summary>
internal sealed class ProblemList
{
    private readonly List<PackProblem> all = [];

    public int Count => all.Count;

    public IEnumerable<PackProblem> Distinct() => all.Distinct();

    public void Add(Position position, string what, string hint) => all.Add(new(position, what, hint));

    public void Add(IEnumerable<PackProblem> problems) => all.AddRange(problems);

    /// <summary>In the order of the file that was read; those of files it names come after its own.</summary>
    public ImmutableArray<PackProblem> Sorted(string file) =>
    [
        .. all.OrderBy(problem => problem.Position.File != file).ThenBy(problem => problem.Position.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Position.Line).ThenBy(problem => problem.Position.Column),
    ];
}
