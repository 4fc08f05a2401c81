namespace Harness.Scenarios;

/// <summary>Guesses what somebody meant to write.</summary>
public static class DidYouMean
{
    // A line of more words than this helps nobody.
    private const int MostTold = 60;

    private const int Few = 10;

    /// <summary>The most similar known word, or null where none is similar.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var (nearest, distance) = Closest(word, known);
        return distance <= (Math.Min(word.Length, nearest.Length) + 1) / 3 ? nearest : null;
    }

    /// <summary>The nearest word, or where none is near all of them, unless they are too many.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known)
    {
        string[] words = [.. known.Distinct()];
        return words.Length == 0 ? "There are none."
            : Nearest(word, words) is { } nearest ? $"Did you mean '{nearest}'?"
            : words.Length <= MostTold ? $"Known: {string.Join(", ", words)}."
            : $"Of {words.Length} known ones '{Closest(word, words).Word}' is the nearest.";
    }

    /// <summary>The nearest word, and all that are worth telling where they are few.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="told">The words that are worth telling.</param>
    /// <param name="others">Further ways to say the same.</param>
    public static string HintAndFew(string word, IReadOnlyCollection<string> told, params IEnumerable<string> others)
    {
        string[] words = [.. told.Distinct()];
        if (words.Length is 0 or > Few) return Hint(word, [.. words, .. others]);
        var nearest = Nearest(word, [.. words, .. others]);
        return $"{(nearest is null ? "" : $"Did you mean '{nearest}'? ")}Known: {string.Join(", ", words)}.";
    }

    private static (string Word, int Distance) Closest(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, Distance(word, candidate))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);

    // Letters to add, drop, change or swap with the next; capitals count for little, since they are slips of another kind.
    private static int Distance(string word, string candidate)
    {
        if (Math.Abs(word.Length - candidate.Length) > candidate.Length) return int.MaxValue;
        var rows = new int[word.Length + 1, candidate.Length + 1];
        for (var i = 0; i <= word.Length; i++)
        {
            for (var j = 0; j <= candidate.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = rows[i - 1, j - 1] + (Same(word[i - 1], candidate[j - 1]) ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(word[i - 1], candidate[j - 2]) && Same(word[i - 2], candidate[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[word.Length, candidate.Length];
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
