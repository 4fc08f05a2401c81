using System.Text.RegularExpressions;

namespace Harness.Exchanges.Stubs;

/// <summary>What a text of a call must be.</summary>
internal abstract record TextCondition
{
    private const int Longest = 200;

    /// <summary>As in <c>and should be 'x'</c>.</summary>
    public abstract string InWords { get; }

    /// <summary>Whether it holds for a text, or for one that is not there.</summary>
    public abstract bool Holds(string? text);

    /// <summary>A text in quotes, cut where it is long.</summary>
    public static string Short(string text) => text.Length <= Longest ? $"'{text}'" : $"'{text[..Longest]}...'";
}

internal sealed record EqualCondition(string Expected, bool IgnoresCase = false) : TextCondition
{
    public override string InWords => $"be {Short(Expected)}{(IgnoresCase ? " in any case" : "")}";

    public override bool Holds(string? text) => string.Equals(text, Expected, IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}

internal sealed record ContainsCondition(string Part) : TextCondition
{
    public override string InWords => $"contain {Short(Part)}";

    public override bool Holds(string? text) => text?.Contains(Part, StringComparison.Ordinal) == true;
}

internal sealed record AbsentCondition : TextCondition
{
    public override string InWords => "be absent";

    public override bool Holds(string? text) => text is null;
}

/// <summary>A regular expression that must match as a whole, or must not.</summary>
internal sealed record PatternCondition(string Written, Regex Pattern, bool IsNegated = false) : TextCondition
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public override string InWords => $"{(IsNegated ? "not " : "")}match {Short(Written)}";

    /// <summary>An expression as .NET reads it, for the whole of a text.</summary>
    public static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.Singleline | RegexOptions.CultureInvariant, Limit);

    public override bool Holds(string? text)
    {
        try
        {
            return text is null ? IsNegated : Pattern.IsMatch(text) != IsNegated;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
