using System.Text;
using Harness.Planning;
using Harness.Reporting;

namespace Harness.Cli;

/// <summary>Writes one report to its file, or to standard output.</summary>
internal static class ReportWriter
{
    public static async Task Write(RunFile run, ReportTarget target, Screen screen)
    {
        if (target.Path == "-")
        {
            await target.Format.Render(run, screen.Output).ConfigureAwait(false);
            await screen.Output.FlushAsync().ConfigureAwait(false);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target.Path))!);
        var writer = new StreamWriter(target.Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using (writer.ConfigureAwait(false)) await target.Format.Render(run, writer).ConfigureAwait(false);
        screen.Write(new TextLine(Tone.Quiet, $"Report: {target.Path}"));
    }
}
