using System.CommandLine;
using System.CommandLine.Completions;
using Harness.Planning;

namespace Harness.Cli;

/// <summary>The option rows on a command line.</summary>
internal static class ParsedOptions
{
    public static void AddTo(Command command, params ReadOnlySpan<RunOption> options)
    {
        foreach (var row in options)
        {
            var about = $"{row.About} [{row.Variable}]";
            Option option = row switch
            {
                { IsSwitch: true } => new Option<bool>(row.Name) { Description = about },
                { Repeatable: true } => new Option<string[]>(row.Name) { Description = about, HelpName = row.Value },
                _ => new Option<string>(row.Name) { Description = about, HelpName = row.Value },
            };
            if (!row.IsSwitch) option.CompletionSources.Add(_ => row.Choices().Select(word => new CompletionItem(word)));
            command.Options.Add(option);
        }
    }

    /// <summary>What a command line gives, and beneath it the environment and other sources.</summary>
    public static Given Given(ParseResult parsed, params ReadOnlySpan<OptionSource> beneath) =>
        new([option => Values(parsed, option), Planning.Given.Variables, .. beneath]) { Time = TimeProvider.System };

    private static string[]? Values(ParseResult parsed, RunOption option) =>
        parsed.CommandResult.Command.Options.All(known => known.Name != option.Name) || parsed.GetResult(option.Name) is not { } result ? null
        : option.IsSwitch ? [parsed.GetValue<bool>(option.Name) ? "1" : "0"]
        : result.Tokens.Count == 0 ? null
        : option.Repeatable ? parsed.GetValue<string[]>(option.Name)
        : parsed.GetValue<string>(option.Name) is { } text ? [text] : null;
}
