using System.CommandLine;
using Harness.Downstream;
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
        RunOptions.AddTo(command, RunOptions.Seed, RunOptions.Settings, RunOptions.Personas, RunOptions.NoColor);
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
        var loyalty = await StubHost.Start(TimeProvider.System).ConfigureAwait(false);
        await using (loyalty.ConfigureAwait(false))
        {
            loyalty.Arrange(Lab.LoyaltyStubs);
            var selftest = new Selftest(setup.Plan, loyalty.Address, TimeProvider.System);
            screen.Status("playing the correct connector");
            var correct = await selftest.PlayCorrect(cancellationToken).ConfigureAwait(false);
            var defects = Defects.All.Where(defect => only.Length == 0 || only.Contains(defect.Id)).ToArray();
            var table = new Table().AddColumns("defect", "must be noticed by", "result").Border(TableBorder.Simple);
            var caught = 0;
            foreach (var defect in defects)
            {
                screen.Status($"{table.Rows.Count} of {defects.Length} defects played, {caught} caught: {defect.Id}");
                var seen = await selftest.Play(defect, cancellationToken).ConfigureAwait(false);
                if (seen.Caught) caught++;
                table.AddRow(new Text(defect.Id), new Text(string.Join(", ", defect.Rules)), new Text(seen.Words, Screen.StyleOf(seen.Caught ? Tone.Good : Tone.Bad)));
            }

            screen.Answer(table);
            foreach (var alarm in correct.Alarms) screen.Answer(new TextLine(Tone.Bad, $"False alarm on the correct connector: {alarm}"));
            screen.Answer(new TextLine(Tone.Strong, $"{caught} of {defects.Length} defects caught, {defects.Length - caught} escaped, {correct.Alarms.Count} false alarms on the correct connector."));
            return caught == defects.Length && correct.Alarms.Count == 0 ? ExitCode.Conforms : ExitCode.Findings;
        }
    }
}
