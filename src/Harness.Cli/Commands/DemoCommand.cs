using System.CommandLine;
using System.CommandLine.Completions;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli.Commands;

/// <summary><c>demo</c>: everything in one go, on this machine only.</summary>
internal static class DemoCommand
{
    // Ninety faults on the caller's own clock would take minutes.
    private const double Hurry = 0.2;

    public static Command Make(Screen screen)
    {
        var defects = new Option<string[]>("--defect") { Description = "Switch on a defect of the reference connector, to see it caught.", HelpName = "ID" };
        defects.CompletionSources.Add(_ => Defects.Known.Select(defect => new CompletionItem(defect.Id)));
        var command = new Verb(
            "demo",
            "Start the reference connector and the services behind it, play the built-in packs on a clock that hurries, write the report.",
            "b2c-harness demo",
            "b2c-harness demo --defect version-missing --only before-creating-user",
            "b2c-harness demo --defect no-downstream-timeout --only resilience") { defects };
        ParsedOptions.AddTo(command, RunOptions.Only, RunOptions.Clock, RunOptions.Out, RunOptions.Seed, RunOptions.Report, RunOptions.NoColor);
        command.SetAction(async (parsed, cancellationToken) => (int)await Play(ParsedOptions.Given(parsed), parsed.GetValue(defects) ?? [], screen, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private static async Task<ExitCode> Play(Given given, string[] defects, Screen screen, CancellationToken cancellationToken)
    {
        if (Lab.Unknown(defects) is { } unknown)
        {
            screen.Problem(unknown);
            return ExitCode.CommandLine;
        }

        var asked = RunSetup.Make(given, ["builtin:user-flow", "builtin:loyalty"], Lab.Settings);
        if (asked.Told(given, screen) is not { } setup) return asked.ExitCode;
        if (given.Text(RunOptions.Clock) is null) setup = setup with { Plan = setup.Plan with { Clock = setup.Plan.Clock with { Scale = Hurry } } };
        var lab = await Lab.Start(defects, setup.Plan.Clock.Patience, setup.StandIns, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (lab.ConfigureAwait(false))
        {
            screen.Write(new TextLine(Tone.Quiet, $"Reference connector at {lab.Endpoint}, loyalty service at {lab.LoyaltyAddress}"));
            return await new RunSession(setup with { Plan = lab.Aim(setup.Plan) }, screen, TimeProvider.System).Play(cancellationToken).ConfigureAwait(false);
        }
    }
}
