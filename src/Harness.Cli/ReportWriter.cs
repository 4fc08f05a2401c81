using Harness.Planning;
using Harness.Reporting;

namespace Harness.Cli;

/// <summary>Writes one report, and says where it is, or why it is not.</summary>
internal static class ReportWriter
{
    public static async Task<bool> Write(RunFile run, ReportTarget target, Screen screen)
    {
        try
        {
            await target.Format.Write(run, target.Path, screen.Output).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            screen.Problem($"The {target.Format.Id} report cannot be written to {target.Path}: {problem.Message}");
            return false;
        }

        if (target.Path != ReportFormat.StandardOutput) screen.Write(new TextLine(Tone.Quiet, $"Report: {target.Path}"));
        return true;
    }
}
