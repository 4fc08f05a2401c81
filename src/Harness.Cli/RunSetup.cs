using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Cli;

/// <summary>A report to write.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file, or <c>-</c> for standard output.</param>
internal sealed record ReportTarget(ReportFormat Format, string Path);

/// <summary>All that a run needs, made of options, variables, settings and defaults, in this order.</summary>
internal sealed record RunSetup(RunPlan Plan, Trust Trust, string Out, ImmutableArray<ReportTarget> Reports)
{
    /// <summary>The stand-ins that the packs need.</summary>
    public ImmutableArray<StandIn> StandIns { get; init; } = [];

    // The address of steps for which none is given.
    private static readonly Uri Nowhere = new("http://localhost/");

    /// <summary>Where the run file and the reports go unless the user says otherwise.</summary>
    public const string DefaultOut = "artifacts";

    /// <summary>Reads everything; where anything is wrong, says all of it and returns the exit code instead.</summary>
    /// <param name="given">Options and variables.</param>
    /// <param name="sources">The packs.</param>
    /// <param name="screen">Where mistakes are told.</param>
    /// <param name="lab">The settings to use by default, where the endpoint is the reference connector and needs no naming.</param>
    public static (RunSetup? Setup, ExitCode Problem) Make(Given given, IReadOnlyList<string> sources, Screen screen, string? lab = null)
    {
        if (given.Switch(RunOptions.NoColor)) screen.UseNoColor();
        var personas = PersonaBook.Open(given.Text(RunOptions.Personas));
        var context = PackContexts.Of(personas);
        var settingsFile = given.Text(RunOptions.Settings) ?? lab ?? (File.Exists(SettingsReader.FileName) ? SettingsReader.FileName : null);
        var settings = settingsFile is null ? new(Settings.Default, []) : SettingsReader.Read(settingsFile, context);
        var packs = PackReader.Read(sources, context);
        var waivers = given.Text(RunOptions.Waivers) is { } waiverFile ? WaiverReader.Read(waiverFile, [.. DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Select(rule => rule.Id).Distinct()]) : new([], []);
        var choice = lab is not null ? StandInChoice.OfLab(packs.Packs)
            : packs.Problems.Length > 0 ? new(packs.Packs, [], null)
            : StandInChoice.Of(given, sources, packs.Packs);
        var setup = new Draft(given, settings.Settings, personas, choice.Packs, needsEndpoint: lab is null).Finish();

        foreach (var problem in given.Problems) screen.Problem(problem);
        if (given.Problems.Count > 0)
        {
            screen.Say("See: b2c-harness run --help");
            return (null, ExitCode.CommandLine);
        }

        string[] mistakes =
        [
            .. personas.Problems.Select(problem => problem.ToString()),
            .. settings.Problems.Concat(waivers.Problems).Select(problem => problem.ToString()),
            .. packs.Problems.Concat(Slips(packs.Readable, personas)).Concat(TwoDialects(packs.Packs)).Select(problem => problem.ToString()),
        ];
        foreach (var mistake in mistakes) screen.Problem(mistake);
        if (mistakes.Length == 0 && choice.LeftOut is { } reason) screen.Say(reason);
        if (mistakes.Length == 0) return (setup with { StandIns = choice.StandIns, Plan = setup.Plan with { Waivers = waivers.Waivers, Sources = [.. sources], Options = [.. given.ToRecord(), .. Addresses(setup.Plan)] } }, ExitCode.Conforms);
        screen.Say($"{mistakes.Length} {(mistakes.Length == 1 ? "mistake" : "mistakes")}; nothing was sent.");
        return (null, ExitCode.Packs);
    }

    // Those of steps that were chosen away too: a case is played again with all of its pack.
    private static IEnumerable<GivenOption> Addresses(RunPlan plan) =>
        from profile in plan.Profiles
        where profile.Value.Endpoint != Nowhere
        orderby profile.Key
        from url in profile.Value.OtherInstances.Prepend(profile.Value.Endpoint)
        select new GivenOption(RunOptions.Endpoint.Name, $"{profile.Key}={url.OriginalString}");

    /// <summary>What a reader of one pack cannot see: it takes the people and the dialect to know.</summary>
    public static IEnumerable<PackProblem> Slips(ImmutableArray<Pack> packs, PersonaBook personas) =>
        NeverCalled(packs, personas).Concat(NothingLeftOut(packs, personas)).Concat(NoForms(packs));

    // A run has one caller: one clock, one rule book.
    private static IEnumerable<PackProblem> TwoDialects(ImmutableArray<Pack> packs) =>
        from pack in packs.DistinctBy(pack => pack.Dialect).Skip(1)
        select new PackProblem(
            new(pack.File, 1, 1),
            $"'{pack.Name}' is of the dialect '{pack.Dialect}', and '{packs[0].Name}' of '{packs[0].Dialect}': a run plays one caller.",
            "Play the packs of each dialect in a run of their own.");

    // Only where some bodies name their step is there a choice.
    private static IEnumerable<PackProblem> NoForms(ImmutableArray<Pack> packs) =>
        from pack in packs
        where !DialectBook.Find(pack.Dialect)!.NamesStep
        from scenario in pack.Scenarios
        where scenario.Body is not null
        select new PackProblem(scenario.Position, $"'body' has no meaning here: no body of '{pack.Dialect}' has 'step' and 'client_id'.", "Leave 'body' out.");

    // Claims that are left out although nobody has them: a slip, or the scenario asks nothing.
    private static IEnumerable<PackProblem> NothingLeftOut(ImmutableArray<Pack> packs, PersonaBook personas) =>
        from pack in packs
        from scenario in pack.Scenarios
        where personas.Knows(scenario.Persona)
        let dialect = DialectBook.Find(pack.Dialect)!
        let profile = new Profile { Endpoint = new("http://localhost/") }
        let known = personas.Ids.Select(id => personas.Make(id, 1))
            .SelectMany(person => scenario.Steps.SelectMany(step => dialect.Claims(profile, dialect.Step(step)!, person))).Select(claim => profile.PackName(claim.Name))
            .Concat(scenario.With.Select(claim => profile.PackName(claim.Name))).Distinct().ToArray()
        from name in scenario.Without
        where !known.Contains(profile.PackName(name)) && !name.StartsWith("extension_", StringComparison.Ordinal)
        select new PackProblem(scenario.Position, $"'{name}' is left out, but {dialect.Caller} never sends it there.", DidYouMean.Hint(name, known));

    // Scenarios that the caller would never play, such as the step after federation for a local account.
    private static IEnumerable<PackProblem> NeverCalled(ImmutableArray<Pack> packs, PersonaBook personas) =>
        from pack in packs
        from scenario in pack.Scenarios
        where personas.Knows(scenario.Persona)
        let dialect = DialectBook.Find(pack.Dialect)!
        where !scenario.Steps.Any(step => dialect.Calls(dialect.Step(step)!, personas.Make(scenario.Persona, 1)))
        select new PackProblem(
            scenario.Position,
            $"{dialect.Caller} never calls {string.Join(" or ", scenario.Steps)} for '{scenario.Persona}', who has a local account.",
            $"Choose a federated persona: {string.Join(", ", personas.Ids.Where(id => personas.Make(id, 1).Account == AccountKind.Federated))}.");

    /// <summary>The part that depends on options and settings together.</summary>
    private sealed class Draft(Given given, Settings settings, PersonaBook personas, ImmutableArray<Pack> packs, bool needsEndpoint)
    {
        private static readonly string[] OwnHeaders = ["Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection"];

        private readonly Dialect dialect = packs.IsEmpty ? DialectBook.All[0] : DialectBook.Find(packs[0].Dialect)!;

        public RunSetup Finish()
        {
            var output = given.Text(RunOptions.Out) ?? DefaultOut;
            var plan = new RunPlan
            {
                Packs = packs,
                Dialect = dialect,
                Profiles = Profiles(),
                Personas = personas,
                Clock = ReadClock(),
                Seed = given.Number(RunOptions.Seed, 1, int.MinValue),
                Repeat = given.Number(RunOptions.Repeat, 1, 1),
                Parallel = given.Number(RunOptions.Parallel, 1, 1),
                Warmup = given.Number(RunOptions.Warmup, 0, 0),
                Exhaustive = given.Switch(RunOptions.Exhaustive),
                FreshEmail = given.Switch(RunOptions.FreshEmail),
                FailOn = FailOn(),
                Require = Require(),
                RequireReplies = RequireReplies(),
                Only = Only(),
                Steps = [.. given.Many(RunOptions.Step).Select(StepId)],
                Tags = [.. given.Many(RunOptions.Tag)],
                Set = Set(),
                Without = [.. given.Many(RunOptions.Without)],
                Persona = Persona(),
                PasswordVariable = PasswordVariable,
                MakeCold = MakeCold(),
            };
            CheckPayloads(plan);
            if (given.Problems.Count == 0) foreach (var lack in plan.Lacking) given.Problem(lack);
            return new(plan, Trust(), output, Reports(output));
        }

        private void CheckPayloads(RunPlan plan)
        {
            if (given.Problems.Count > 0) return;
            foreach (var id in plan.Only.Where(id => id.IndexOfAny(['#', '/']) >= 0 && plan.NamesNothing(id)))
                given.Problem($"There is no payload '{id}'. Every run names the payloads that fail, and 'replay' sends one again.");
        }

        private string? PasswordVariable => given.Text(RunOptions.PasswordVariable) ?? settings.PasswordVariable;

        private ImmutableDictionary<string, Profile> Profiles()
        {
            var profile = settings.Profile(Nowhere, Credentials()) with { ExtraHeaders = [.. given.Many(RunOptions.Header).Select(Header)] };
            var endpoints = Endpoints();
            return dialect.Steps.ToImmutableDictionary(step => step.Id, step => endpoints.GetValueOrDefault(step.Id) is [var first, .. var others] ? profile with { Endpoint = first, OtherInstances = others } : profile);
        }

        // Several addresses of one step are instances of the endpoint.
        private Dictionary<string, ImmutableArray<Uri>> Endpoints()
        {
            var found = new Dictionary<string, ImmutableArray<Uri>>();
            foreach (var text in given.Many(RunOptions.Endpoint))
            {
                var equals = text.IndexOf("=http", StringComparison.OrdinalIgnoreCase);
                var step = equals > 0 && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? StepId(text[..equals]) : "*";
                if (Url(step == "*" ? text : text[(equals + 1)..]) is { } url) found[step] = [.. found.GetValueOrDefault(step, []), url];
            }

            if (found.Count == 0) found = SettingsEndpoints().ToDictionary(entry => entry.Key, entry => ImmutableArray.Create(entry.Value));
            if (found.Count == 0 && given.Problems.Count == 0 && needsEndpoint)
                given.Problem("Which endpoint? Give --endpoint URL, or name one in the settings file and choose it with --env.");
            var steps = dialect.Steps.ToDictionary(step => step.Id, step => found.GetValueOrDefault(step.Id, found.GetValueOrDefault("*", [])));
            foreach (var step in steps.Where(step => step.Value.IsEmpty && found.Count > 0 && IsPlayed(step.Key)))
                given.Problem($"No endpoint is given for {step.Key}. Give --endpoint {step.Key}=URL, or choose other steps with --step.");
            return steps;
        }

        private bool IsPlayed(string step)
        {
            var chosen = given.Many(RunOptions.Step);
            return chosen.Length == 0 ? packs.Any(pack => pack.Scenarios.Any(scenario => scenario.Steps.Contains(step))) : chosen.Select(StepId).Contains(step);
        }

        private Dictionary<string, Uri> SettingsEndpoints()
        {
            if (given.Text(RunOptions.Environment) is { } name)
            {
                if (settings.Endpoints.TryGetValue(name, out var chosen)) return chosen.ToDictionary();
                given.Problem($"The settings have no endpoints for '{name}'. {DidYouMean.Hint(name, [.. settings.Endpoints.Keys.Order()])}");
                return [];
            }

            return settings.Endpoints.Count == 1 ? settings.Endpoints.Values.Single().ToDictionary() : [];
        }

        private Uri? Url(string text)
        {
            foreach (var parameter in given.Many(RunOptions.Query))
                text += (text.Contains('?', StringComparison.Ordinal) ? '&' : '?') + parameter;
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                given.Problem($"'{text.Split('?')[0]}' is no http or https address.");
            else if (url.UserInfo.Length > 0)
                given.Problem("An address does not carry credentials; give --user and --password-env.");
            else return url;
            return null;
        }

        private Credentials Credentials()
        {
            var user = given.Text(RunOptions.User) ?? settings.User;
            if (user is null)
            {
                if (given.Text(RunOptions.PasswordVariable) is not null) given.Problem("--password-env goes with --user.");
                return new Credentials.None();
            }

            if (user.Contains(':', StringComparison.Ordinal)) given.Problem("A user name of Basic credentials has no colon; did you mean --user NAME --password-env VARIABLE?");
            if (PasswordVariable is not { } variable)
            {
                given.Problem($"--user {user} needs --password-env VARIABLE: the name of the environment variable that holds the password.");
                return new Credentials.None();
            }

            if (System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } password) return new Credentials.Basic(user, password);
            given.Problem($"The environment variable '{variable}' is not set or empty; it should hold the password of {user}.");
            return new Credentials.None();
        }

        private Header Header(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon > 0 ? (text[..colon].Trim(), text[(colon + 1)..].Trim()) : ("", "");
            if (name.Length == 0 || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')) || value.Any(char.IsControl))
                given.Problem("--header takes 'NAME: VALUE' on one line; a name has letters, digits and hyphens.");
            else if (OwnHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
                given.Problem($"--header cannot set {name}: the harness writes it itself, as the caller does.");
            else return new(name, value);
            return default;
        }

        private string StepId(string text)
        {
            if (dialect.Steps.FirstOrDefault(step => step.Id == text || step.Slug == text) is { } step) return step.Id;
            given.Problem($"There is no step '{text}'. {DidYouMean.Hint(text, [.. dialect.Steps.Select(step => step.Id), .. dialect.Steps.Select(step => step.Slug)])}");
            return text;
        }

        private Clock ReadClock()
        {
            if ((given.Text(RunOptions.Clock) ?? settings.Clock) is not { } text) return dialect.Clock;
            if (Clock.TryParse(text, out var clock, out var problem)) return clock;
            given.Problem(problem);
            return dialect.Clock;
        }

        private Func<CancellationToken, Task>? MakeCold()
        {
            var command = given.Text(RunOptions.BeforeCold);
            var idle = given.Text(RunOptions.Idle);
            if (command is not null && idle is not null) given.Problem("--before-cold and --idle are two ways to the same; give one of them.");
            if (command is not null) return cancellationToken => ColdStart.Restart(command, cancellationToken);
            if (idle is null) return null;
            if (ColdStart.TryParse(idle, out var time)) return cancellationToken => Task.Delay(time, cancellationToken);
            given.Problem($"--idle takes a time such as 90 s or 20 min, of up to a day, not '{idle}'.");
            return null;
        }

        private Severity FailOn()
        {
            if (given.Text(RunOptions.FailOn) is not { } text) return Severity.Warning;
            if (Words.TryParse<Severity>(text, out var severity)) return severity;
            given.Problem($"--fail-on takes {string.Join(", ", Words.All<Severity>())}, not '{text}'.");
            return Severity.Warning;
        }

        private ImmutableArray<string> Require()
        {
            var book = RuleBook.Of(dialect);
            var rules = Listed(RunOptions.Require);
            foreach (var rule in rules.Where(rule => book.Find(rule) is null)) given.Problem($"There is no rule '{rule}'. {DidYouMean.Hint(rule, [.. book.All.Select(known => known.Id)])}");
            return rules;
        }

        private ImmutableArray<ReplyKind> RequireReplies()
        {
            var understood = dialect.Steps.SelectMany(step => step.Understands).Distinct().ToDictionary(Words.Of);
            var words = Listed(RunOptions.RequireReplies);
            foreach (var word in words.Where(word => !understood.ContainsKey(word)))
                given.Problem($"--require-replies cannot ask for '{word}'. {DidYouMean.Hint(word, understood.Keys)}");
            return [.. words.Where(understood.ContainsKey).Select(word => understood[word]).Distinct()];
        }

        private ImmutableArray<string> Listed(RunOption option) =>
            [.. given.Many(option).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

        private ImmutableArray<string> Only()
        {
            var only = given.Many(RunOptions.Only).ToImmutableArray();
            var cases = packs.SelectMany(pack => pack.Scenarios.Select(scenario => (Pack: pack, Scenario: scenario))).ToArray();
            foreach (var id in only.Where(id => !packs.IsEmpty && !cases.Any(one => RunPlan.Means(id, one.Pack, one.Scenario))))
            {
                string[] known = [.. packs.Select(pack => pack.Name), .. cases.Select(one => one.Scenario.Id), .. cases.Select(one => $"{one.Pack.Name}/{one.Scenario.Id}")];
                given.Problem($"There is no case '{id}'. {(DidYouMean.Nearest(id, known) is { } nearest ? $"Did you mean '{nearest}'?" : "'lint' counts them, and every run names them.")}");
            }

            return only;
        }

        private ClaimSet Set()
        {
            var set = ClaimSet.Empty;
            var context = PackContexts.Of(personas);
            foreach (var text in given.Many(RunOptions.Set))
            {
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && context.MeantClaim(text[..equals]) is { } meant) given.Problem($"No caller sends a claim '{text[..equals]}' (--set). Did you mean '{meant}'?");
                else if (equals > 0) set = set.With(text[..equals], Value(text[..equals], text[(equals + 1)..]));
                else given.Problem($"--set takes CLAIM=VALUE, not '{text}'.");
            }

            return set;
        }

        // Codes and postal codes look like numbers and are texts; a number is sent where the settings say that the attribute is one.
        private JsonElement Value(string name, string text)
        {
            var isNumber = settings.Attributes?.FirstOrDefault(attribute => attribute.Name == Profile.ShortName(name)) is { Type: AttributeType.Int };
            if (!isNumber && text is not ("true" or "false" or "null") && !text.StartsWith('{') && !text.StartsWith('[') && !text.StartsWith('"'))
                return JsonSerializer.SerializeToElement(text);
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                return JsonSerializer.SerializeToElement(text);
            }
        }

        private string? Persona()
        {
            if (given.Text(RunOptions.Persona) is not { } id) return null;
            if (!personas.Knows(id)) given.Problem($"There is no persona '{id}'. {DidYouMean.Hint(id, personas.Ids.ToArray())}");
            return id;
        }

        private Trust Trust()
        {
            if (given.Text(RunOptions.Trust) is not { } text) return Exchanges.Trust.System;
            if (text == "dev") return Exchanges.Trust.Development;
            try
            {
                return Exchanges.Trust.File(text);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
            {
                given.Problem($"--trust takes 'dev' or a file with certificates; '{text}' cannot be used: {error.Message}");
                return Exchanges.Trust.System;
            }
        }

        private ImmutableArray<ReportTarget> Reports(string output)
        {
            var reports = ImmutableArray.CreateBuilder<ReportTarget>();
            foreach (var text in given.Many(RunOptions.Report))
            {
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                var id = equals < 0 ? text : text[..equals];
                if (equals == text.Length - 1) given.Problem($"--report {text} names no file; write {id}=PATH, or - for standard output.");
                else if (ReportFormat.Find(id) is { } format) reports.Add(new(format, equals < 0 ? Path.Combine(output, format.FileName) : text[(equals + 1)..]));
                else given.Problem($"There is no report format '{id}'. {DidYouMean.Hint(id, [.. ReportFormat.All.Select(format => format.Id)])}");
            }

            if (reports.Count == 0 && ReportFormat.Find("html") is { } html) reports.Add(new(html, Path.Combine(output, html.FileName)));
            return reports.ToImmutable();
        }
    }
}
