using System.CommandLine;
using System.CommandLine.Completions;
using Harness.Scenarios;

namespace Harness.Cli;

/// <summary>The packs after a verb. A word that begins with a hyphen is no pack but an option that was mistyped.</summary>
internal static class PackArgument
{
    public static Argument<string[]> AddTo(Command command)
    {
        var packs = new Argument<string[]>("PACK")
        {
            Description = "A pack file, a folder of packs, or builtin:NAME, such as builtin:user-flow/before-creating-user.",
            HelpName = "PACK",
            Arity = ArgumentArity.OneOrMore,
        };
        packs.CompletionSources.Add(_ => PackReader.BuiltIn.Select(name => new CompletionItem($"{PackFile.BuiltInPrefix}{name}")));
        packs.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0) result.AddError($"Which packs? For example: b2c-harness {command.Name} builtin:user-flow");
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"There is no option '{token.Value}'. {DidYouMean.Hint(token.Value, [.. command.Options.Select(option => option.Name)])}");
        });
        command.Arguments.Add(packs);
        return packs;
    }
}
