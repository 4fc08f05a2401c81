using Harness.Claims;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Where one case is played: the person, the caller's configuration, and the way to send a call and observe its answer.</summary>
internal sealed class Stage(RunPlan plan, PlannedCase planned, ConnectorClient client)
{
    // What the flow itself adds to a body; the rest of what a pack sets is something the person has or types.
    private static readonly string[] AddedByFlow = ["step", "client_id", "ui_locales", "objectId", "identities"];

    // An endpoint may remember people: what a probe asks must not have been answered to the same person before.
    private const int FirstOfProbes = 1_000_000_000;

    public Dialect Dialect => plan.Dialect;

    public Scenario Scenario => planned.Scenario;

    public Persona Persona { get; } = plan.Personas.Make(
        plan.Persona ?? planned.Scenario.Persona,
        plan.Seed,
        planned.Scenario.Probe is null ? planned.Repetition : FirstOfProbes + planned.Repetition);

    public FlowStep Step(string id) => plan.Dialect.Step(id) ?? throw new InvalidOperationException($"The dialect has no step {id}.");

    public Profile Profile(FlowStep step)
    {
        var profile = plan.Profiles[step.Id];
        return planned.Scenario.Body is { } form ? profile with { BodyForm = form } : profile;
    }

    /// <summary>What a call at a step carries when it stands alone.</summary>
    public ClaimSet Claims(FlowStep step)
    {
        var profile = Profile(step);
        return Changed(Dialect.Claims(profile, step, Persona), profile, _ => true);
    }

    /// <summary>What a call of a journey carries.</summary>
    public ClaimSet Claims(FlowStep step, Journey journey)
    {
        var profile = Profile(step);
        return Changed(Dialect.Claims(profile, step, journey), profile, name => AddedByFlow.Contains(name));
    }

    /// <summary>The person of a journey, with what the pack says they have.</summary>
    public Persona Traveller(Profile profile) => Persona with
    {
        Attributes = Changes(profile).Where(name => !AddedByFlow.Contains(name)).Aggregate(
            Left(Persona.Attributes.Rename(profile.PackName), profile.PackName),
            (set, claim) => set.With(profile.PackName(claim.Name), claim.Value)),
    };

    /// <summary>Claims of a pack under the names and with the values they have on this tenant's wire.</summary>
    public static ClaimSet OnTheWire(ClaimSet claims, Profile profile) => profile.WireNames(Placeholders.Fill(claims, profile));

    public async Task<Observation> Observe(string label, FlowStep step, ClaimSet claims, Sending sending, CancellationToken cancellationToken)
    {
        var profile = Profile(step);
        var exchange = await client.Send(Dialect.Compose(profile, claims), sending, cancellationToken).ConfigureAwait(false);
        return Observation.Of(Dialect, label, profile, step, exchange);
    }

    private ClaimSet Changes(Profile profile) =>
        OnTheWire(planned.Scenario.With, profile).With(OnTheWire(plan.Set, profile));

    private ClaimSet Changed(ClaimSet claims, Profile profile, Func<string, bool> concerns) =>
        Left(claims.With(Changes(profile).Where(concerns)), profile.WireName);

    private ClaimSet Left(ClaimSet claims, Func<string, string> name)
    {
        foreach (var without in planned.Scenario.Without)
            if (!plan.Set.Has(without)) claims = claims.Without(name(without));
        foreach (var without in plan.Without) claims = claims.Without(name(without));
        return claims;
    }
}
