namespace Harness.ReferenceConnector.Hosting;

/// <summary>Guesses what somebody meant to type.</summary>
internal static class Nearest
{
    /// <summary><c> Did you mean ...?</c> with the most similar known word, or nothing where none is similar.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        known.MinBy(candidate => Distance(word, candidate)) is { } best && Distance(word, best) <= Math.Max(2, best.Length / 2)
            ? $" Did you mean {best}?"
            : "";

    // Levenshtein: the number of letters to add, drop or change.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
