using System.Collections.Immutable;
using System.CommandLine;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Spectre.Console;

namespace Harness.Cli.Commands;

/// <summary><c>selftest</c>: which defects the packs catch, which escape, and whether the correct connector is accused of anything.</summary>
internal static class SelftestCommand
{
    public static Command Make(Screen screen)
    {
        var packs = new Option<string[]>("--pack") { Description = "Packs to test instead of the built-in ones.", HelpName = "PACK" };
        var only = new Option<string[]>("--defect") { Description = "Test only this defect.", HelpName = "ID" };
        var command = new Command("selftest", "Play packs against every defect of the reference connector; say which are caught and which escape.\n\nExamples:\n  b2c-harness selftest\n  b2c-harness selftest --pack my-packs/") { packs, only };
        RunOptions.AddTo(command, RunOptions.Seed, RunOptions.Out, RunOptions.Settings, RunOptions.Personas, RunOptions.NoColor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var sources = parsed.GetValue(packs) is { Length: > 0 } given ? given : ["builtin:user-flow", "builtin:loyalty"];
            return (int)await Play(new(parsed), sources, parsed.GetValue(only) ?? [], screen, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<ExitCode> Play(Given given, string[] sources, string[] only, Screen screen, CancellationToken cancellationToken)
    {
        if (Lab.Unknown(only) is { } unknown)
        {
            screen.Problem(unknown);
            return ExitCode.CommandLine;
        }

        var (setup, problem) = RunSetup.Make(given, sources, screen, Lab.Settings);
        if (setup is null) return problem;
        var services = await Lab.Services(setup, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (services.ConfigureAwait(false))
        {
            var selftest = new Selftest(setup.Plan, services, TimeProvider.System);
            screen.Status("playing the correct connector");
            var alarms = await selftest.PlayCorrect(cancellationToken).ConfigureAwait(false);
            var defects = Defects.All.Where(defect => only.Length == 0 || only.Contains(defect.Id)).ToArray();
            var rows = ImmutableArray.CreateBuilder<SelftestRow>();
            foreach (var defect in defects)
            {
                screen.Status($"{rows.Count} of {defects.Length} defects played, {rows.Count(row => row.Caught)} caught: {defect.Id}");
                rows.Add(await selftest.Play(defect, cancellationToken).ConfigureAwait(false));
            }

            var report = new SelftestReport([.. sources], rows.ToImmutable(), alarms);
            Show(report, screen);
            var path = Path.Combine(setup.Out, "selftest.md");
            Directory.CreateDirectory(setup.Out);
            await File.WriteAllTextAsync(path, report.Markdown(), cancellationToken).ConfigureAwait(false);
            screen.Say($"Report: {path}");
            return report.IsGood ? ExitCode.Conforms : ExitCode.Findings;
        }
    }

    private static void Show(SelftestReport report, Screen screen)
    {
        var table = new Table().AddColumns("defect", "must be noticed by", "result").Border(TableBorder.Simple);
        foreach (var row in report.Rows)
            table.AddRow(new Text(row.Defect), new Text(string.Join(", ", row.Rules)), new Text(row.Words, Screen.StyleOf(row.Caught ? Tone.Good : row.IsNoticed ? Tone.Warn : Tone.Bad)));
        screen.Answer(table);
        foreach (var alarm in report.Alarms) screen.Answer(new TextLine(Tone.Bad, $"False alarm on the correct connector: {alarm}"));
        screen.Answer(new TextLine(Tone.Strong, report.Sentence));
    }
}
