using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Harness.Cli;

/// <summary>The help of the parser, and after it what the verb adds.</summary>
internal sealed class VerbHelp(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Takes the place of the help of the parser.</summary>
    public static void Extend(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new VerbHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not Verb verb)
        {
            output.WriteLine("  b2c-harness help VERB explains one of them, with examples.");
            return exit;
        }

        output.WriteLine(verb.Examples.Count == 1 ? "Example:" : "Examples:");
        foreach (var example in verb.Examples) output.WriteLine($"  {example}");
        if (verb.More is { } more) output.WriteLine($"\n{more}");
        return exit;
    }
}
