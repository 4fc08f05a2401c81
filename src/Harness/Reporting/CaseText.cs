using Harness.Running;
namespace Harness.Reporting;
/// <summary>stub</summary>
public static class CaseText
{
    /// <summary>stub</summary>
    public static IEnumerable<TextLine> Lines(CaseResult result)
    {
        yield return new(result.Outcome == CaseOutcome.Passed ? Tone.Good : Tone.Bad, $"{result.Outcome} {result.Case} {string.Join(",", result.Exchanges.Select(e => e.Reply.Kind))} {result.WaitMs:0}ms");
        foreach (var f in result.Findings) yield return new(Tone.Bad, $"   {f.Severity} {f.Rule} {f.Label} {f.Where}: expected {f.Expected}, actual {f.Actual}");
        if (result.Findings.Length > 0) foreach (var e in result.Exchanges) yield return new(Tone.Quiet, "   sees: " + e.Consequence.Sees);
        foreach (var s in result.Story) yield return new(Tone.Quiet, "   . " + s.Text);
    }
}
/// <summary>stub</summary>
public static class RunText
{
    /// <summary>stub</summary>
    public static IEnumerable<TextLine> Head(RunHeader header) { yield return new(Tone.Strong, header.Tool + " " + string.Join(",", header.Endpoints)); }
    /// <summary>stub</summary>
    public static IEnumerable<TextLine> Summary(RunHeader header, RunFooter footer)
    {
        foreach (var r in footer.Rules) if (r.Verdict != Rules.Verdict.Held) yield return new(Tone.Quiet, $"{r.Rule} {r.Verdict} {r.Held}/{r.Broken} {r.Reason}");
        foreach (var f in footer.Findings) yield return new(Tone.Bad, f.ToString());
        yield return new(Tone.Strong, $"{header.Seed} {footer.Verdict} exit {footer.ExitCode}");
    }
}
