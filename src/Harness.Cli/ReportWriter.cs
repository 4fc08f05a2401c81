using Harness.Planning;
using Harness.Reporting;

namespace Harness.Cli;

/// <summary>Writes one report, and says where it is.</summary>
internal static class ReportWriter
{
    public static async Task Write(RunFile run, ReportTarget target, Screen screen)
    {
        await target.Format.Write(run, target.Path, screen.Output).ConfigureAwait(false);
        if (target.Path != ReportFormat.StandardOutput) screen.Write(new TextLine(Tone.Quiet, $"Report: {target.Path}"));
    }
}
