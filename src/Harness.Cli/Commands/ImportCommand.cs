using System.CommandLine;

namespace Harness.Cli.Commands;

/// <summary><c>import</c>: packs made from what a tenant has.</summary>
internal static class ImportCommand
{
    public static Command Make(Screen screen)
    {
        var command = new Verb(
            "import",
            "Make packs from the policies of a tenant.",
            "b2c-harness import policy policies/ --out packs/custom-policy");
        command.Subcommands.Add(ImportPolicyCommand.Make(screen));
        return command;
    }
}
