using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Exchanges.Handshakes;
using Harness.Rules;
using Harness.Rules.ProtectedApis;
using Harness.Running.Downstream;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>Where one case is played: the person, the caller's configuration, and the way to send a call and observe its answer.</summary>
internal sealed class Stage(RunPlan plan, PlannedCase planned, ConnectorClient client, PlainCalls plains)
{
    // An endpoint may remember people: whom a probe asks about, nobody else has asked about before.
    private const int FirstOfProbes = 1_000_000_000;

    // Rounds of calls that stand for no case: no address of theirs is one that a case has.
    private const int PlainRound = -1_000_000;

    // A gateway that throttles is waited for so often, and so long.
    private const int MostWaits = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private int calls;
    private Persona? traveller;

    public RunPlan Plan => plan;

    /// <summary>What the clock on the wall shows.</summary>
    public DateTimeOffset Now => client.Now;

    public Dialect Dialect => plan.Dialect;

    public TimeProvider Time => client.Time;

    public Scenario Scenario => planned.Scenario;

    public Pack Pack => planned.Pack;

    public ImmutableArray<ScenarioFault> Faults => planned.Faults;

    /// <summary>Whether this case breaks services, or reads their journals.</summary>
    public bool Breaks => !Faults.IsEmpty || (Scenario.Probe is { } probe && ProbeBook.Find(probe)!.BreaksDownstream);

    /// <summary>The stand-ins, where the pack names services.</summary>
    public ServiceLane? Lane { get; init; }

    /// <summary>The same for the plain call of another scenario of the pack.</summary>
    public Stage At(Scenario other) => other == planned.Scenario ? this : new(plan, new(planned.Pack, other, planned.Repetition) { Own = new Payloads(plan).Own(other) }, client, plains) { Lane = Lane };

    /// <summary>Tells apart what is sent when the same case is sent again and again, each time with a fresh e-mail address.</summary>
    public int Round { get; init; }

    public Persona Persona { get; init; } = Make(plan, planned, 0);

    /// <summary>Another person of the same recipe, whom no other case meets.</summary>
    /// <param name="number">1 or more.</param>
    public Persona OtherPerson(int number) => Make(plan, planned, number);

    public FlowStep Step(string id) => plan.Dialect.Step(id) ?? throw new InvalidOperationException($"The dialect has no step {id}.");

    public Profile Profile(FlowStep step) => plan.ProfileOf(planned.Scenario, step.Id);

    /// <summary>What a call at a step carries when it stands alone.</summary>
    public ClaimSet Claims(FlowStep step) => Claims(step, Persona);

    /// <summary>The same for another person.</summary>
    public ClaimSet Claims(FlowStep step, Persona persona) => Applied(planned.Varied, Stated(planned.Scenario, planned.Own, step, persona));

    /// <summary>What the call carries that a role of the pack names (<c>continues</c>, <c>blocks</c>, <c>refuses</c>), made by a person of its scenario whom no other case meets.</summary>
    /// <param name="role">The role.</param>
    /// <param name="step">The step.</param>
    /// <param name="number">Tells people apart.</param>
    public ClaimSet RoleClaims(string role, FlowStep step, int number = 0)
    {
        var scenario = planned.Pack.RoleScenarios[role];
        return Stated(scenario, new Payloads(plan).Own(scenario), step, Make(plan, planned, number, scenario.Persona));
    }

    /// <summary>What the call of that person carries where no pack changes it.</summary>
    public ClaimSet OwnClaims(string role, FlowStep step) =>
        Forced(Dialect.Claims(Profile(step), step, Make(plan, planned, 0, planned.Pack.RoleScenarios[role].Persona)), Profile(step));

    /// <summary>Why the endpoint need not do what a role says: the command line decides on what the role's scenario is about. Null where it does not.</summary>
    public string? RoleObstacle(string role)
    {
        var scenario = planned.Pack.RoleScenarios[role];
        if (plan.Persona is { } persona && persona != scenario.Persona) return $"the scenario that the endpoint {role} is about another person than --persona";
        return scenario.With.Select(claim => claim.Name).Concat(scenario.Without).FirstOrDefault(IsForced) is { } claim
            ? $"the command line decides on {claim}, as does the scenario that the endpoint {role}"
            : null;
    }

    /// <summary>Whether two roles are about the same person.</summary>
    public bool IsSamePerson(string role, string other) => planned.Pack.RoleScenarios[role].Persona == planned.Pack.RoleScenarios[other].Persona;

    /// <summary>Whether the pack names a scenario of this step for a role.</summary>
    public bool HasRole(string role, FlowStep step) =>
        planned.Pack.RoleScenarios.TryGetValue(role, out var scenario) && scenario is { IsJourney: false, Probe: null } && scenario.Steps is [var only] && only == step.Id;

    /// <summary>Whether the command line decides on a claim: a code that the endpoint insists on is no matter for a probe.</summary>
    public bool IsForced(string claim)
    {
        var profile = plan.ProfileOf(planned.Scenario, planned.Scenario.Steps[0]);
        var name = profile.WireName(claim);
        return plan.Set.Select(set => set.Name).Concat(plan.Without).Any(forced => profile.WireName(forced) == name);
    }

    /// <summary>What a call of a journey carries.</summary>
    public ClaimSet Claims(FlowStep step, Journey journey)
    {
        var profile = Profile(step);
        return Changed(Dialect.Claims(profile, step, journey), profile, name => Dialect.IsAddedByFlow(profile, name));
    }

    /// <summary>The person of a journey, with what the pack says they have.</summary>
    public Persona Traveller(Profile profile)
    {
        if (plan.FreshEmail && HasOwnAddress(Persona.Attributes)) traveller = Persona with { Attributes = Fresh(Persona.Attributes) };
        return Changed(traveller ?? Persona, profile);
    }

    // What an author, a variation or the command line puts into an address is there for its form, and stays.
    private bool HasOwnAddress(ClaimSet claims) => claims.Text("email") is { } email && email == Persona.Attributes.Text("email");

    private ClaimSet Fresh(ClaimSet claims) => FreshEmail.In(claims, plan.Seed, planned.Id, Round, Interlocked.Increment(ref calls));

    private Persona Changed(Persona person, Profile profile) => person with
    {
        Attributes = Changes(profile).Where(name => !Dialect.IsAddedByFlow(profile, name)).Aggregate(
            Left(person.Attributes.Rename(profile.PackName), profile.PackName),
            (set, claim) => set.With(profile.PackName(claim.Name), claim.Value)),
    };

    /// <summary>Claims of a pack under the names and with the values they have on this tenant's wire.</summary>
    public static ClaimSet OnTheWire(ClaimSet claims, Profile profile) => profile.WireNames(Placeholders.Fill(claims, profile));

    /// <summary>The same with what this person puts into them.</summary>
    public ClaimSet Typed(ClaimSet claims, Profile profile) => Placeholders.Fill(OnTheWire(claims, profile), profile, Persona);

    /// <summary>The call of this case, with its changes. Where it goes wrong, the plain call is asked as well.</summary>
    public async Task<Observation> Ask(FlowStep step, Sending sending, CancellationToken cancellationToken)
    {
        var seen = await Once().ConfigureAwait(false);
        if (await Misread(seen, step, sending, cancellationToken).ConfigureAwait(false) is { } misread) seen = seen with { Misread = misread };
        var isVaried = Seen.Any(change => change.Variation != Variation.Author);
        if (!isVaried && await LetIn(seen, step, sending, cancellationToken).ConfigureAwait(false) is { } letIn) return seen with { Plain = letIn };
        if (!isVaried || (!seen.WentWrong && !seen.LacksMessage && !planned.Changes.Any(change => change.NeedsPlain))) return seen;

        // Where nothing is varied, a claim that the author leaves out is the one change.
        var own = planned.Varied.IsEmpty ? planned.Own.RemoveAll(change => change.Variation != Variation.Author) : planned.Own;
        var plainCase = planned with { Own = own, Varied = [] };
        var plain = await plains.Get(planned.Scenario, planned.Repetition, string.Join('+', own.Select(change => change.Id)), () => Plain(PlainRound - Round)).ConfigureAwait(false);
        for (var again = 0; again < Asking.Confirming && !seen.WentWrong && !IsSame(plain, seen); again++)
        {
            var plainAgain = await Plain(PlainRound - Round - 1 - again).ConfigureAwait(false);
            var seenAgain = await Once().ConfigureAwait(false);
            if (!IsSame(plain, plainAgain) || !IsSame(seen, seenAgain)) return seen;
        }

        return seen with { Plain = plain };

        Task<Observation> Once() => Observe(step.Id, step, Claims(step), sending, cancellationToken, Seen);

        Task<Observation> Plain(int round) => new Stage(plan, plainCase, client, plains) { Round = round, Lane = Lane }.Observe(step.Id, step, Stated(planned.Scenario, own, step, Persona), sending, cancellationToken, plainCase.Changes);
    }

    // Who is turned away although the pack says nothing but who they are may have come with the wrong credentials: somebody else tells.
    private async Task<Observation?> LetIn(Observation seen, FlowStep step, Sending sending, CancellationToken cancellationToken)
    {
        if (seen.Answer is not { Status: 401 or 403 } || Need.Credentials.IsMet(seen.Profile) is false || (Scenario.With.Count == 0 && Scenario.Without.IsEmpty)) return null;
        var plainCase = planned with { Own = [], Varied = [] };
        return await plains.Get(planned.Scenario, planned.Repetition, "as nobody changed them", () =>
            new Stage(plan, plainCase, client, plains) { Round = PlainRound - Round }.Observe(step.Id, step, Forced(Dialect.Claims(Profile(step), step, Persona), Profile(step)), sending, cancellationToken)).ConfigureAwait(false);
    }

    // Who is turned away with a password that endpoints misread may have come with a wrong one. What such an endpoint takes for it tells, and one call of a step is enough.
    private async Task<Observation?> Misread(Observation seen, FlowStep step, Sending sending, CancellationToken cancellationToken)
    {
        if (seen is not { Answer.Status: 401 or 403, Profile: { Technical: null, Protected: null, Credentials: Credentials.Basic basic } }) return null;
        foreach (var (text, authorization) in CredentialForms.Misread(basic))
        {
            var asked = await plains.Get(planned.Pack.Scenarios[0], 0, $"{step.Id}: {text}", () =>
                Observe(text, step, Claims(step), sending, cancellationToken, [CredentialForms.In(text, authorization)])).ConfigureAwait(false);
            if (!asked.WentWrong) return asked;
        }

        return null;
    }

    // What the rules look at: where the payload is varied, a claim that the author leaves out is no change of it.
    private ImmutableArray<Change> Seen => planned.Varied.IsEmpty
        ? planned.Own
        : [.. planned.Own.Where(change => change.Variation == Variation.Author), .. planned.Varied];

    // An endpoint may tell a person something once only: claims that come and go are no matter of the change.
    private static bool IsSame(Observation one, Observation other) =>
        Comparisons.SameDecision(one, other) && one.Reply.Claims.Select(claim => claim.Name).ToHashSet().SetEquals(other.Reply.Claims.Select(claim => claim.Name));

    /// <summary>Sends a call and observes its answer.</summary>
    public async Task<Observation> Observe(
        string label, FlowStep step, ClaimSet claims, Sending sending, CancellationToken cancellationToken, ImmutableArray<Change> changes = default)
    {
        var profile = Profile(step);
        changes = changes.IsDefault ? [] : changes;
        var person = traveller ?? Persona;
        if (plan.FreshEmail && planned.Scenario.Probe is null && traveller is null && HasOwnAddress(claims))
        {
            claims = Fresh(claims);
            person = person with { Attributes = person.Attributes.With("email", claims.Text("email")!) };
        }

        var call = changes.Aggregate(Dialect.Compose(profile, claims), (call, change) => change.Call(call));
        var outages = Lane?.Broken ?? [];
        var seenBefore = Lane?.Journal().Length ?? 0;
        var exchange = await client.Send(call, sending, cancellationToken).ConfigureAwait(false);
        if (profile.Protected is not null && planned.Scenario.Probe is not (LimitLabels.RateLimit or LimitLabels.Quota)) exchange = await Unthrottled(exchange, cancellationToken).ConfigureAwait(false);
        return Observation.Of(Dialect, label, profile, step, exchange) with { Person = person, Changes = changes, Outages = outages, Behind = profile.Protected is null ? null : Lane?.Journal().RemoveRange(0, seenBefore) };
    }

    // Who calls too often is told to come again: that says nothing about the call.
    private async Task<Exchange> Unthrottled(Exchange exchange, CancellationToken cancellationToken)
    {
        for (var waits = 0; waits < MostWaits && exchange.Answer is { Status: 429 } answer && RetryAfter.Of(answer, Time) is { } wait && wait <= LongestWait; waits++)
        {
            await Task.Delay(wait + RetryAfter.Tolerance, Time, cancellationToken).ConfigureAwait(false);
            exchange = await client.Send(exchange.Call, exchange.Sending, cancellationToken).ConfigureAwait(false);
        }

        return exchange;
    }

    /// <summary>Makes a TLS handshake with an endpoint.</summary>
    public Task<Handshake> Shake(Uri endpoint, HandshakeOffer offer, TimeSpan patience, CancellationToken cancellationToken) => client.Shake(endpoint, offer, patience, cancellationToken);

    private static Persona Make(RunPlan plan, PlannedCase planned, int number, string? persona = null) => plan.Personas.Make(
        plan.Persona ?? persona ?? planned.Scenario.Persona,
        plan.Seed,
        planned.Scenario.Probe is null && !planned.IsOfMatrix && number == 0 ? planned.Repetition : NumberOfProbe(planned.Id, number));

    private static int NumberOfProbe(string id, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}/{number}")));
        return FirstOfProbes + (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash) % (int.MaxValue - FirstOfProbes));
    }

    private static ClaimSet Applied(ImmutableArray<Change> changes, ClaimSet claims)
    {
        foreach (var change in changes) claims = change.Claims(claims);
        return claims;
    }

    // What the pack and the command line say of a person, filled with what that person has; variations come on top of it.
    private ClaimSet Stated(Scenario scenario, ImmutableArray<Change> own, FlowStep step, Persona persona)
    {
        var claims = Forced(Applied(own, Dialect.Claims(Profile(step), step, persona)), Profile(step));
        return PersonReferences.Has(scenario.With) || PersonReferences.Has(plan.Set) ? Placeholders.Fill(claims, Profile(step), persona) : claims;
    }

    private ClaimSet Forced(ClaimSet claims, Profile profile)
    {
        if (plan.Set.Count > 0) claims = claims.With(OnTheWire(plan.Set, profile));
        foreach (var without in plan.Without) claims = claims.Without(profile.WireName(without));
        return claims;
    }

    private ClaimSet Changes(Profile profile) =>
        Typed(planned.Scenario.With, profile).With(Typed(plan.Set, profile));

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
