using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Claims;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.Variations;
using Harness.Dialects;

namespace Harness.Scenarios;

/// <summary>Reads one scenario of a pack.</summary>
internal sealed partial class ScenarioReader(PackScope scope, SharedMembers defaults, IReadOnlyCollection<string> roles, bool packHasStep)
{
    /// <summary>The word for every fault, each in a case of its own.</summary>
    public const string EveryFault = "every";

    /// <summary>The word for all variations.</summary>
    public const string Everything = "everything";

    public static readonly ImmutableArray<string> Names = ["id", "journey", "resubmit", "probe", "vary", "fault", "faultAt", .. SharedMembers.Names];

    private static readonly ImmutableArray<string> NotWithFault = ["probe", "vary", "resubmit"];

    /// <summary>The scenario, or null where too little of it could be read.</summary>
    public Scenario? Read(PositionedNode node)
    {
        if (ObjectReader.Open(node, "The scenario", Names, scope.Problems) is not { } from) return null;
        from.Require("id", "Give it one; reports and --only name it by its id.");
        var id = from.Text("id", text => Id().IsMatch(text), "Ids are letters, digits, - and _.");

        // What a pack expects of all its calls is about its caller, and not about others.
        var isAboutOthers = scope.Context.Probes.Any(probe => probe.IsAboutOddCalls && probe.Id == from["probe"]?.Text);
        var shared = (isAboutOthers ? defaults.WithoutExpectation() : defaults).Over(from, scope);
        var journey = Journey(from);
        var isJourney = from["journey"] is not null;
        CheckSteps(from, isJourney);
        CheckToken(from, isJourney);
        ImmutableArray<string> steps = isJourney ? journey : shared.Step is null ? [] : [shared.Step];
        if (id is null) return null;
        var scenario = new Scenario
        {
            Id = id,
            About = shared.About,
            Persona = shared.Persona,
            Steps = steps,
            IsJourney = isJourney,
            With = shared.With,
            Without = shared.Without,
            Resubmit = Resubmit(from, steps),
            Body = shared.Body,
            Technical = scope.Technical,
            Protected = scope.Protected,
            Probe = Probe(from),
            Vary = Vary(from, shared.With.Select(claim => claim.Name)),
            Faults = Faults(from, isJourney),
            FaultAt = FaultAt(from, steps, isJourney),
            Tags = shared.Tags,
            Expect = isJourney || shared.Expect.TokenClaims.IsEmpty
                ? shared.Expect
                : shared.Expect with { TokenClaims = [] },
            Position = node.Position,
        };
        PersonReferences.Check(scenario, node, scope);
        return scenario is { IsOfRightToken: true, Probe: null } ? scenario with { Expect = scenario.Expect with { Reply = [ReplyKind.Forwarded] } } : scenario;
    }

    private ImmutableArray<string> Journey(ObjectReader from)
    {
        var items = from.Items("journey");
        var steps = items.Select(item => (Node: item, Id: scope.Step(item, "A step of the journey")))
            .Where(step => step.Id is not null).ToArray();
        if (items.IsEmpty && from["journey"] is { Kind: JsonValueKind.Array, IsWhole: true } journey)
            scope.Problems.Add(journey.Position, "The journey has no steps.", "List them in their order.");
        var order = scope.Dialect is null ? [] : scope.Dialect.Steps.Select(step => step.Id).ToArray();
        if (items.Length > 1 && scope.Dialect is { IsOfTechnicalProfiles: true })
        {
            scope.Problems.Add(items[1].Position, "A journey of a technical profile has one step.", "The pack is about one technical profile: write one step here, and what another profile is asked into a pack of its own.");
            order = [];
        }

        for (var i = 1; i < steps.Length && order.Length > 0; i++)
        {
            var ((node, id), before) = (steps[i], steps[i - 1].Id);
            if (Array.IndexOf(order, id) <= Array.IndexOf(order, before))
                scope.Problems.Add(node.Position, $"'{id}' cannot come after '{before}'.", $"The order is: {string.Join(", ", order)}.");
        }

        return [.. steps.Select(step => step.Id!)];
    }

    private string? Probe(ObjectReader from)
    {
        var id = from.Word("probe", [.. scope.Context.Probes.Select(probe => probe.Id)]);
        var needed = scope.Context.Probes.FirstOrDefault(probe => probe.Id == id)?.Lacks(roles).ToArray() ?? [];
        if (needed.Length > 0)
        {
            scope.Problems.Add(
                from["probe"]!.Position,
                $"The probe '{id}' needs to know which scenario this endpoint {string.Join(" and which it ", needed)}.",
                $"Write 'roles' at the pack: {{ {string.Join(", ", needed.Select(role => $"\"{role}\": \"SCENARIO\""))} }}.");
        }

        if (scope.Dialect is { } dialect && scope.Context.Probes.FirstOrDefault(probe => probe.Id == id) is { } asked && !asked.Dialects.Contains(dialect.Id))
            scope.Problems.Add(from["probe"]!.Position, $"The probe '{id}' asks nothing of '{dialect.Id}': no rule of this dialect looks at it.", $"Known there: {string.Join(", ", scope.Context.Probes.Where(probe => probe.Dialects.Contains(dialect.Id)).Select(probe => probe.Id))}.");
        if (scope.Protected is { } api && scope.Context.Probes.FirstOrDefault(probe => probe.Id == id)?.Says is { } said && !said.IsMet(new() { Endpoint = new("http://localhost/"), Protected = api }))
            scope.Problems.Add(from["probe"]!.Position, $"The probe '{id}' asks nothing here: it needs {said.Text}.", "Write under 'protectedApi' what the gateway does, or take the probe out.");
        if (scope.Services.IsEmpty && scope.Context.Probes.Any(probe => probe.Id == id && probe.BreaksDownstream))
            scope.Problems.Add(from["probe"]!.Position, $"The probe '{id}' breaks the services behind the endpoint, and the pack names none.", "Name them at the pack: \"downstream\": { ... }.");
        if (id is not null && from["journey"] is { } journey) scope.Problems.Add(journey.Position, "A probe has no 'journey'.", "Write a 'step' instead.");
        return id;
    }

    private ImmutableArray<ScenarioFault> Faults(ObjectReader from, bool isJourney)
    {
        if (!Kinds.Is(from["fault"], JsonValueKind.Object, "'fault'", scope.Problems)) return [];
        var node = from["fault"]!;
        if (node.Members.IsEmpty && node.IsWhole) scope.Problems.Add(node.Position, "'fault' names no service.", "Write { \"SERVICE\": \"connection-reset\" }, or take it out.");
        foreach (var other in NotWithFault.Where(name => from[name] is not null))
            scope.Problems.Add(node.Position, $"A scenario with '{other}' has no 'fault'.", "Write two scenarios.");
        var faults = ImmutableArray.CreateBuilder<ScenarioFault>();
        foreach (var member in node.Members)
        {
            if (!scope.Services.Contains(member.Name))
                scope.Problems.Add(member.Position, $"The pack names no service '{member.Name}'.", scope.Services.IsEmpty ? "Name it at the pack: \"downstream\": { ... }." : DidYouMean.Hint(member.Name, scope.Services));
            if (member.Value.Text == EveryFault && !isJourney && node.Members.Length == 1) faults.Add(new(member.Name, null));
            else if (member.Value.Text == EveryFault)
                scope.Problems.Add(member.Value.Position, "Every fault is played on one service and one call only.", "Name one fault, or write a scenario with a 'step' and this service alone.");
            else if (member.Value.Text is { } word && DidYouMean.Nearest(word, [EveryFault, .. FaultReader.Ids]) == EveryFault)
                scope.Problems.Add(member.Value.Position, $"The fault of '{member.Name}' cannot be '{word}'.", $"Did you mean '{EveryFault}'?");
            else if (FaultReader.Read(member.Value, $"The fault of '{member.Name}'", scope.Problems) is { } fault) faults.Add(new(member.Name, fault));
        }

        return faults.ToImmutable();
    }

    private string? FaultAt(ObjectReader from, ImmutableArray<string> steps, bool isJourney)
    {
        if (from["faultAt"] is not { } node) return null;
        if (!isJourney || from["fault"] is null)
        {
            scope.Problems.Add(node.Position, "'faultAt' names the step of a journey at which 'fault' happens.", "Write 'journey' and 'fault', or take it out.");
            return null;
        }

        return scope.Step(node, "'faultAt'") is { } step && (steps.Contains(step) || Told(node, steps)) ? step : null;
    }

    private bool Told(PositionedNode node, ImmutableArray<string> steps)
    {
        scope.Problems.Add(node.Position, $"The journey has no step '{node.Text}'.", $"It has {string.Join(", ", steps)}.");
        return false;
    }

    private static string WordsOf(TechnicalProfile technical) => technical.PayloadClaim is not null ? "in a payload of its own" : technical.SendClaimsIn switch
    {
        SendClaimsIn.Body => "in a JSON body",
        SendClaimsIn.Form => "in a form",
        SendClaimsIn.Header => "in header lines",
        SendClaimsIn.Url => "in the address",
        _ => "in the query string",
    };

    private ImmutableArray<string> Vary(ObjectReader from, IEnumerable<string> with)
    {
        if (from["vary"] is not { } node) return [];
        if (from["journey"] is not null || from["probe"] is not null)
            scope.Problems.Add(node.Position, "Only a single call is varied.", "Write 'vary' in a scenario without 'journey' and 'probe'.");
        if (from["resubmit"] is not null)
            scope.Problems.Add(node.Position, "A scenario with 'resubmit' is not varied.", "Write 'vary' in a scenario of its own: what the person corrects belongs to one payload.");
        if (node is { Kind: JsonValueKind.Array, Items: [], IsWhole: true }) scope.Problems.Add(node.Position, "'vary' lists nothing.", "Name variations, or take it out.");
        string[] known = [.. scope.Context.Variations, Everything];
        var words = (node.Kind == JsonValueKind.Array ? node.Items : [node]).Where(item => Kinds.IsOneOf(item, known, "'vary'", scope.Problems)).Select(item => item.Text!).ToArray();
        if (words.Contains(Everything)) return [.. scope.Context.Variations.Where(Concerns)];
        foreach (var idle in words.Where(word => !Concerns(word)))
            scope.Problems.Add(node.Position, $"The variation '{idle}' changes nothing here.", scope.Protected is not null ? "Take it out: a gateway is not asked this, or the pack does not say under 'protectedApi' that it does it." : scope.Technical is { } technical ? $"Take it out: the calls of '{technical.Id}', with the claims {WordsOf(technical)}, have nothing of that kind." : "Take it out: it is about the calls of technical profiles, or of gateways.");
        return [.. words.Distinct()];

        bool Concerns(string id) => (scope is { Technical: null, Protected: null } && scope.Dialect is not { IsOfTechnicalProfiles: false, IsOfProtectedApis: false }) || VariationBook.Concerns(id, scope.Technical, scope.Protected, with);
    }

    private void CheckSteps(ObjectReader from, bool isJourney)
    {
        if (isJourney && from["step"] is { } step)
        {
            scope.Problems.Add(step.Position, "A scenario with a 'journey' has no 'step'.", "Take one of the two out.");
        }
        else if (!isJourney && from["step"] is null && !packHasStep && from.IsWhole)
        {
            const string hint = "Write one of the two, or a 'step' for the whole pack.";
            scope.Problems.Add(from.Position, "The scenario has neither 'step' nor 'journey'.", hint);
        }
    }

    private void CheckToken(ObjectReader from, bool isJourney)
    {
        if (!isJourney && from.IsWhole && from["expect"]?.Members.FirstOrDefault(member => member.Name == "token") is { } token)
            scope.Problems.Add(token.Position, "Only a journey ends with a token.", "Write 'journey' instead of 'step', or expect 'claims'.");
    }

    private ImmutableArray<ClaimSet> Resubmit(ObjectReader from, ImmutableArray<string> steps)
    {
        if (from["resubmit"] is not { } node) return [];
        var pages = scope.Dialect?.Steps.Where(step => step.Understands.Contains(ReplyKind.ValidationError)).Select(step => step.Id).ToArray();
        if (pages is not null && steps.Length > 0 && !steps.Intersect(pages).Any())
        {
            var hint = $"Only {string.Join(" and ", pages)} knows validation errors.";
            scope.Problems.Add(node.Position, "There is nothing to submit again at this step.", hint);
        }

        return node.Kind == JsonValueKind.Array
            ? [.. node.Items.Select(item => ClaimReader.Claims(item, "An item of 'resubmit'", scope))]
            : [ClaimReader.Claims(node, "'resubmit'", scope)];
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex Id();
}
