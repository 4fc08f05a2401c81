using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Claims;

/// <summary>Text of a recipe with words in braces that a seed, or what is known of the person, fills in.</summary>
internal sealed partial class TextPattern
{
    private const int MostCharacters = 1024;

    private readonly ImmutableArray<Func<PersonSoFar, string>> pieces;

    private TextPattern(ImmutableArray<Func<PersonSoFar, string>> pieces, PatternNeeds needs) => (this.pieces, Needs) = (pieces, needs);

    /// <summary>What must be known before the pattern can be filled in.</summary>
    public PatternNeeds Needs { get; }

    /// <summary>The pattern, or null with what is wrong in one sentence.</summary>
    /// <param name="text">The text with its words.</param>
    /// <param name="known">What will be known; words that need more are refused.</param>
    /// <param name="mistake">What is wrong, or null.</param>
    public static TextPattern? Parse(string text, PatternNeeds known, out string? mistake)
    {
        var pieces = ImmutableArray.CreateBuilder<Func<PersonSoFar, string>>();
        var needs = PatternNeeds.Nothing;
        var end = 0;
        foreach (Match match in WordInBraces().Matches(text))
        {
            var literal = text[end..match.Index];
            end = match.Index + match.Length;
            var word = PatternWord.All.FirstOrDefault(candidate => candidate.Name == match.Groups["word"].Value);
            int[] numbers = [.. match.Groups["number"].Captures.Select(capture => int.Parse(capture.Value, CultureInfo.InvariantCulture))];
            mistake = MistakeIn(literal) ?? MistakeIn(match.Value, word, numbers, known);
            if (mistake is not null) return null;
            if (literal.Length > 0) pieces.Add(_ => literal);
            pieces.Add(person => word!.Fill(person, numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1)));
            needs |= word!.Needs;
        }

        var rest = text[end..];
        mistake = MistakeIn(rest);
        if (mistake is not null) return null;
        if (rest.Length > 0) pieces.Add(_ => rest);
        return new(pieces.ToImmutable(), needs);
    }

    /// <summary>The words that may be used where this much is known, for hints.</summary>
    public static string Words(PatternNeeds known) =>
        string.Join(", ", PatternWord.All.Where(word => (word.Needs & ~known) == 0).Select(word => word.Usage));

    /// <summary>The text for one person.</summary>
    public string Fill(PersonSoFar person) => pieces.Length == 1 ? pieces[0](person) : string.Concat(pieces.Select(piece => piece(person)));

    /// <summary>A number in the digits of ASCII, whatever the machine's culture.</summary>
    public static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? MistakeIn(string literal) =>
        literal.AsSpan().ContainsAny('{', '}') ? "There is a brace without a known word." : null;

    private static string? MistakeIn(string usage, PatternWord? word, int[] numbers, PatternNeeds known) =>
        word is null || (word.Needs & ~known) != 0 ? $"{usage} cannot be used here."
        : numbers.Length != word.Numbers ? $"{usage} should look like {word.Usage}."
        : numbers is [0 or > MostCharacters] ? $"{usage} should make 1 to {Invariant(MostCharacters)} characters."
        : numbers is [var low, var high] && low > high ? $"{usage} should name the smaller number first."
        : null;

    [GeneratedRegex(@"\{(?<word>[A-Za-z]+)(:(?<number>\d{1,8})(-(?<number>\d{1,8}))?)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WordInBraces();
}
