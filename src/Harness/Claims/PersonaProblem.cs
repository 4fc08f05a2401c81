namespace Harness.Claims;

/// <summary>One mistake in a recipe.</summary>
/// <param name="JsonPointer">Where in the recipe (RFC 6901); empty for the recipe as a whole.</param>
/// <param name="What">What is wrong, in one sentence.</param>
/// <param name="Hint">How to mend it, in one sentence.</param>
public sealed record PersonaProblem(string JsonPointer, string What, string Hint)
{
    /// <summary>The recipe's file, or null for a recipe that did not come from a file of its own.</summary>
    public string? File { get; init; }

    /// <summary>Place, what, hint.</summary>
    public override string ToString() => $"{File}{(File is null ? "" : "#")}{JsonPointer}: {What} {Hint}";
}
