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
        var name = new Argument<string[]>("VERB") { Description = "The verb to explain; of some there are several, such as import policy.", HelpName = "VERB", Arity = ArgumentArity.ZeroOrMore };
        name.CompletionSources.Add(_ => Names(root).Select(verb => new CompletionItem(verb)));
        var command = new Verb("help", "Explain the command, or one verb with examples.", "b2c-harness help run") { name };
        command.SetAction((parsed, cancellationToken) =>
        {
            string[] words = parsed.GetValue(name) ?? [];
            Command meant = root;
            foreach (var word in words)
            {
                if (meant.Subcommands.FirstOrDefault(verb => verb.Name == word) is { } verb)
                {
                    meant = verb;
                    continue;
                }

                screen.Problem($"There is no verb '{string.Join(' ', words)}'. {DidYouMean.Hint(word, [.. Names(meant)])}");
                return Task.FromResult((int)ExitCode.CommandLine);
            }

            return root.Parse([.. words, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    private static IEnumerable<string> Names(Command owner) => owner.Subcommands.Select(verb => verb.Name);
}
