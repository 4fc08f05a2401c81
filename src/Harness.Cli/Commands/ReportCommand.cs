using System.CommandLine;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>report RUN</c></summary>
internal static class ReportCommand
{
    public static Command Make(Screen screen)
    {
        var run = new Argument<string>("RUN") { Description = "A run.jsonl, the folder it is in, or a JSON report." };
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", ReportFormat.All.Select(row => row.Id))} (default text).", HelpName = "FORMAT" };
        var output = new Option<string>("--out") { Description = "The file or folder to write (default: standard output).", HelpName = "PATH" };
        var command = new Verb("report", "Render a saved run again.", "b2c-harness report artifacts/run.jsonl --format html --out artifacts/report.html") { run, format, output };
        command.SetAction(async (parsed, _) =>
        {
            var id = parsed.GetValue(format) ?? "text";
            if (ReportFormat.Find(id) is not { } row)
            {
                screen.Problem($"There is no report format '{id}'. {DidYouMean.Hint(id, [.. ReportFormat.All.Select(known => known.Id)])}");
                return (int)ExitCode.CommandLine;
            }

            var target = parsed.GetValue(output) ?? ReportFormat.StandardOutput;
            if (row.Refuses(target) is { } refusal)
            {
                screen.Problem(refusal);
                return (int)ExitCode.CommandLine;
            }

            var path = RunFile.PathOf(parsed.GetValue(run)!);
            if (!File.Exists(path))
            {
                screen.Problem($"There is no run at {path}.");
                return (int)ExitCode.CommandLine;
            }

            var isWritten = await ReportWriter.Write(await RunFile.Open(path).ConfigureAwait(false), new(row, target), screen).ConfigureAwait(false);
            return (int)(isWritten ? ExitCode.Conforms : ExitCode.CommandLine);
        });
        return command;
    }
}
