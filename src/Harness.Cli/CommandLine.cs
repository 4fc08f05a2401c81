using System.CommandLine;
using System.CommandLine.Parsing;
using Harness.Cli.Commands;
using Harness.Running;

namespace Harness.Cli;

/// <summary>The command <c>b2c-harness</c>: finds the verb, turns what goes wrong into words and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> Invoke(string[] args, TextWriter output, TextWriter error)
    {
        var screen = new Screen(output, error);
        var root = new RootCommand("Plays the part of Azure AD B2C against an API connector, and says what B2C would do and the person would see.")
        {
            RunCommand.Make(screen),
            DemoCommand.Make(screen),
            LintCommand.Make(screen),
            RulesCommand.Make(screen),
            SelftestCommand.Make(screen),
            ReplayCommand.Make(screen),
            ReportCommand.Make(screen),
            ServeCommand.Make(screen),
            CertificateCommand.Make(screen),
            InitCommand.Make(screen),
            ImportCommand.Make(screen),
            CompletionCommand.Make(screen),
        };
        root.Subcommands.Add(HelpCommand.Make(root, screen));
        VerbHelp.Extend(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && !args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            foreach (var problem in parsed.Errors) screen.Problem(problem.Message);
            screen.Say($"See: b2c-harness {Verb(parsed)}--help");
            return (int)ExitCode.CommandLine;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            screen.Problem("Cancelled.");
            return (int)ExitCode.Cancelled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            screen.Problem(problem.Message);
            return (int)ExitCode.CommandLine;
        }
#pragma warning disable CA1031 // the one place where an unforeseen failure becomes words
        catch (Exception bug)
#pragma warning restore CA1031
        {
            screen.Problem($"The harness itself failed, so nothing is said about the endpoint: {bug.GetType().Name}: {bug.Message}");
            return (int)ExitCode.InvalidMeasurement;
        }
    }

    // A verb below a verb is named with both words.
    private static string Verb(ParseResult parsed)
    {
        var words = "";
        for (SymbolResult? one = parsed.CommandResult; one is CommandResult { Command: not RootCommand } verb; one = one.Parent) words = verb.Command.Name + " " + words;
        return words;
    }
}
