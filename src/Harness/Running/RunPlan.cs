using System.Collections.Immutable;
using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Everything that decides what a run does. The same plan sends the same bytes.</summary>
public sealed record RunPlan
{
    /// <summary>The packs to play, all of one dialect.</summary>
    public required ImmutableArray<Pack> Packs { get; init; }

    /// <summary>The contract they are about.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>What the caller is configured with, by step id: every step has an entry.</summary>
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

    /// <summary>The environment variable that holds the password, for the curl lines.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>Every scenario that was not chosen away, once for each repetition.</summary>
    public IEnumerable<PlannedCase> Cases()
    {
        var chosen = Chosen.ToArray();
        for (var repetition = 0; repetition < Repeat; repetition++)
            foreach (var (pack, scenario) in chosen) yield return new(pack, scenario, repetition);
    }

    /// <summary>The ids of the steps that the chosen scenarios call.</summary>
    public IEnumerable<string> StepsPlayed => Chosen.SelectMany(one => one.Scenario.Steps).Distinct();

    /// <summary>How many cases there are.</summary>
    public long Count => (long)Repeat * Chosen.Count();

    private IEnumerable<(Pack Pack, Scenario Scenario)> Chosen =>
        from pack in Packs from scenario in pack.Scenarios where IsChosen(pack, scenario) select (pack, scenario);

    /// <summary>Whether an entry of <see cref="Only"/> means a scenario: by case id, by pack name or by scenario id.</summary>
    public static bool Means(string only, Pack pack, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        return only == pack.Name || only == scenario.Id || only == $"{pack.Name}/{scenario.Id}";
    }

    private Dictionary<string, Uri> Endpoints => Profiles
        .Where(entry => Steps.IsEmpty || Steps.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value.Endpoint);

    // Left out, too, is what the caller never plays for this person, and what the endpoint could not understand: a body of 2021 names
    // no step, so one address cannot serve two steps with it.
    private bool IsChosen(Pack pack, Scenario scenario) =>
        (Persona is null || scenario.IsJourney || Dialect.Calls(Dialect.Step(scenario.Steps[0])!, Personas.Make(Persona, Seed)))
        && (scenario.Body is not { } form || scenario.Steps.All(step => Dialect.TellsApart(Dialect.Step(step)!, form, Endpoints)))
        && (Steps.IsEmpty || scenario.Steps.All(step => Steps.Contains(step)))
        && (Tags.IsEmpty || scenario.Tags.Any(tag => Tags.Contains(tag)))
        && (Only.IsEmpty || Only.Any(only => Means(only, pack, scenario)));
}

/// <summary>One scenario, to be played once.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Repetition">0 for the first time.</param>
public sealed record PlannedCase(Pack Pack, Scenario Scenario, int Repetition)
{
    /// <summary>The id a person can type.</summary>
    public string Id => Repetition == 0 ? $"{Pack.Name}/{Scenario.Id}" : $"{Pack.Name}/{Scenario.Id}#{Repetition}";
}
