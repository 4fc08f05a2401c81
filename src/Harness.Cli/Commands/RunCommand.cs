using System.CommandLine;
using Harness.Planning;

namespace Harness.Cli.Commands;

/// <summary><c>run PACK...</c></summary>
internal static class RunCommand
{
    public static Command Make(Screen screen)
    {
        var command = new Verb(
            "run",
            "Play packs against an endpoint.",
            "b2c-harness run builtin:user-flow --endpoint http://127.0.0.1:7071/api/user-flow --user connector --password-env CONNECTOR_PASSWORD",
            "b2c-harness run builtin:user-flow/before-creating-user --endpoint https://localhost:7072/api/validate --trust dev",
            "b2c-harness run my-packs/ --env staging --report junit=artifacts/junit.xml --report html");
        var packs = PackArgument.AddTo(command);
        ParsedOptions.AddTo(command, RunOptions.All.AsSpan());
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = ParsedOptions.Given(parsed);
            var asked = RunSetup.Make(given, parsed.GetValue(packs)!);
            return asked.Told(given, screen) is not { } setup ? (int)asked.ExitCode : (int)await StandInSession.Play(setup, screen, TimeProvider.System, ready => new RunSession(ready, screen, TimeProvider.System).Play(cancellationToken)).ConfigureAwait(false);
        });
        return command;
    }
}
