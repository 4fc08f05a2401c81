using System.CommandLine;
using Harness.Claims;
using Harness.Planning;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>lint PACK...</c></summary>
internal static class LintCommand
{
    public static Command Make(Screen screen)
    {
        var command = new Verb("lint", "Check packs and send nothing.", "b2c-harness lint my-packs/");
        var packs = PackArgument.AddTo(command);
        ParsedOptions.AddTo(command, RunOptions.Personas, RunOptions.Settings, RunOptions.NoColor);
        command.SetAction(parsed => (int)Lint(ParsedOptions.Given(parsed), parsed.GetValue(packs)!, screen));
        return command;
    }

    private static ExitCode Lint(Given given, string[] sources, Screen screen)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        var personas = PersonaBook.Open(given.Text(RunOptions.Personas));
        var context = PackContexts.Of(personas);
        var reading = PackReader.Read(sources, context);
        var file = given.Text(RunOptions.Settings) ?? (File.Exists(SettingsReader.FileName) ? SettingsReader.FileName : null);
        var settings = file is null ? [] : SettingsReader.Read(file, context).Problems;
        string[] problems =
        [
            .. PersonaSlips.Of(personas).Select(problem => problem.ToString()),
            .. settings.Concat(reading.Problems).Concat(reading.ForEditors).Concat(PackSlips.Of(reading.Readable, personas)).Select(problem => problem.ToString()),
        ];
        foreach (var problem in problems) screen.Problem(problem);
        if (problems.Length > 0)
        {
            screen.Say($"{problems.Length} {(problems.Length == 1 ? "mistake" : "mistakes")}.");
            return ExitCode.Packs;
        }

        var (count, scenarios) = (reading.Packs.Length, reading.Packs.Sum(pack => pack.Scenarios.Length));
        screen.Say($"{count} {(count == 1 ? "pack" : "packs")} with {scenarios} {(scenarios == 1 ? "scenario" : "scenarios")}, no mistakes.");
        return ExitCode.Conforms;
    }
}
