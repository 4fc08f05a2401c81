using Harness.Rules;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>Tells how a case that was played again compares with what it was in the run.</summary>
public static class ReplayText
{
    /// <summary>The lines.</summary>
    /// <param name="before">The case as it stands in the run.</param>
    /// <param name="now">The case as it was played now.</param>
    /// <param name="hasNewToken">Whether its calls showed tokens that the harness made, which are new each time.</param>
    public static IEnumerable<TextLine> Lines(CaseResult before, CaseResult now, bool hasNewToken = false)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        yield return now.Hash == before.Hash
            ? new(Tone.Quiet, hasNewToken ? "The same call was sent as in the run, with a new token that was changed in the same way." : "The same bytes were sent as in the run.")
            : new(Tone.Warn, "Not the bytes of the run: the pack, the settings or the people have changed since, or an earlier answer was another.");
        yield return new(Tone.Plain, Outcome(before) == Outcome(now)
            ? $"As in the run, it {Outcome(now)}."
            : $"In the run it {Outcome(before)}; now it {Outcome(now)}.");
    }

    private static string Outcome(CaseResult result)
    {
        var rules = result.Findings.Where(finding => finding.Severity > Severity.Info && finding.Waived is null).Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal).ToArray();
        return rules.Length == 0 ? "passed" : $"broke {string.Join(", ", rules)}";
    }
}
