using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>Reads packs, and finds every mistake in all of them before anything is sent.</summary>
public static class PackReader
{
    /// <summary>The built-in names that may follow <c>builtin:</c>.</summary>
    public static ImmutableArray<string> BuiltIn => PackSources.BuiltInNames();

    /// <summary>Reads the packs behind some sources; a file that two of them mean is read once.</summary>
    /// <param name="sources">Each a file, a folder (all packs below it), or <c>builtin:NAME</c>.</param>
    /// <param name="context">The names that packs may use.</param>
    public static PackReading Read(IEnumerable<string> sources, PackContext context)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(context);
        var problems = new ProblemList();
        var schemas = new SchemaFiles();
        var files = PackSources.Find(sources, context.PersonaFolder, problems);
        var packs = ImmutableArray.CreateBuilder<Pack>();
        var names = new Dictionary<string, Position>(StringComparer.Ordinal);
        var readable = ImmutableArray.CreateBuilder<Pack>();
        var forEditors = ImmutableArray.CreateBuilder<PackProblem>();
        foreach (var draft in files.Select(file => PackFileReader.Read(file, context, schemas)))
        {
            if (draft.Name is not null && !names.TryAdd(draft.Name, draft.NamePosition!))
                problems.Add(draft.NamePosition!, $"There are two packs '{draft.Name}'.", $"Rename one; the first is {names[draft.Name]}.");
            else if (draft.Pack is not null)
                packs.Add(draft.Pack);
            if (draft.Readable is not null) readable.Add(draft.Readable);
            problems.Add(draft.Problems);
            forEditors.AddRange(draft.ForEditors);
        }

        return new(packs.ToImmutable(), [.. problems.Distinct()]) { Readable = readable.ToImmutable(), ForEditors = forEditors.ToImmutable() };
    }
}
