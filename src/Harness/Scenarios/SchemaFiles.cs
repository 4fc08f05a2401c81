using System.Collections.Immutable;
using Harness.Rules;

namespace Harness.Scenarios;

/// <summary>Reads the schemas that packs name, each file once.</summary>
internal sealed class SchemaFiles
{
    private readonly Dictionary<string, (PositionedNode? Root, ImmutableArray<PackProblem> Problems)> read = new(StringComparer.Ordinal);

    public ExpectedSchema? Read(string written, PackFile file, Position mention, ProblemList problems)
    {
        if (!read.TryGetValue(file.Identity, out var known))
        {
            if (file.Read(mention, "Name it relative to the pack.", problems) is not { } bytes) return null;
            var own = new ProblemList();
            known = (Check(file.Name, bytes, own), own.Sorted(file.Name));
            read.Add(file.Identity, known);
        }

        problems.Add(known.Problems);
        return known.Root is not null && known.Problems.IsEmpty ? new(written, known.Root.ToElement()) : null;
    }

    // The validator's own parser takes much that is no JSON, and would judge by half of such a schema.
    private static PositionedNode? Check(string name, byte[] bytes, ProblemList problems)
    {
        if (PositionedJson.Parse(name, bytes, problems, strict: true) is not { } root || problems.Count > 0) return null;
        foreach (var problem in SchemaKeywords.Check(root.ToElement()))
            problems.Add(root.At(problem.Pointer), problem.What, problem.Hint);
        return root;
    }
}
