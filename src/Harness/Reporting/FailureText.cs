using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells the smallest payload of each mistake: what it changes on the plain call, and how to send it again.</summary>
internal static class FailureText
{
    private const int MostShown = 10;
    private const string Indent = "    ";

    public static IEnumerable<TextLine> Lines(RunFooter footer)
    {
        var failures = footer.Failures.Where(IsTold).ToArray();
        if (failures.Length == 0) yield break;
        yield return new(Tone.Plain, "");
        yield return new(Tone.Strong, "Smallest failing payloads");
        foreach (var failure in failures.Take(MostShown))
        {
            yield return Line(Tone.Bad, $"  {failure.Rule} {failure.Where}: {failure.Actual} ({Figures.Of(failure.Cases, "case")})");
            yield return Line(Tone.Plain, $"{Indent}{Payload(failure)}");
            if (failure.Note.Length > 0) yield return Line(Tone.Quiet, $"{Indent}{failure.Note}");
            if (failure.Curl is { } curl) yield return Line(Tone.Quiet, Indent + curl);
            yield return Line(Tone.Quiet, $"{Indent}b2c-harness replay '{failure.Case}'");
        }

        if (failures.Length > MostShown) yield return Line(Tone.Quiet, $"  {failures.Length - MostShown} more are in the reports.");
    }

    /// <summary>Whether there is more to say than that the scenario itself failed.</summary>
    public static bool IsTold(FailureTotal failure) => !failure.Changes.IsEmpty || failure.Cases > 1;

    /// <summary>What the payload changes, in words.</summary>
    public static string Payload(FailureTotal failure) =>
        failure.Changes.IsEmpty ? $"{failure.Case}: the call as it is" : string.Join(", ", failure.Changes);

    private static TextLine Line(Tone tone, string text) => new(tone, Visible.Line(text));
}
