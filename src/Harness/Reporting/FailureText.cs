using System.Collections.Frozen;
using Harness.Dialects;
using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>
/// Tells each mistake once: of a payload what it changes on the plain call, of a fault or a probe where it showed; and how to play it again.
/// </summary>
internal static class FailureText
{
    public const string Payloads = "Smallest failing payloads";
    public const string Places = "What breaks, and where";

    private const int MostShown = 10;
    private const string Indent = "    ";

    // Their rules are about several calls, so no payload shows them.
    private static readonly FrozenSet<string> OfProbes = DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).ForTrials).Select(rule => rule.Id).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="footer">The end of the run.</param>
    /// <param name="digest">Its cases.</param>
    /// <param name="run">The folder of the run file, for whoever cannot know it; null where it is the usual one.</param>
    public static IEnumerable<TextLine> Lines(RunFooter footer, RunDigest? digest, string? run)
    {
        var places = InPlaces(footer, digest).ToArray();
        foreach (var line in Heading(Places, places.Length)) yield return line;
        foreach (var place in places.Take(MostShown))
        {
            yield return Line(Tone.Bad, $"  {place.Rule} {place.Where}: {place.Actual} ({place.Times})");
            yield return Line(Tone.Quiet, Indent + CaseText.Replay(place.Case, run));
        }

        foreach (var line in More(places.Length)) yield return line;
        var failures = SmallestPayloads(footer, digest).ToArray();
        foreach (var line in Heading(Payloads, failures.Length)) yield return line;
        foreach (var failure in failures.Take(MostShown))
        {
            yield return Line(Tone.Bad, $"  {failure.Rule} {failure.Where}: {failure.Actual} ({Figures.Of(failure.Cases, "case")})");
            yield return Line(Tone.Plain, $"{Indent}{Payload(failure)}");
            if (failure.Note.Length > 0) yield return Line(Tone.Quiet, $"{Indent}{failure.Note}");
            if (failure.Curl is { } curl) yield return Line(Tone.Quiet, Indent + curl);
            yield return Line(Tone.Quiet, Indent + CaseText.Replay(failure.Case, run));
        }

        foreach (var line in More(failures.Length)) yield return line;
    }

    /// <summary>The mistakes for which there is a payload, where there is more to say than that the scenario itself failed.</summary>
    public static IEnumerable<FailureTotal> SmallestPayloads(RunFooter footer, RunDigest? digest) =>
        footer.Failures.Where(failure => !HasNoPayload(failure, digest) && (!failure.Changes.IsEmpty || failure.Cases > 1));

    /// <summary>The mistakes that no payload shows, each with the cases in which it showed, where those are several.</summary>
    public static IEnumerable<FailurePlace> InPlaces(RunFooter footer, RunDigest? digest) => footer.Failures
        .Where(failure => HasNoPayload(failure, digest))
        .GroupBy(failure => (failure.Rule, failure.Where))
        .Select(alike => new FailurePlace([.. alike], [.. digest?.Faults.Broken(alike.Key.Rule, alike.Key.Where) ?? []]))
        .Where(place => place.Cases > 1);

    /// <summary>What the payload changes, in words.</summary>
    public static string Payload(FailureTotal failure) =>
        !failure.Changes.IsEmpty ? string.Join(", ", failure.Changes)
        : failure.Call is { } call ? $"{failure.Case}: the call '{call}'"
        : $"{failure.Case}: the call as the pack makes it";

    private static bool HasNoPayload(FailureTotal failure, RunDigest? digest) => OfProbes.Contains(failure.Rule) || digest?.Faults.Has(failure.Case) == true;

    private static IEnumerable<TextLine> Heading(string text, int count) => count == 0 ? [] : [new(Tone.Plain, ""), new(Tone.Strong, text)];

    private static IEnumerable<TextLine> More(int count) => count <= MostShown ? [] : [Line(Tone.Quiet, $"  {count - MostShown} more are in the reports.")];

    private static TextLine Line(Tone tone, string text) => new(tone, Visible.Line(text));
}
