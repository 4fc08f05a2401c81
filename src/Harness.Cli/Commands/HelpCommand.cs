using System.CommandLine;
using System.CommandLine.Completions;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>help [VERB]</c></summary>
internal static class HelpCommand
{
    public static Command Make(RootCommand root, Screen screen)
    {
        var name = new Argument<string?>("VERB") { Description = "The verb to explain.", HelpName = "VERB", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => Names(root).Select(verb => new CompletionItem(verb)));
        var command = new Verb("help", "Explain the command, or one verb with examples.", "b2c-harness help run") { name };
        command.SetAction((parsed, cancellationToken) =>
        {
            var verb = parsed.GetValue(name);
            if (verb is null || Names(root).Contains(verb)) return root.Parse(verb is null ? ["--help"] : [verb, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellationToken);
            screen.Problem($"There is no verb '{verb}'. {DidYouMean.Hint(verb, [.. Names(root)])}");
            return Task.FromResult((int)ExitCode.CommandLine);
        });
        return command;
    }

    private static IEnumerable<string> Names(RootCommand root) => root.Subcommands.Select(verb => verb.Name);
}
