using System.Collections.Immutable;
using System.CommandLine;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>completion SHELL</c>: what a shell must read to complete the words of this command.</summary>
internal static class CompletionCommand
{
    // Each asks the command itself, so that it never knows less than the command.
    private static readonly ImmutableArray<Shell> Shells =
    [
        new("bash", "eval \"$(b2c-harness completion bash)\"      in ~/.bashrc", """
            _b2c_harness() {
                local typed="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
                local word="${typed##* }"
                COMPREPLY=($(compgen -W "$(b2c-harness "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
                # bash takes what stands before a colon for a word of its own.
                [[ $word == *:* ]] && COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
            }
            complete -o default -F _b2c_harness b2c-harness

            """),
        new("zsh", "eval \"$(b2c-harness completion zsh)\"       in ~/.zshrc, after compinit", """
            _b2c_harness() {
                local -a words_found
                words_found=("${(@f)$(b2c-harness "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found || _files
            }
            compdef _b2c_harness b2c-harness

            """),
        new("fish", "b2c-harness completion fish | source       in ~/.config/fish/config.fish", """
            function __b2c_harness
                set -l typed (commandline -cp | string collect)
                b2c-harness "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
            end
            complete -c b2c-harness -a '(__b2c_harness)'

            """),
        new("pwsh", "b2c-harness completion pwsh | Out-String | Invoke-Expression      in $PROFILE", """
            Register-ArgumentCompleter -Native -CommandName b2c-harness -ScriptBlock {
                param($word, $line, $cursor)
                b2c-harness "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """),
    ];

    public static Command Make(Screen screen)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", Shells.Select(known => known.Id))}.", HelpName = "SHELL" };
        shell.CompletionSources.Add([.. Shells.Select(known => known.Id)]);
        var command = new Verb("completion", "Print what a shell needs to complete verbs, options, packs, rules and personas.", [.. Shells.Select(known => known.Place)]) { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            if (Shells.FirstOrDefault(known => known.Id == name) is { Script: var script })
            {
                screen.Output.Write(script);
                return (int)ExitCode.Conforms;
            }

            screen.Problem($"There is no completion for '{name}'. {DidYouMean.Hint(name, [.. Shells.Select(known => known.Id)])}");
            return (int)ExitCode.CommandLine;
        });
        return command;
    }

    /// <summary>A shell, where it reads its completions, and what it reads.</summary>
    private sealed record Shell(string Id, string Place, string Script);
}
