using System.Collections.Immutable;

namespace Harness.Dialects.Variations;

/// <summary>Every variation, one row each.</summary>
public static class VariationBook
{
    /// <summary>The rows, in the order of the documentation.</summary>
    internal static ImmutableArray<Variation> All { get; } = [MissingClaims.Row, MalformedBodies.Row];

    /// <summary>The ids packs may name.</summary>
    public static ImmutableArray<string> Ids { get; } = [.. All.Select(variation => variation.Id)];

    internal static Variation Find(string id) =>
        All.FirstOrDefault(variation => variation.Id == id) ?? throw new InvalidOperationException($"There is no variation {id}.");
}
