using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Harness.Rules.Languages;

namespace Harness.Rules;

/// <summary>
/// Tells the language of a message to a person: by its script, then by frequent words, letters and endings. Messages are short, so it rather
/// does not know than is wrong.
/// </summary>
public static partial class MessageLanguage
{
    // What a message must show of its language, and how far ahead of every other it must be.
    private const double Least = 2;
    private const double LeastShare = 0.3;
    private const double LeastLead = 0.9;
    private const double LeastLeadShare = 0.1;
    private const double MostForeign = 2;
    private const double MostForeignShare = 0.4;

    // Of all letters those of the message's own script; the rest are names, or words of the trade.
    private const double LeastOfScript = 0.65;

    // Where a script belongs to one language, so many letters of it are enough.
    private const int FewLetters = 6;

    // Characters that Japanese, which can do without Kana in a short message, does not have or hardly uses.
    private static readonly SearchValues<char> OnlyChinese = SearchValues.Create("的了请您你这们吗还没该须过为请請這們嗎還沒該為");

    private static readonly ImmutableSortedDictionary<string, Language> Known =
        LatinLanguages.Rows.Concat(OtherLanguages.Rows).ToImmutableSortedDictionary(language => language.Tag, language => language, StringComparer.Ordinal);

    /// <summary>The languages it knows, as tags without a region, in ordinal order.</summary>
    public static ImmutableArray<string> Tags { get; } = [.. Known.Keys];

    /// <summary>The name of a known language and its tag, for people.</summary>
    public static string NameOf(string tag) => Known.TryGetValue(tag, out var language) ? $"{language.Name} ({tag})" : tag;

    /// <summary>The tag of the language a message is in, or null where that cannot be told.</summary>
    public static string? Of(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = Normal(message);
        return Tell(WithoutNames(Quoted().Replace(text, " "))) ?? Tell(WithoutNames(text));
    }

    private static string? Tell(string text)
    {
        var letters = text.EnumerateRunes().Select(Scripts.Of).Where(script => script != Script.None).CountBy(script => script).ToDictionary();
        if (letters.Count == 0) return null;
        if (letters.GetValueOrDefault(Script.Kana) > 0 && letters.Remove(Script.Han, out var han)) letters[Script.Kana] += han;
        var (script, count) = letters.MaxBy(entry => entry.Value);
        if (count < FewLetters || count < LeastOfScript * letters.Values.Sum()) return null;
        var candidates = Known.Values.Where(language => language.Script == script).ToArray();
        if (script == Script.Han) return text.AsSpan().IndexOfAny(OnlyChinese) < 0 ? null : candidates[0].Tag;
        return candidates is [var only] ? only.Tag : Weighed(candidates, Words(text, script));
    }

    private static string? Weighed(Language[] candidates, string[] words)
    {
        var weights = candidates.Select(language => words.Select(language.Weigh).ToArray()).ToArray();
        var best = Enumerable.Range(0, candidates.Length).MaxBy(index => weights[index].Sum());
        var weight = weights[best].Sum();
        if (weight < Math.Max(Least, LeastShare * words.Length)) return null;
        foreach (var other in weights.Where(other => other != weights[best]))
            if (weight - Math.Max(other.Sum(), 0) < Math.Max(LeastLead, LeastLeadShare * words.Length) || IsMixed(weights[best], other)) return null;
        return candidates[best].Tag;
    }

    // Words that only another language explains are a quotation or a name; many of them are a second language.
    private static bool IsMixed(double[] best, double[] other) =>
        best.Zip(other, (own, others) => Math.Max(0, others - Math.Max(0, own))).Sum() > Math.Max(MostForeign, MostForeignShare * best.Sum());

    private static string[] Words(string text, Script script) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => Scripts.Of(word.EnumerateRunes().First()) == script)];

    // Half surrogate pairs become a character that is no letter. Invariant culture does not know the small form of the Turkish capital.
    private static string Normal(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormC).Replace('İ', 'i').Replace('’', '\'');

    // Addresses, codes, claim names: the same in every language.
    private static string WithoutNames(string text) => NoWord().Replace(text, " ");

    [GeneratedRegex("\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‹[^›]*›|「[^」]*」")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\S*(?:@|://|\p{L}\.\p{L}|\p{Ll}\p{Lu}|[\p{L}_]\d|\d[\p{L}_]|_)\S*|\{[^{}]*\}|<[^<>]*>")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*")]
    private static partial Regex Word();
}
