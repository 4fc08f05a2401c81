using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>What the last test of a pack says: not what single cases say already, but what shows only in all of them.</summary>
internal static class PackVerdict
{
    /// <param name="pack">The pack.</param>
    /// <param name="header">What it was asked for.</param>
    /// <param name="footer">What came of it.</param>
    /// <param name="stoppedBecause">Why the rest was not played, or null.</param>
    /// <param name="run">The folder of the run file.</param>
    public static void Tell(PackRun pack, RunHeader header, RunFooter footer, string? stoppedBecause, string run)
    {
        var isWhole = footer.NotPlayed == 0;
        var failure = Failure(pack, header, footer, stoppedBecause, isWhole);

        // The verdict below is that of the cases and of this test together.
        if (failure is null && footer.Failed > 0) TestContext.Out.WriteLine("This test passes: the findings are in the tests of the cases.");
        if (failure is null && !isWhole) TestContext.Out.WriteLine($"{footer.Cases} of {header.Planned} cases were played. What only the others exercise or call is not held against the endpoint.");
        foreach (var line in RunText.Summary(header, footer, pack.Digest, run: run)) TestContext.Out.WriteLine(line.Text);
        if (failure is not null) Assert.Fail(failure);
    }

    private static string? Failure(PackRun pack, RunHeader header, RunFooter footer, string? stoppedBecause, bool isWhole)
    {
        if (stoppedBecause is not null) return $"{footer.Cases} of {header.Planned} cases of '{pack.Pack.Name}' were played; the others were not, because {stoppedBecause}.";
        if (footer.Cases == 0) return $"Nothing ran: no case of '{pack.Pack.Name}' was chosen. To choose this test along with its cases, filter by category: --filter TestCategory={pack.Pack.Name}.";
        if (footer.ExitCode == (int)ExitCode.NothingRan) return footer.Verdict;
        var grave = footer.Findings.Where(finding => finding.Severity >= header.FailOn && finding.Waived is null && (isWhole || !IsOfOthers(pack, finding))).ToArray();
        return grave.Length == 0 ? null : Environment.NewLine + string.Join(Environment.NewLine, grave.SelectMany(CaseText.Lines).Select(line => Visible.Line(line.Text)));
    }

    // Where only a part is played, the others may call a service; one that a case broke should have been called by that case.
    private static bool IsOfOthers(PackRun pack, Finding finding) =>
        RunFinding.IsOfWhole(finding) && !(finding.Rule == RunFinding.NeverCalledId && pack.Broken.Contains(finding.Where));
}
