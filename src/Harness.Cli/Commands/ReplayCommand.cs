using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli.Commands;

/// <summary><c>replay CASE-ID</c>: one case of a saved run once more, made anew from its seed, also against another endpoint.</summary>
internal static class ReplayCommand
{
    private const int MostSavedIds = 5_000;

    public static Command Make(Screen screen)
    {
        var id = new Argument<string>("CASE-ID") { Description = "The id of a case, as reports name it: pack/scenario, pack/scenario/change+change; or of a scenario.", HelpName = "CASE-ID" };
        id.CompletionSources.Add(context => SavedIds(context.ParseResult).Select(saved => new CompletionItem(saved)));
        var run = new Option<string>("--run") { Description = "The run.jsonl the case is from, or the folder it is in (default artifacts).", HelpName = "PATH" };
        var command = new Verb(
            "replay",
            "Send one case of a saved run again.",
            "b2c-harness replay before-creating-user/no-surname",
            "b2c-harness replay my-pack/payloads/surname+city --endpoint http://127.0.0.1:7072/api/user-flow") { id, run };
        ParsedOptions.AddTo(command, RunOptions.Endpoint, RunOptions.Environment, RunOptions.User, RunOptions.PasswordVariable, RunOptions.Certificate, RunOptions.CertificatePasswordVariable,
            RunOptions.OldUser, RunOptions.OldPasswordVariable, RunOptions.OldCertificate, RunOptions.OldCertificatePasswordVariable, RunOptions.Rotation, RunOptions.TokenVariable, RunOptions.SubscriptionKeyVariable, RunOptions.Header, RunOptions.Query,
            RunOptions.Trust, RunOptions.Clock, RunOptions.Settings, RunOptions.Waivers, RunOptions.Downstream, RunOptions.FailOn, RunOptions.NoColor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(run) ?? RunSetup.DefaultOut;
            if (Directory.Exists(path)) path = Path.Combine(path, "run.jsonl");
            if (File.Exists(path)) return (int)await Play(await RunFile.Open(path).ConfigureAwait(false), parsed, parsed.GetValue(id)!, screen, cancellationToken).ConfigureAwait(false);
            screen.Problem($"There is no run at {path}. Name one with --run.");
            return (int)ExitCode.CommandLine;
        });
        return command;
    }

    private static async Task<ExitCode> Play(RunFile saved, ParseResult parsed, string id, Screen screen, CancellationToken cancellationToken)
    {
        var recorded = saved.Header.Options.Where(option => IsWhole(option) && !(IsEndpoint(option) && IsElsewhere(parsed))).ToLookup(option => option.Name, option => option.Value);
        var given = ParsedOptions.Given(parsed, option => recorded.Contains(option.Name) ? [.. recorded[option.Name]] : null);
        var asked = RunSetup.Make(given, saved.Header.Sources);
        if (asked.Told(given, screen, "replay") is not { } setup) return asked.ExitCode;
        string[] meant = [.. setup.Plan.Packs.Where(pack => pack.Scenarios.Any(scenario => id == scenario.Id || id.StartsWith(scenario.Id + "#", StringComparison.Ordinal))).Select(pack => $"{pack.Name}/{id}")];
        if (meant.Length > 1)
        {
            screen.Problem($"Several packs have a scenario '{id}'. Name one of {string.Join(", ", meant)}.");
            return ExitCode.CommandLine;
        }

        if (meant is [var full]) id = full;
        var before = await saved.Results().FirstOrDefaultAsync(result => result.Case == id, cancellationToken).ConfigureAwait(false);
        if (setup.Plan.Find(id) is not { } planned)
        {
            var known = await saved.Results().Select(result => result.Case).Take(10_000).ToArrayAsync(cancellationToken).ConfigureAwait(false);
            screen.Problem($"There is no case '{id}'. {(DidYouMean.Nearest(id, known) is { } nearest ? $"Did you mean '{nearest}'?" : "The reports of the run name them.")}");
            return ExitCode.CommandLine;
        }

        return await StandInSession.Play(setup, screen, TimeProvider.System, ready => Play(ready, planned, before, screen, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task<ExitCode> Play(RunSetup setup, PlannedCase planned, CaseResult? before, Screen screen, CancellationToken cancellationToken)
    {
        using var client = new ConnectorClient(TimeProvider.System, setup.Trust, setup.Certificate);
        var runner = new Runner(setup.Plan with { Exactly = planned, StepsServed = setup.Plan.StepsServed }, client, TimeProvider.System);
        screen.Write(RunText.Head(runner.Header()));
        await foreach (var result in runner.Play(cancellationToken).ConfigureAwait(false))
        {
            if (result.ShrunkFrom is not null) continue;
            screen.Write(CaseText.InFull(result));
            if (before is not null) screen.Write(ReplayText.Lines(before, result, planned.Scenario.Protected is { Issuer: not null, IsConnector: false }));
        }

        var footer = runner.Footer(cancellationToken.IsCancellationRequested);
        screen.Write(new TextLine(footer.ExitCode == 0 ? Tone.Good : Tone.Bad, footer.Verdict));
        return (ExitCode)footer.ExitCode;
    }

    private static IEnumerable<string> SavedIds(ParseResult parsed)
    {
        var path = parsed.GetResult("--run")?.Tokens is [var given] ? given.Value : RunSetup.DefaultOut;
        if (Directory.Exists(path)) path = Path.Combine(path, "run.jsonl");
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path).Take(MostSavedIds))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("case", out var saved) && saved.TryGetProperty("case", out var id)) yield return id.GetString()!;
        }
    }

    // What held a secret is saved without it; then the user has to give it again.
    private static bool IsWhole(GivenOption option) => !option.Value.Contains("***", StringComparison.Ordinal);

    private static bool IsEndpoint(GivenOption option) => option.Name == RunOptions.Endpoint.Name;

    // The saved addresses give way to others of the settings.
    private static bool IsElsewhere(ParseResult parsed) => parsed.GetResult(RunOptions.Environment.Name) is { } given && given.Tokens.Count > 0;
}
