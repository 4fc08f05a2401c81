namespace Harness.Rules;

/// <summary>Whether a serializer's naming policy could have made one name of another: case, underscores and hyphens apart, they are equal.</summary>
internal static class AlikeNames
{
    public static bool Are(string left, string right) => string.Equals(Bare(left), Bare(right), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
