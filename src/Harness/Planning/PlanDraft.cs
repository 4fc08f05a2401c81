using System.Collections.Immutable;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>The part of a run that depends on options and settings together.</summary>
internal sealed class PlanDraft(Given given, Settings settings, PersonaBook personas, ImmutableArray<Pack> packs, bool needsEndpoint)
{
    private readonly Dialect dialect = packs.IsEmpty ? DialectBook.All[0] : DialectBook.Find(packs[0].Dialect)!;

    /// <summary>Whether the cases are listed only, and nothing is sent.</summary>
    public bool IsListed { get; init; }

    public RunSetup Finish()
    {
        var output = given.Text(RunOptions.Out) ?? RunSetup.DefaultOut;
        var caller = new CallerDraft(given, settings);
        var endpoints = new EndpointDraft(given, settings, dialect, packs);
        var plan = new RunPlan
        {
            Packs = packs,
            Dialect = dialect,
            Profiles = Listed(),
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
            Steps = [.. given.Many(RunOptions.Step).Select(endpoints.StepId)],
            Tags = Tags(),
            Set = Set(),
            Without = Without(),
            Persona = Persona(),
            MakeCold = MakeCold(),
            WatchLog = IsListed ? null : WatchLog(),
        };
        if (!IsListed) plan = Addressed(plan, caller, endpoints);
        CheckPayloads(plan);
        if (given.Problems.Count == 0) foreach (var lack in plan.Lacking) given.Problem(lack);
        var issuer = IsListed ? null : new IssuerDraft(given, packs).Finish(isOnAnyPort: !needsEndpoint);
        if (issuer?.KeyFile is { } keys && PrivateFile.Note(keys) is { } note) plan = plan with { CredentialNotes = plan.CredentialNotes.Add(note) };
        return new(plan, IsListed ? Trust.System : caller.Trust(), output, Reports(output)) { Issuer = issuer, Baseline = given.Text(RunOptions.Baseline) };
    }

    private RunPlan Addressed(RunPlan plan, CallerDraft caller, EndpointDraft endpoints)
    {
        var scenarios = (plan with { Persona = null }).ScenariosPlayed.ToArray();
        var credentials = new CredentialDraft(given, settings, endpoints.Technical);
        var (connector, technical) = (Proof.None, ImmutableArray<(TechnicalProfile Profile, Proof Proof)>.Empty);
        (Credentials Old, Rotation Rotation)? before = null;
        if (dialect.Id == TechnicalProfileDialect.DialectId)
        {
            credentials.CheckNoneOld();
            if (needsEndpoint) credentials.CheckKinds();
            if (needsEndpoint) technical = [.. endpoints.Technical.Where(profile => scenarios.Any(scenario => scenario.Technical?.Id == profile.Id)).Select(profile => (profile, credentials.Of(profile)))];
        }
        else if (dialect.Id == ProtectedApiDialect.DialectId)
        {
            connector = credentials.OfApplication(packs.Any(pack => pack.Scenarios.Any(scenario => scenario.Protected is { IsConnector: true })));
            if (needsEndpoint && scenarios.Length > 0 && scenarios.All(scenario => scenario.Protected is { Issuer: null, IsConnector: false }) && given.Many(RunOptions.TokenVariable).Count == 0)
                given.Problem("There is no token to send: give --token-env VARIABLE with a token of your tenant, or name an 'issuer' under 'protectedApi' in the pack, so that the harness makes the tokens.");
        }
        else
        {
            connector = credentials.OfConnector();
            before = credentials.OfConnectorBefore(connector.Credentials);
        }

        var profile = caller.Profile(RunSetup.Nowhere) with
        {
            OldCredentials = before?.Old,
            Rotation = before?.Rotation ?? default,
            OldPasswordVariable = given.Text(RunOptions.OldPasswordVariable) ?? given.Text(RunOptions.OldCertificatePasswordVariable),
            SubscriptionKey = credentials.SubscriptionKey(),
            SubscriptionKeyVariable = given.Text(RunOptions.SubscriptionKeyVariable),
            Behind = Behind(),
        };
        var profiles = endpoints.ByStep(needsEndpoint, scenarios).ToImmutableDictionary(entry => entry.Key, entry =>
        {
            var proof = technical.FirstOrDefault(one => one.Profile.Id == entry.Key).Proof ?? connector;
            var own = profile with { Credentials = proof.Credentials, PasswordVariable = proof.Variable };
            return entry.Value is [var first, .. var others] ? own with { Endpoint = first, OtherInstances = others } : own;
        });
        return plan with { Profiles = profiles, CredentialNotes = [.. credentials.Notes(technical), .. GatewayNotes(scenarios), .. CertificateNotes(profiles.Values)] };
    }

    private static IEnumerable<string> CertificateNotes(IEnumerable<Profile> profiles) =>
        profiles.Select(profile => profile.Credentials).OfType<Credentials.Certificate>().Select(shown => shown.Note)
            .Concat(profiles.SelectMany(profile => new[] { profile.Credentials, profile.OldCredentials }).OfType<Credentials.Certificate>().SelectMany(shown => shown.Files).Select(PrivateFile.Note))
            .OfType<string>().Distinct();

    private IEnumerable<string> GatewayNotes(Scenario[] scenarios)
    {
        if (needsEndpoint && given.Text(RunOptions.SubscriptionKeyVariable) is null && scenarios.Select(scenario => scenario.Protected).FirstOrDefault(api => api is { SubscriptionKeyHeader: not null }) is { SubscriptionKeyHeader: { } header })
            yield return $"the pack says that a call has its subscription key in {header}; none is given (--subscription-key-env VARIABLE), so the gateway may refuse every call";
        if (scenarios.Any(scenario => scenario.Protected is not null) && packs.All(pack => pack.Downstream.IsEmpty))
            yield return "no pack names the API behind the gateway under 'downstream', so refusals are judged by their status alone: nobody sees whether a refused call reaches it";
    }

    private Uri? Behind()
    {
        if (given.Text(RunOptions.Behind) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0) return url;
        given.Problem($"--behind takes the http or https address of the API behind the gateway, and not '{text.Split('?')[0]}'.");
        return null;
    }

    // An address of its own for each step, so that no case is left out for want of one.
    private ImmutableDictionary<string, Profile> Listed() =>
        dialect.Steps.ToImmutableDictionary(step => step.Id, step => settings.Profile(new(RunSetup.Nowhere, step.Slug), new Credentials.None()));

    private void CheckPayloads(RunPlan plan)
    {
        if (given.Problems.Count > 0) return;
        foreach (var id in plan.Only.Where(id => id.IndexOfAny(['#', '/']) >= 0 && plan.NamesNothing(id)))
            given.Problem($"There is no payload '{id}'. Every run names the payloads that fail, and 'replay' sends one again.");
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

    private string? WatchLog()
    {
        if (given.Text(RunOptions.WatchLog) is not { } file) return null;

        // An endpoint may begin its log with its first line.
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is not { } folder || !Directory.Exists(folder))
            given.Problem($"--watch-log names the file to which the endpoint writes its log; there is no folder for '{file}'. Name the file that the endpoint writes.");
        else if (Directory.Exists(file)) given.Problem($"--watch-log names the file to which the endpoint writes its log; '{file}' is a folder. Name the file in it.");
        return file;
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
            var others = packs.Select(pack => pack.Name).Concat(cases.Select(one => $"{one.Pack.Name}/{one.Scenario.Id}"));
            given.Problem($"There is no case '{id}'. {DidYouMean.HintAndFew(id, [.. cases.Select(one => one.Scenario.Id)], others)}");
        }

        return only;
    }

    private ImmutableArray<string> Tags()
    {
        var tags = given.Many(RunOptions.Tag).ToImmutableArray();
        string[] known = [.. packs.SelectMany(pack => pack.Scenarios).SelectMany(scenario => scenario.Tags)];
        foreach (var tag in tags.Where(tag => !packs.IsEmpty && !known.Contains(tag)))
            given.Problem($"No scenario has the tag '{tag}'. {DidYouMean.HintAndFew(tag, known)}");
        return tags;
    }

    private ClaimSet Set()
    {
        var set = ClaimSet.Empty;
        var context = PackContexts.Of(personas);
        foreach (var text in given.Many(RunOptions.Set))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && dialect.Id is not (TechnicalProfileDialect.DialectId or ProtectedApiDialect.DialectId) && context.MeantClaim(text[..equals]) is { } meant) given.Problem($"No caller sends a claim '{text[..equals]}' (--set). Did you mean '{meant}'?");
            else if (equals > 0 && NotSent(text[..equals]) is { } slip) given.Problem($"{slip} (--set)");
            else if (equals > 0) set = set.With(text[..equals], Value(text[..equals], text[(equals + 1)..]));
            else given.Problem($"--set takes CLAIM=VALUE, not '{text}'.");
        }

        return set;
    }

    private ImmutableArray<string> Without()
    {
        ImmutableArray<string> names = [.. given.Many(RunOptions.Without)];
        foreach (var name in names) if (NotSent(name) is { } slip) given.Problem($"{slip} (--without)");
        return names;
    }

    // Of several technical profiles one that sends it is enough.
    private string? NotSent(string name)
    {
        var slips = packs.SelectMany(pack => pack.Scenarios).Select(scenario => scenario.Technical).OfType<TechnicalProfile>().DistinctBy(technical => technical.Id)
            .Select(technical => TechnicalClaims.NotSent(technical, name)).ToArray();
        return slips.Length > 0 && slips.All(slip => slip is not null) ? $"{slips[0]!.Value.What} {slips[0]!.Value.Hint}" : null;
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

    private ImmutableArray<ReportTarget> Reports(string output)
    {
        var reports = ImmutableArray.CreateBuilder<ReportTarget>();
        foreach (var text in given.Many(RunOptions.Report))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var id = equals < 0 ? text : text[..equals];
            if (equals == text.Length - 1) given.Problem($"--report {text} names no file; write {id}=PATH, or - for standard output.");
            else if (ReportFormat.Find(id) is { } format)
            {
                var path = equals < 0 ? format.PathIn(output) : text[(equals + 1)..];
                if (format.Refuses(path) is { } refusal) given.Problem(refusal);
                reports.Add(new(format, path));
            }
            else given.Problem($"There is no report format '{id}'. {DidYouMean.Hint(id, [.. ReportFormat.All.Select(format => format.Id)])}");
        }

        var onOutput = reports.Where(report => report.Path == ReportFormat.StandardOutput).Select(report => report.Format.Id).ToArray();
        if (onOutput.Length > 1) given.Problem($"Standard output has room for one report, not for {string.Join(" and ", onOutput)}; give the others a file: --report {onOutput[^1]}=PATH.");
        if (reports.Count == 0 && ReportFormat.Find("html") is { } html) reports.Add(new(html, html.PathIn(output)));
        return reports.ToImmutable();
    }
}
