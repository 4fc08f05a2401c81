using System.Collections.Immutable;
using System.Globalization;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running.Probes;
using Harness.Scenarios;
using Harness.Tokens;

namespace Harness.Running;

/// <summary>Everything that decides what a run does. The same plan sends the same bytes.</summary>
public sealed record RunPlan
{
    /// <summary>The packs to play, all of one dialect.</summary>
    public required ImmutableArray<Pack> Packs { get; init; }

    /// <summary>Packs that are played beside these, each in a run of its own: waivers may be for them.</summary>
    internal ImmutableArray<Pack> Beside { get; init; } = [];

    /// <summary>The contract they are about.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>What the caller is configured with, by step id: every step has an entry. Technical profiles of packs have one of their own, by their id.</summary>
    public required ImmutableDictionary<string, Profile> Profiles { get; init; }

    /// <summary>The people.</summary>
    public required PersonaBook Personas { get; init; }

    /// <summary>The caller's patience.</summary>
    public required Clock Clock { get; init; }

    /// <summary>The seed of every person; 1 where the user gives none.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often every scenario is played, each time with other people; 1 or more.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How many cases are played at once; 1 or more.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>How many calls are made before the run and not counted; 0 or more.</summary>
    public int Warmup { get; init; }

    /// <summary>The severity from which findings fail the run.</summary>
    public Severity FailOn { get; init; } = Severity.Warning;

    /// <summary>Rules that must be exercised.</summary>
    public ImmutableArray<string> Require { get; init; } = [];

    /// <summary>Kinds of reply that must be seen.</summary>
    public ImmutableArray<ReplyKind> RequireReplies { get; init; } = [];

    /// <summary>Findings that somebody knows of and takes upon themselves.</summary>
    public ImmutableArray<Waiver> Waivers { get; init; } = [];

    /// <summary>Case ids, pack names or scenario ids to play; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Step ids to play; empty for all.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>Tags of which a scenario must have one; empty for all.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Claims set in every case, over persona and pack.</summary>
    public ClaimSet Set { get; init; } = ClaimSet.Empty;

    /// <summary>Claims left out in every case.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>A persona for every case, over the pack's; scenarios that the caller never plays for this person are left out.</summary>
    public string? Persona { get; init; }

    /// <summary>What a reader must know of the credentials, in sentences.</summary>
    internal ImmutableArray<string> CredentialNotes { get; init; } = [];

    /// <summary>Lets the endpoint grow cold: waits, or restarts it. Null where nobody said how.</summary>
    public Func<CancellationToken, Task>? MakeCold { get; init; }

    /// <summary>The file to which the endpoint writes its log, to see what it writes there; null where nobody watches it.</summary>
    public string? WatchLog { get; init; }

    /// <summary>The stand-ins that play the services of the packs, by the services' names; what is not in here is not played.</summary>
    public ImmutableDictionary<string, IDownstream> Downstream { get; init; } = ImmutableDictionary<string, IDownstream>.Empty;

    /// <summary>The issuer of the tokens that gateways are called with; null where the harness is none.</summary>
    internal TokenIssuer? Issuer { get; init; }

    /// <summary>Whether payloads with missing claims are sent for every subset of up to sixteen claims, not only for each one and each two.</summary>
    public bool Exhaustive { get; init; }

    /// <summary>Whether every call carries an e-mail address of its own, at the domain of the person's: for endpoints that remember people.</summary>
    public bool FreshEmail { get; init; }

    /// <summary>One case to play instead of all, as <see cref="Find"/> gives it; null for all.</summary>
    public PlannedCase? Exactly { get; init; }

    /// <summary>The sources of the packs as the command was given them, for the run file.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The folder of the pipeline's workspace in which the command runs, for the run file; null elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>The options that shape what is sent, for the run file.</summary>
    public ImmutableArray<GivenOption> Options { get; init; } = [];

    /// <summary>The case of this id, or null where the packs have none: <c>pack/scenario</c>, <c>pack/scenario/change+change</c>, with <c>#n</c>.</summary>
    public PlannedCase? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var hash = id.LastIndexOf('#');
        var repetition = 0;
        if (hash >= 0 && int.TryParse(id.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out repetition)) id = id[..hash];
        foreach (var (pack, scenario) in Packs.SelectMany(pack => pack.Scenarios.Select(scenario => (pack, scenario))))
        {
            var own = $"{pack.Name}/{scenario.Id}";
            if (id == own) return new Payloads(this).Find(pack, scenario, "", repetition);
            if (id.StartsWith(own + "/", StringComparison.Ordinal)) return new Payloads(this).Find(pack, scenario, id[(own.Length + 1)..], repetition);
        }

        return null;
    }

    /// <summary>Every payload of every scenario that was not chosen away, once for each repetition; of each pack the happy path first.</summary>
    public IEnumerable<PlannedCase> Cases()
    {
        if (Exactly is { } planned)
        {
            yield return planned;
            yield break;
        }

        var payloads = new Payloads(this);
        var chosen = Chosen.ToArray();
        for (var repetition = 0; repetition < Repeat; repetition++)
        {
            foreach (var (pack, scenario) in chosen)
                foreach (var one in NamesCases(pack, scenario) ? Named(pack, scenario, repetition) : payloads.Cases(pack, scenario, repetition)) yield return one;
        }
    }

    /// <summary>What the caller is configured with where a scenario calls a step.</summary>
    internal Profile ProfileOf(Scenario scenario, string step)
    {
        var profile = Profiles[step];
        if (scenario.Protected is { } api) return profile with { Protected = api, Issuer = api.Issuer is null ? null : Issuer };
        if (scenario.Technical is { } technical) return Profiles.GetValueOrDefault(technical.Id, profile) with { Technical = technical };
        return scenario.Body is { } form ? profile with { BodyForm = form } : profile;
    }

    /// <summary>The scenarios that were not chosen away.</summary>
    internal IEnumerable<Scenario> ScenariosPlayed => Chosen.Select(one => one.Scenario);

    /// <summary>The packs of which something was not chosen away.</summary>
    internal IEnumerable<Pack> PacksPlayed => Chosen.Select(one => one.Pack).Distinct();

    /// <summary>The ids of the steps that the chosen scenarios call.</summary>
    public IEnumerable<string> StepsPlayed => Chosen.SelectMany(one => one.Scenario.Steps).Distinct();

    /// <summary>What the caller is configured with where the chosen scenarios call.</summary>
    internal IEnumerable<Profile> ProfilesPlayed => Chosen.SelectMany(one => one.Scenario.Steps.Select(step => ProfileOf(one.Scenario, step)));

    /// <summary>The ids of the steps that the endpoint serves: those that are played, unless this plan is a part of another.</summary>
    public ImmutableArray<string> StepsServed { get => field.IsDefault ? [.. StepsPlayed] : field; init; }

    /// <summary>How many cases there are.</summary>
    public long Count
    {
        get
        {
            if (Exactly is not null) return 1;
            var byName = Chosen.ToLookup(one => NamesCases(one.Pack, one.Scenario));
            return new Payloads(this).Count(byName[false])
                + byName[true].Sum(one => Enumerable.Range(0, Repeat).Sum(repetition => Named(one.Pack, one.Scenario, repetition).LongCount()));
        }
    }

    private IEnumerable<(Pack Pack, Scenario Scenario)> Chosen => Exactly is { } planned ? [(planned.Pack, planned.Scenario)] : InPacks.OrderBy(one => one.Scenario.Probe is { } probe ? ProbeBook.Find(probe)!.Turn : 0);

    private IEnumerable<(Pack Pack, Scenario Scenario)> InPacks =>
        from pack in Packs
        from scenario in pack.Scenarios.OrderBy(scenario => scenario.Id == pack.Roles.GetValueOrDefault(HappyRole) ? 0 : 1)
        where IsChosen(pack, scenario)
        select (pack, scenario);

    /// <summary>What packs and <see cref="Set"/> take from people who do not have it, in sentences: such a plan cannot be played.</summary>
    public IEnumerable<string> Lacking =>
    [
        .. from one in Chosen
           let id = Persona ?? one.Scenario.Persona
           where Personas.Knows(id)
           let attributes = Personas.Attributes(id)
           from name in PersonReferences.Missing(one.Scenario, attributes).Union(Asked(one.Pack, one.Scenario).Append(Set).SelectMany(claims => PersonReferences.Missing(claims, attributes)))
           select $"'{id}' has no '{name}' to put in for '{{persona.{name}}}' in {one.Pack.Name}/{one.Scenario.Id}.",
    ];

    // A probe plays what its roles say with a person of its own.
    private static IEnumerable<ClaimSet> Asked(Pack pack, Scenario scenario) =>
        scenario.Probe is { } id && ProbeBook.Find(id) is { } probe
            ? pack.Scenarios.Where(one => probe.Roles.Any(role => pack.Roles.GetValueOrDefault(role) == one.Id)).Select(one => one.With)
            : [];

    /// <summary>Whether an entry of <see cref="Only"/> means a scenario: by case id, by pack name or by scenario id.</summary>
    public static bool Means(string only, Pack pack, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        return MeansWhole(only, pack, scenario) || NamesCase(only, pack, scenario);
    }

    /// <summary>Whether an entry of <see cref="Only"/> names a payload or a repetition of a scenario that the scenario does not have.</summary>
    public bool NamesNothing(string only) =>
        Packs.Any(pack => pack.Scenarios.Any(scenario => NamesCase(only, pack, scenario))) && !Packs.Any(pack => pack.Scenarios.Any(scenario => MeansWhole(only, pack, scenario))) && Find(only) is null;

    /// <summary>The role of the scenario that is played first: if the endpoint does not let that go on, the rest says little.</summary>
    internal const string HappyRole = "continues";

    private static bool MeansWhole(string only, Pack pack, Scenario scenario) => only == pack.Name || only == scenario.Id || only == $"{pack.Name}/{scenario.Id}";

    // One payload or one repetition of a scenario.
    private static bool NamesCase(string only, Pack pack, Scenario scenario)
    {
        var id = $"{pack.Name}/{scenario.Id}";
        return only.Length > id.Length + 1 && only.StartsWith(id, StringComparison.Ordinal) && only[id.Length] is '/' or '#';
    }

    private bool NamesCases(Pack pack, Scenario scenario) =>
        Only.Any(only => NamesCase(only, pack, scenario)) && !Only.Any(only => MeansWhole(only, pack, scenario));

    // An entry without #n means every repetition.
    private IEnumerable<PlannedCase> Named(Pack pack, Scenario scenario, int repetition) => Only
        .Where(only => NamesCase(only, pack, scenario))
        .Select(only => Find(only) is { } named && (named.Repetition == repetition || !only.Contains('#', StringComparison.Ordinal)) ? named with { Repetition = repetition } : null)
        .OfType<PlannedCase>()
        .DistinctBy(named => named.Id);

    private Dictionary<string, Uri> Endpoints => Profiles
        .Where(entry => Steps.IsEmpty || Steps.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value.Endpoint);

    // Left out, too, is what the caller never plays for this person, and what the endpoint could not understand: a body of 2021 names
    // no step, so one address cannot serve two steps with it.
    private bool IsChosen(Pack pack, Scenario scenario) =>
        (Persona is null || scenario.Steps.Any(step => Dialect.Calls(Dialect.Step(step)!, Personas.Make(Persona, Seed))))
        && (scenario.Body is not { } form || scenario.Steps.All(step => Dialect.TellsApart(Dialect.Step(step)!, form, Endpoints)))
        && (Steps.IsEmpty || scenario.Steps.All(step => Steps.Contains(step)))
        && (Tags.IsEmpty || scenario.Tags.Any(tag => Tags.Contains(tag)))
        && (Only.IsEmpty || Only.Any(only => Means(only, pack, scenario)));
}
