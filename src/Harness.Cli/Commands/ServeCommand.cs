using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;
using Harness.Scenarios.Mappings;

namespace Harness.Cli.Commands;

/// <summary><c>serve</c>: a stand-in, or the issuer of tokens, alone, for manual work.</summary>
internal static class ServeCommand
{
    private const int LargestPort = 65535;

    public static Command Make(Screen screen)
    {
        var folder = new Option<string?>("--downstream") { Description = "A folder with mappings/ (and perhaps __files/) of WireMock, or one mapping file.", HelpName = "FOLDER" };
        var name = new Option<string?>("--name") { Description = "What the service is called here (default: the folder's name).", HelpName = "NAME" };
        var port = new Option<int>("--port") { Description = "The port of 127.0.0.1 (default: any free one).", HelpName = "N" };
        var fault = new Option<string?>("--fault") { Description = "Broken like this from the beginning; PUT /__admin/fault says more.", HelpName = "ID" };
        fault.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && FaultBook.Find(result.Tokens[0].Value) is { IsRefusal: true } refusal)
                result.AddError($"'{refusal.Id}' would close this port for good, to its admin endpoints as well. PUT /__admin/fault takes it with 'for'.");
        });
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number is < 1 or > LargestPort)
                result.AddError($"--port takes a number from 1 to {LargestPort}, not '{result.Tokens[0].Value}'.");
        });
        fault.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && FaultBook.Find(result.Tokens[0].Value) is null)
                result.AddError($"There is no fault '{result.Tokens[0].Value}'. {DidYouMean.Hint(result.Tokens[0].Value, [.. FaultBook.All.Select(kind => kind.Id)])}");
        });
        var command = new Verb(
            "serve",
            "Run a stand-in for a service behind the endpoint, or the issuer of B2C's tokens, alone, until Ctrl+C.",
            "b2c-harness serve --downstream downstream/loyalty --port 9101 --fault status-503",
            "b2c-harness serve --issuer --port 9200 --keys keys.pem") { More = $"Under the address of a stand-in:\n{Listed(StubHost.AdminEndpoints)}\n\nUnder that of the issuer:\n{Listed(IssuerAdmin.Endpoints)}" };
        var issuer = new IssuerOptions();
        foreach (var option in new Option[] { folder, name, fault, port }.Concat(issuer.All)) command.Options.Add(option);
        ParsedOptions.AddTo(command, RunOptions.Clock, RunOptions.Seed, RunOptions.Personas, RunOptions.NoColor);
        command.Validators.Add(result =>
        {
            if (Mixed(result, issuer.Issuer, [folder, name, fault], issuer.All) is { } problem) result.AddError(problem);
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = ParsedOptions.Given(parsed);
            if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
            if (parsed.GetValue(issuer.Issuer)) return (int)await new IssuerSession(issuer, parsed, given, parsed.GetValue(port), screen).Serve(cancellationToken).ConfigureAwait(false);
            var clock = Clock.All[0];
            if (given.Text(RunOptions.Clock) is { } text && !Clock.TryParse(text, out clock, out var problem))
            {
                screen.Problem(problem!);
                return (int)ExitCode.CommandLine;
            }

            var source = parsed.GetValue(folder)!;
            var called = parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)));
            var kind = parsed.GetValue(fault) is { } id ? FaultBook.Find(id) : null;
            return (int)await Serve(source, called, parsed.GetValue(port), kind, clock!.Patience, screen, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static string Listed(IEnumerable<(string Call, string About)> endpoints) => string.Join('\n', endpoints.Select(endpoint => $"  {endpoint.Call,-30} {endpoint.About}"));

    // What is said of the one that is not served would be silently of no use.
    private static string? Mixed(CommandResult result, Option<bool> isIssuer, ImmutableArray<Option> ofStandIn, ImmutableArray<Option> ofIssuer)
    {
        var serves = result.GetValue(isIssuer);
        if (!serves && !IsGiven(ofStandIn[0])) return "Serve what? --downstream FOLDER is a stand-in for a service behind the endpoint, --issuer is the issuer of tokens.";
        return (serves ? ofStandIn : ofIssuer).FirstOrDefault(IsGiven) is { } stray ? $"{stray.Name} is for {(serves ? "--downstream" : "--issuer")}." : null;

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }

    private static async Task<ExitCode> Serve(string source, string name, int port, FaultKind? kind, TimeSpan patience, Screen screen, CancellationToken cancellationToken)
    {
        var reading = MappingReader.Read(source);
        foreach (var problem in reading.Problems) screen.Problem(problem.ToString());
        if (!reading.Problems.IsEmpty) return ExitCode.Packs;
        var gate = new Lock();
        try
        {
            var host = await StubHost.Serve(TimeProvider.System, reading.Stubs, patience, Tell, port).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                Say(Tone.Strong, $"{name} stands in at {host.Address} with {reading.Stubs.Length} {(reading.Stubs.Length == 1 ? "stub" : "stubs")}. Ctrl+C ends it.");
                foreach (var (call, about) in StubHost.AdminEndpoints) Say(Tone.Quiet, $"  {call,-30} {about}");
                if (kind is not null)
                {
                    await host.Play(new(kind), patience, seed: 1, cancellationToken).ConfigureAwait(false);
                    Say(Tone.Bad, $"Broken: {kind.Id}. {kind.About}");
                }

                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Say(Tone.Quiet, $"{name} was called {host.Journal.Length} {(host.Journal.Length == 1 ? "time" : "times")}.");
            }

            return ExitCode.Conforms;
        }
        catch (PortUnavailableException problem)
        {
            screen.Problem(problem.Message);
            return ExitCode.NothingRan;
        }

        void Say(Tone tone, string text)
        {
            lock (gate) screen.Answer(new TextLine(tone, text));
        }

        void Tell(DownstreamCall call, int status) => Say(
            call.Fault is null ? Tone.Plain : Tone.Warn,
            string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss.fff}  {call.Method} {call.Url}  {call.Fault ?? (status == 0 ? "broken" : $"{status}")}  {call.Stub ?? (call.Fault is null ? "no stub" : "")}").TrimEnd());
    }
}
