using System.CommandLine;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>completion SHELL</c>: what a shell must read to complete the words of this command.</summary>
internal static class CompletionCommand
{
    // Each asks the command itself, so that it never knows less than the command.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _b2c_harness() {
                local typed="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
                local word="${typed##* }"
                COMPREPLY=($(compgen -W "$(b2c-harness "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
                # bash takes what stands before a colon for a word of its own.
                [[ $word == *:* ]] && COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
            }
            complete -o default -F _b2c_harness b2c-harness

            """,
        ["zsh"] = """
            _b2c_harness() {
                local -a words_found
                words_found=("${(@f)$(b2c-harness "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found || _files
            }
            compdef _b2c_harness b2c-harness

            """,
        ["fish"] = """
            function __b2c_harness
                set -l typed (commandline -cp | string collect)
                b2c-harness "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
            end
            complete -c b2c-harness -a '(__b2c_harness)'

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName b2c-harness -ScriptBlock {
                param($word, $line, $cursor)
                b2c-harness "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["bash"] = "eval \"$(b2c-harness completion bash)\"      in ~/.bashrc",
        ["zsh"] = "eval \"$(b2c-harness completion zsh)\"       in ~/.zshrc, after compinit",
        ["fish"] = "b2c-harness completion fish | source       in ~/.config/fish/config.fish",
        ["pwsh"] = "b2c-harness completion pwsh | Out-String | Invoke-Expression      in $PROFILE",
    };

    public static Command Make(Screen screen)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", Scripts.Keys)}.", HelpName = "SHELL" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Verb("completion", "Print what a shell needs to complete verbs, options, packs, rules and personas.", [.. Places.Values]) { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            if (Scripts.TryGetValue(name, out var script))
            {
                screen.Output.Write(script);
                return (int)ExitCode.Conforms;
            }

            screen.Problem($"There is no completion for '{name}'. {DidYouMean.Hint(name, [.. Scripts.Keys])}");
            return (int)ExitCode.CommandLine;
        });
        return command;
    }
}
