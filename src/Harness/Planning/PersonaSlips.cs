using System.Collections.Immutable;
using Harness.Claims;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>The mistakes in the files of people, each with its place for somebody with an editor.</summary>
internal static class PersonaSlips
{
    /// <summary>File by file; where a file is no JSON, that is all there is to say of it.</summary>
    public static IEnumerable<PackProblem> Of(PersonaBook personas) => personas.Problems.GroupBy(problem => problem.File ?? "").SelectMany(Of);

    private static IEnumerable<PackProblem> Of(IGrouping<string, PersonaProblem> file)
    {
        if (!File.Exists(file.Key)) return file.Select(problem => new PackProblem(new(file.Key, 1, 1), problem.What, problem.Hint));
        var problems = new ProblemList();
        if (PositionedJson.Parse(file.Key, File.ReadAllBytes(file.Key), problems) is { IsWhole: true } root)
            foreach (var problem in file) problems.Add(root.At(problem.JsonPointer), problem.What, problem.Hint);
        ImmutableArray<PackProblem> all = [.. problems.Sorted(file.Key)];
        return all.Length > 0 ? all : file.Select(problem => new PackProblem(new(file.Key, 1, 1), problem.What, problem.Hint));
    }
}
