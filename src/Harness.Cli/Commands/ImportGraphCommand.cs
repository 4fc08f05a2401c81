using System.CommandLine;
using System.Globalization;
using Harness.Importing;
using Harness.Importing.Graph;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli.Commands;

/// <summary><c>import graph FILES --out DIR</c></summary>
internal static class ImportGraphCommand
{
    public static Command Make(Screen screen)
    {
        var given = new Argument<string[]>("FILES")
        {
            Description = "JSON files with what Graph answered: flows, API connectors, their configuration, attributes.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--out") { Description = "The folder to write to; each flow has a folder of its own in it.", HelpName = "DIR", Required = true };
        var command = new Verb(
            "graph",
            "Make packs and settings from what Microsoft Graph tells about user flows and their API connectors.",
            "b2c-harness import graph flow.json connectors.json --out packs")
        {
            More = "Graph has them at /beta/identity/b2cUserFlows/{id}?$expand=userAttributeAssignments($expand=userAttribute),apiConnectorConfiguration($expand=postFederationSignup,postAttributeCollection)\n"
                + "(b2xUserFlows for workforce tenants) and at /beta/identity/apiConnectors. The harness itself calls nobody.",
        };
        command.Arguments.Add(given);
        command.Options.Add(folder);
        ParsedOptions.AddTo(command, RunOptions.NoColor);
        command.SetAction(parsed => (int)Import(ParsedOptions.Given(parsed), parsed.GetValue(given)!, parsed.GetValue(folder)!, screen));
        return command;
    }

    private static ExitCode Import(Given given, string[] files, string folder, Screen screen)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        var import = GraphImport.Read(files);
        foreach (var problem in import.Problems) screen.Problem(Visible.Line(problem.ToString()));
        foreach (var note in import.Notes) screen.Write(new TextLine(Tone.Quiet, Visible.Line(note.ToString())));
        if (import.PackCount == 0)
        {
            if (import.Problems.IsEmpty) screen.Problem("No step of a flow calls a connector in these files; nothing was written.");
            return ExitCode.Packs;
        }

        var written = import.Write(folder);
        foreach (var file in written) screen.Write(ImportedFileText.Line(file));
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"{files.Length} {(files.Length == 1 ? "file" : "files")}, {import.PackCount} {(import.PackCount == 1 ? "pack" : "packs")} for {string.Join(", ", import.Flows)}."));
        var own = Path.Combine(folder, import.Folders.First());
        screen.Say($"Now: b2c-harness run {own} --settings {Path.Combine(own, "b2c-harness.json")} --endpoint URL");
        return import.Problems.IsEmpty ? ExitCode.Conforms : ExitCode.Packs;
    }
}
