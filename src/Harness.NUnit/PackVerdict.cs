using Harness.Reporting;
using Harness.Running;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>What the last test of a pack says: not what single cases say already, but what shows only in all of them.</summary>
internal static class PackVerdict
{
    public static void Tell(PackRun pack, RunHeader header, RunFooter footer, string? stoppedBecause)
    {
        if (stoppedBecause is not null) Assert.Fail($"{footer.Cases} of {header.Planned} cases of '{pack.Pack.Name}' were played; the others were not, because {stoppedBecause}.");
        if (footer.Cases == 0) Assert.Fail($"Nothing ran: no case of '{pack.Pack.Name}' was chosen. To choose this test along with its cases, filter by category: --filter TestCategory={pack.Pack.Name}.");
        if (footer.ExitCode == (int)ExitCode.NothingRan) Assert.Fail(footer.Verdict);
        var isWhole = footer.NotPlayed == 0;
        if (!isWhole) TestContext.Out.WriteLine($"{footer.Cases} of {header.Planned} cases were played. What only the others exercise or call is not held against the endpoint.");
        var grave = footer.Findings.Where(finding => finding.Severity >= header.FailOn && finding.Waived is null && (isWhole || !RunFinding.IsOfWhole(finding))).ToArray();
        if (grave.Length > 0) Assert.Fail(Environment.NewLine + string.Join(Environment.NewLine, grave.SelectMany(CaseText.Lines).Select(line => Visible.Line(line.Text))));
    }
}
