using System.Globalization;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells how a run compares with its baseline: what is new first, and what got better too.</summary>
internal static class ComparisonText
{
    private const int MostShown = 10;
    private const int MostKnown = 3;

    /// <summary>The comparison in one sentence.</summary>
    public static string Sentence(RunComparison comparison) =>
        $"Against the baseline: {Figures.Number(comparison.New.Count)} new, {Figures.Number(comparison.Fixed.Count)} fixed, {Figures.Number(comparison.StillFailing.Count)} still failing"
        + (comparison.NotPlayed.Count == 0 ? "" : $", {Figures.Number(comparison.NotPlayed.Count)} not played again")
        + (comparison.Slower.IsEmpty ? "." : $"; {Figures.Of(comparison.Slower.Select(slower => slower.Step).Distinct().Count(), "step")} slower by more than noise.");

    public static IEnumerable<TextLine> Lines(RunComparison comparison)
    {
        yield return Line(comparison.New.Count > 0 || !comparison.Slower.IsEmpty ? Tone.Bad : Tone.Good, Sentence(comparison));
        yield return Line(Tone.Quiet, string.Create(CultureInfo.InvariantCulture, $"  {comparison.Baseline}, {comparison.Started.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC"));
        foreach (var caveat in comparison.Caveats) yield return Line(Tone.Warn, $"  {caveat}");
        foreach (var line in Lines("new", Tone.Bad, comparison.New, MostShown)) yield return line;
        foreach (var slower in comparison.Slower) yield return Line(Tone.Bad, $"  slower   {Sentence(slower)}");
        foreach (var line in Lines("fixed", Tone.Good, comparison.Fixed, MostShown)) yield return line;
        foreach (var line in Lines("still", Tone.Warn, comparison.StillFailing, MostKnown)) yield return line;
        foreach (var line in Lines("unknown", Tone.Warn, comparison.NotPlayed, MostKnown)) yield return line;
        if (comparison.Gone > 0) yield return Line(Tone.Quiet, $"  {Figures.Of(comparison.Gone, "scenario")} of the baseline {(comparison.Gone == 1 ? "was" : "were")} not played: {string.Join(", ", comparison.GoneScenarios.Take(MostShown))}{(comparison.Gone > MostShown ? " ..." : "")}");
    }

    public static string Sentence(SlowerStep slower) =>
        $"{slower.Step}: {(slower.Share > 0.5 ? "90 %" : "half")} of the calls within {Figures.Time(slower.NowMs)}, was {Figures.Time(slower.BeforeMs)} ({Figures.Number(slower.Now)} and {Figures.Of(slower.Before, "call")})";

    private static IEnumerable<TextLine> Lines(string word, Tone tone, ComparedFailures failures, int most) =>
        failures.Named.Take(most).Select(failure => Line(tone, $"  {word,-8} {failure.Rule} at {failure.Case}"))
            .Concat(failures.Count > most ? [Line(Tone.Quiet, $"  {word,-8} and {Figures.Number(failures.Count - most)} more")] : []);

    private static TextLine Line(Tone tone, string text) => new(tone, Visible.Line(text));
}
