using System.CommandLine;
using System.Globalization;
using Harness.Dialects;
using Harness.Importing;
using Harness.Planning;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Cli.Commands;

/// <summary><c>import policy FILES-OR-FOLDERS --out DIR</c></summary>
internal static class ImportPolicyCommand
{
    private static readonly RunOption FailOn = RunOptions.FailOn with { About = "Findings of this severity or worse fail the import: error (default), warning or info." };

    public static Command Make(Screen screen)
    {
        var given = new Argument<string[]>("FILES")
        {
            Description = "Policy files, or folders of them; with the policies that they build on.",
            HelpName = "FILE-OR-FOLDER",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--out") { Description = "The folder to write packs and schemas to.", HelpName = "DIR", Required = true };
        var command = new Verb(
            "policy",
            "Make a pack from each RESTful technical profile of custom policies, and say what is wrong with the policies.",
            "b2c-harness import policy policies/ --out packs/custom-policy",
            "b2c-harness import policy TrustFrameworkBase.xml TrustFrameworkExtensions.xml SignUpOrSignIn.xml --out packs --fail-on warning")
        {
            More = "No address that a policy names is called: 'run' takes the endpoint from --endpoint. Imported packs are written anew by each import;\n"
                + "put packs of your own beside them, with \"technicalProfile\": \"FILE\".",
        };
        command.Arguments.Add(given);
        command.Options.Add(folder);
        ParsedOptions.AddTo(command, FailOn, RunOptions.NoColor);
        command.SetAction(parsed => (int)Import(ParsedOptions.Given(parsed), parsed.GetValue(given)!, parsed.GetValue(folder)!, screen));
        return command;
    }

    private static ExitCode Import(Given given, string[] sources, string folder, Screen screen)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        var word = given.Text(FailOn) ?? Words.Of(Severity.Error);
        if (!Words.TryParse<Severity>(word, out var failing))
        {
            screen.Problem($"{FailOn.Name} takes {string.Join(", ", Words.All<Severity>())}, not '{word}'.");
            return ExitCode.CommandLine;
        }

        var import = PolicyImport.Read(sources, (read, all) => screen.Status($"{read} of {Count(all, "file")} read"));
        screen.Status("");
        foreach (var problem in import.Unreadable) screen.Problem(Visible.Line(problem.ToString()));
        foreach (var note in import.Notes) screen.Write(new TextLine(Tone.Quiet, Visible.Line(note.ToString())));
        foreach (var finding in import.Findings)
            screen.Write(new TextLine(finding.Severity switch { Severity.Error => Tone.Bad, Severity.Warning => Tone.Warn, _ => Tone.Quiet }, Visible.Line($"{finding.Where}: {Words.Of(finding.Severity)} {finding.Rule}: {finding.Actual}. Wanted: {finding.Expected}.")));
        var files = import.Profiles.IsEmpty ? [] : import.Write(folder);
        foreach (var file in files) screen.Write(ImportedFileText.Line(file));
        screen.Say(Summary(import));
        if (import.Profiles.IsEmpty)
        {
            screen.Problem(import.Policies == 0 ? "No policy could be read; nothing was written." : "No RESTful technical profile was found; nothing was written. Such a profile has a Protocol with the handler Web.TPEngine.Providers.RestfulProvider, itself or from a base: name the files of the bases too.");
            return ExitCode.Packs;
        }

        if (files.Any(file => file.Change == FileChange.Left)) screen.Say("Files of an earlier import whose profile is gone were left there; delete them if nothing builds on them.");
        if (import.Findings.Any(finding => finding.Severity >= failing)) return ExitCode.Findings;
        return import.Unreadable.IsEmpty ? ExitCode.Conforms : ExitCode.Packs;
    }

    private static string Summary(PolicyImport import)
    {
        var rules = import.Findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key).Select(group => Count(group.Count(), Words.Of(group.Key) is "info" ? "hint" : Words.Of(group.Key)));
        return $"{Count(import.Files, "file")}, {Count(import.Policies, "policy", "policies")}, {Count(import.Profiles.Length, "RESTful profile")}, {Count(import.Packs.Length, "pack")}"
            + (import.Findings.IsEmpty ? "" : $"; {string.Join(", ", rules)}")
            + (import.Unreadable.IsEmpty ? "." : $"; {Count(import.Unreadable.Length, "file")} could not be read.");
    }

    private static string Count(int number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");
}
