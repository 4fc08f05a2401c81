using System.Collections.Immutable;
using Harness.Rules;

namespace Harness.Reporting.Pipelines;

/// <summary>
/// The mistakes that a pipeline shows beside its step. Both GitHub Actions and Azure Pipelines keep ten of a kind for each step and drop the
/// others without a word.
/// </summary>
internal static class Annotations
{
    /// <summary>How many of one kind are kept.</summary>
    public const int MostOfAKind = 10;

    private const int MostOfText = 1_000;
    private const int MostOfName = 250;

    /// <summary>The worst of each kind.</summary>
    /// <param name="mistakes">All of them, the worst first.</param>
    /// <param name="mostRemarks">How many that fail nothing may be among them.</param>
    /// <param name="leftOut">How many are not.</param>
    public static ImmutableArray<Mistake> Shown(ImmutableArray<Mistake> mistakes, int mostRemarks, out int leftOut)
    {
        ImmutableArray<Mistake> shown = [.. mistakes.GroupBy(mistake => mistake.Severity).SelectMany(kind => kind.Take(kind.Key == Severity.Info ? mostRemarks : MostOfAKind))];
        leftOut = mistakes.Length - shown.Length;
        return shown;
    }

    /// <summary>What an annotation says; where the endpoint was at its worst, not all of it.</summary>
    public static string Text(Mistake mistake) => Visible.Excerpt(mistake.Text, MostOfText);

    /// <summary>The id of a rule, or the path of a file.</summary>
    public static string Short(string name) => Visible.Excerpt(name, MostOfName);

    /// <summary>What is said of those that are not shown.</summary>
    public static string LeftOut(int count) => $"{Figures.Of(count, "more mistake")} did not fit here and {(count == 1 ? "is" : "are")} in the other reports.";
}
