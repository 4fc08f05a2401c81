using System.Text.RegularExpressions;

namespace Harness.Scenarios;

/// <summary>A regular expression of a pack, as .NET reads it.</summary>
/// <param name="Text">The expression; placeholders in it stand for exactly the text they are filled with.</param>
public sealed record ExpectedPattern(string Text)
{
    /// <summary>The longest that one look may take.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Whether a text matches, or null where that takes longer than <see cref="Limit"/>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="fill">Fills placeholders, and escapes what it puts in with the function it is given.</param>
    internal bool? Matches(string value, Func<string, Func<string, string>, string> fill)
    {
        try
        {
            return Regex.IsMatch(value, fill(Text, Regex.Escape), RegexOptions.CultureInvariant, Limit);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Why the expression is none, or null.</summary>
    internal static string? Problem(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.CultureInvariant, Limit);
            return null;
        }
        catch (ArgumentException problem)
        {
            return problem.Message;
        }
    }
}
