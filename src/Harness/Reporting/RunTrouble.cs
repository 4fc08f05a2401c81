using Harness.Running;

namespace Harness.Reporting;

/// <summary>What is wrong with a run besides its failed cases, for formats that know cases only.</summary>
/// <param name="Type">A rule id or a word.</param>
/// <param name="Message">One sentence.</param>
internal sealed record RunTrouble(string Type, string Message)
{
    public static RunTrouble? Of(RunFile run, RunDigest digest)
    {
        if (run.Footer is not { } footer) return new("interrupted", RunText.Interrupted);
        var worst = footer.Findings.Where(finding => finding.Waived is null).MaxBy(finding => finding.Severity);
        if (worst is not null && worst.Severity >= run.Header.FailOn)
            return new(worst.Rule, CaseText.Sentence(worst));
        if (footer.Cases == 0) return new("nothing-ran", footer.Verdict);
        if (footer.NotPlayed > 0) return new("not-played", $"{Figures.Number(footer.NotPlayed)} of {Figures.Number(run.Header.Planned)} planned cases were not played. {footer.Verdict}");
        var explained = footer.ExitCode == (int)(digest.Failed > 0 ? ExitCode.Findings : ExitCode.Conforms);
        return explained ? null : new("exit-code", $"{footer.Verdict} {ExitCodeText.Sentence(footer.ExitCode)}");
    }
}
