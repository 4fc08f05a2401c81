namespace Harness.Dialects.Variations;

/// <summary>A theme on which payloads are varied, one row each: packs name it under <c>vary</c>.</summary>
/// <param name="Id">The word in packs.</param>
/// <param name="About">One line for people.</param>
internal sealed record Variation(string Id, string About)
{
    /// <summary>Stands for what a pack sets itself.</summary>
    public const string Author = "with";

    /// <summary>Its changes for one call, always in the same order.</summary>
    public required Func<Varied, IEnumerable<Change>> Changes { get; init; }

    /// <summary>Whether two of its changes at once may break what each alone does not: then every pair is sent too.</summary>
    public bool InPairs { get; init; }

    /// <summary>Whether what the claims say decides how many changes there are, and not only which claims there are and of which type.</summary>
    public bool LooksAtValues { get; init; }
}
