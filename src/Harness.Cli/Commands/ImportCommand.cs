using System.CommandLine;

namespace Harness.Cli.Commands;

/// <summary><c>import</c>: packs made from what a tenant has.</summary>
internal static class ImportCommand
{
    public static Command Make(Screen screen)
    {
        var command = new Verb(
            "import",
            "Make packs from the policies and user flows of a tenant.",
            "b2c-harness import policy policies/ --out packs/custom-policy",
            "b2c-harness import graph flow.json connectors.json --out packs");
        command.Subcommands.Add(ImportPolicyCommand.Make(screen));
        command.Subcommands.Add(ImportGraphCommand.Make(screen));
        return command;
    }
}
