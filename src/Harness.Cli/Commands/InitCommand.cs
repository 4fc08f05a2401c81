using System.Collections.Immutable;
using System.CommandLine;
using Harness.Cli.Init;
using Harness.Dialects;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>init</c>: a first pack, settings and a pipeline file, from answers or options.</summary>
internal static class InitCommand
{
    private const string NoPipeline = "none";

    public static Command Make(Screen screen)
    {
        var folder = new Option<string>("--dir") { Description = "The folder to write to (default: this one).", HelpName = "DIR" };
        var pipeline = new Option<string>("--pipeline") { Description = $"The pipeline to write: {string.Join(", ", Pipelines)} (default: what the folder uses already).", HelpName = "KIND" };
        pipeline.CompletionSources.Add([.. Pipelines]);
        var command = new Verb(
            "init",
            "Write a first pack, settings and a pipeline file; asks what it is not told.",
            "b2c-harness init",
            "b2c-harness init --endpoint http://127.0.0.1:7071/api/validate --step PostAttributeCollection --user connector --password-env CONNECTOR_PASSWORD --pipeline github")
        {
            More = "A client certificate, an authority to trust and header lines are options of 'run': in a pipeline, variables such as B2C_HARNESS_CERTIFICATE.",
        };
        command.Options.Add(folder);
        command.Options.Add(pipeline);
        ParsedOptions.AddTo(
            command,
            RunOptions.Endpoint with { About = "The endpoint; or STEP=URL, once for each step." },
            RunOptions.Step with { About = "A step that the endpoint serves (default: all, told apart by 'step' in the body)." },
            RunOptions.User,
            RunOptions.PasswordVariable,
            RunOptions.NoColor);
        command.SetAction(parsed => (int)Write(ParsedOptions.Given(parsed), parsed.GetValue(folder) ?? ".", parsed.GetValue(pipeline), screen));
        return command;
    }

    private static IEnumerable<string> Pipelines => PipelineKind.All.Select(kind => kind.Id).Append(NoPipeline);

    private static ExitCode Write(Given given, string folder, string? pipeline, Screen screen)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        if (screen.IsWatched && !Console.IsInputRedirected) (given, pipeline) = new InitQuestions(folder).Ask(given, pipeline);
        var answers = Read(given, folder, pipeline);
        if (given.Problems.Count > 0)
        {
            foreach (var problem in given.Problems) screen.Problem(problem);
            screen.Say("See: b2c-harness help init");
            return ExitCode.CommandLine;
        }

        var files = InitFiles.Make(answers);
        var taken = files.Where(file => File.Exists(Path.Combine(folder, file.Key)) && File.ReadAllText(Path.Combine(folder, file.Key)) != file.Value).Select(file => file.Key).ToArray();
        if (taken.Length > 0)
        {
            foreach (var path in taken) screen.Problem($"{Shown(folder, path)} exists already, and is not what would be written. Nothing was written; move it away, or name another folder with --dir.");
            return ExitCode.CommandLine;
        }

        foreach (var (path, text) in files)
        {
            var full = Shown(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(full))!);
            File.WriteAllText(full, text);
            screen.Write(new TextLine(Tone.Good, $"Written: {full}"));
        }

        Advise(answers, folder, screen);
        return ExitCode.Conforms;
    }

    private static string Shown(string folder, string path) => folder == "." ? path : Path.Combine(folder, path);

    private static void Advise(InitAnswers answers, string folder, Screen screen)
    {
        screen.Say("");
        screen.Say($"Next{(folder == "." ? "" : $", in {folder}")}:");
        if (answers.User is not null) screen.Say($"  {(OperatingSystem.IsWindows() ? $"$env:{answers.PasswordVariable} = '...'" : $"export {answers.PasswordVariable}=...")}{(Environment.GetEnvironmentVariable(answers.PasswordVariable) is null ? "     # is not set now; only its name is written down" : "")}");
        screen.Say($"  b2c-harness lint {InitFiles.Packs}");
        screen.Say($"  b2c-harness run {InitFiles.Played(answers)}");
        if (answers.Pipeline is not { } kind) return;
        screen.Say($"The pipeline of {kind.Name} takes the endpoint from its variable CONNECTOR_URL{(answers.Endpoints is [{ Key: "*" }] ? "" : $" ({string.Join(';', answers.Endpoints.Select(endpoint => $"{endpoint.Key}=URL"))})")}{(answers.User is null ? "" : $", and the password from its secret {answers.PasswordVariable}")}. {kind.Advice}");
    }

    private static InitAnswers Read(Given given, string folder, string? pipeline)
    {
        var drafts = new EndpointDraft(given, Settings.Default, DialectBook.All[0], []);
        var endpoints = ImmutableArray.CreateBuilder<KeyValuePair<string, Uri>>();
        foreach (var text in given.Many(RunOptions.Endpoint)) if (Endpoint(given, drafts, text) is { } endpoint) endpoints.Add(endpoint);
        if (endpoints.Count == 0 && given.Problems.Count == 0) given.Problem("Which endpoint? Give --endpoint URL, or STEP=URL for each step.");
        foreach (var twice in endpoints.GroupBy(endpoint => endpoint.Key).Where(named => named.Count() > 1))
            given.Problem($"{(twice.Key == "*" ? "All steps have" : $"{twice.Key} has")} more than one endpoint; the settings hold one. Give STEP=URL for each step.");
        ImmutableArray<string> steps = [.. given.Many(RunOptions.Step).Select(drafts.StepId)];
        if (steps.IsEmpty && endpoints.All(endpoint => endpoint.Key != "*")) steps = [.. endpoints.Select(endpoint => endpoint.Key)];
        var user = given.Text(RunOptions.User);
        if (user?.Contains(':', StringComparison.Ordinal) == true) given.Problem("A user name of Basic credentials has no colon; the password is not written down.");
        var variable = given.Text(RunOptions.PasswordVariable) ?? InitAnswers.DefaultPasswordVariable;
        if (!InitAnswers.IsVariable(variable)) given.Problem("What --password-env was given is no name of a variable; it takes the name, not the password.");
        var kind = PipelineKind.All.FirstOrDefault(kind => kind.Id == pipeline) ?? (pipeline is null ? PipelineKind.UsedIn(folder) : null);
        if (pipeline is not null and not NoPipeline && kind is null) given.Problem($"There is no pipeline '{pipeline}'. {DidYouMean.Hint(pipeline, [.. Pipelines])}");
        return new(endpoints.ToImmutable(), steps, user, variable, kind);
    }

    private static KeyValuePair<string, Uri>? Endpoint(Given given, EndpointDraft drafts, string text)
    {
        var (step, address) = drafts.Split(text);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) given.Problem($"'{address.Split('?')[0]}' is no http or https address.");
        else if (url.UserInfo.Length > 0) given.Problem("An address does not carry credentials; give --user and --password-env.");
        else if (url.Query.Length > 0) given.Problem("A query may be a secret, such as ?code=..., and is not written down: leave it out here, and put it into B2C_HARNESS_QUERY (code=...) where the packs are played.");
        else return new(step, url);
        return null;
    }
}
