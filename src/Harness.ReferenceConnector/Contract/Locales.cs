namespace Harness.ReferenceConnector.Contract;

/// <summary>The locales of the person, in the order in which the person likes them.</summary>
internal sealed record Locales(IReadOnlyList<Locale> All)
{
    /// <summary>Reads <c>de-CH fr</c> as well as <c>de-CH,fr</c>: the contract says locales and prints one.</summary>
    public static Locales Parse(string? text) =>
        new([.. (text ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Locale.Parse)]);
}

/// <summary>A language in lower case, and a region of two letters if the tag names one.</summary>
internal sealed record Locale(string Language, string? Region)
{
    public static Locale Parse(string tag)
    {
        var parts = tag.Split('-', '_');
        // What follows a part of one letter is an extension, as in en-u-ca-gregory, and no region.
        var region = parts.Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(IsRegion);
        return new(parts[0].ToLowerInvariant(), region?.ToUpperInvariant());
    }

    private static bool IsRegion(string part) => part.Length == 2 && part.All(char.IsAsciiLetter);
}
