using System.Globalization;

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
    /// <summary>Reads a tag such as <c>de-DE</c> and a language id of Windows such as <c>1031</c>.</summary>
    public static Locale Parse(string text)
    {
        var tag = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Name(id) : text;
        var parts = tag.Split('-', '_');
        // What follows a part of one letter is an extension, as in en-u-ca-gregory, and no region.
        var region = parts.Skip(1).TakeWhile(part => part.Length > 1).FirstOrDefault(IsRegion);
        return new(parts[0].ToLowerInvariant(), region?.ToUpperInvariant());
    }

    private static string Name(int id)
    {
        try
        {
            return CultureInfo.GetCultureInfo(id).Name;
        }
        // Zero is out of range, and all but some hundred numbers mean nothing.
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static bool IsRegion(string part) => part.Length == 2 && part.All(char.IsAsciiLetter);
}
