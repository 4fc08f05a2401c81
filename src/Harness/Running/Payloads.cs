using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.Variations;
using Harness.Exchanges.Faults;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running;

/// <summary>The payloads of a plan's scenarios: the plain one, and every variation of it, made one by one as they are asked for.</summary>
internal sealed class Payloads(RunPlan plan)
{
    /// <summary>With <c>--exhaustive</c>, every subset of so many claims is left out once: 65,536 payloads.</summary>
    public const int MostClaimsInSubsets = 16;

    /// <summary>The cases of a scenario, the plain one first.</summary>
    public IEnumerable<PlannedCase> Cases(Pack pack, Scenario scenario, int repetition)
    {
        if (IsMatrix(scenario))
        {
            foreach (var kind in FaultBook.All) yield return OfMatrix(pack, scenario, repetition, kind);
            yield break;
        }

        var plain = Plain(pack, scenario, repetition);
        yield return plain;
        if (scenario.Vary.IsEmpty) yield break;
        var varied = Varied(plain);
        foreach (var id in scenario.Vary)
        {
            foreach (var changes in Sets(VariationBook.Find(id), varied)) yield return plain with { Varied = changes };
        }
    }

    private PlannedCase Plain(Pack pack, Scenario scenario, int repetition) =>
        new(pack, scenario, repetition) { Own = Own(scenario), Faults = IsMatrix(scenario) ? [] : scenario.Faults };

    private PlannedCase OfMatrix(Pack pack, Scenario scenario, int repetition, FaultKind kind) =>
        Plain(pack, scenario, repetition) with { Faults = [scenario.Faults[0] with { Fault = new(kind) }], IsOfMatrix = true };

    /// <summary>Whether every fault is played, each in a case of its own.</summary>
    public static bool IsMatrix(Scenario scenario) => scenario.Faults is [{ Fault: null }];

    /// <summary>How many cases scenarios have in all their repetitions. Payloads of the same claims are counted once.</summary>
    public long Count(IEnumerable<(Pack Pack, Scenario Scenario)> scenarios)
    {
        var all = scenarios.ToArray();
        return (all.Sum(one => IsMatrix(one.Scenario) ? FaultBook.All.Length : 1L) * plan.Repeat) + all.Where(one => !one.Scenario.Vary.IsEmpty).GroupBy(one => PlainCallOf(one.Scenario)).Sum(CountVaried);
    }

    // Scenarios of one plain call are varied alike.
    private static (TechnicalProfile?, ProtectedApi?, string) PlainCallOf(Scenario scenario) =>
        (scenario.Technical, scenario.Protected, $"{scenario.Persona} {scenario.Steps[0]} {scenario.Body} {Encoding.UTF8.GetString(scenario.With.ToJson())} {string.Join(' ', scenario.Without)}");

    private long CountVaried(IEnumerable<(Pack Pack, Scenario Scenario)> alike)
    {
        var (pack, scenario) = alike.First();
        var plain = new PlannedCase(pack, scenario, 0) { Own = Own(scenario) };
        var byValues = alike.SelectMany(one => one.Scenario.Vary).Select(VariationBook.Find).ToLookup(variation => variation.LooksAtValues);
        var ofShapes = new Dictionary<string, long>(StringComparer.Ordinal);
        long count = 0;
        for (var repetition = 0; repetition < plan.Repeat; repetition++)
        {
            var varied = Varied(plain with { Repetition = repetition });
            ref var ofShape = ref CollectionsMarshal.GetValueRefOrAddDefault(ofShapes, varied.Shape, out var isKnown);
            if (!isKnown) ofShape = byValues[false].Sum(variation => CountOf(variation, varied));
            count += ofShape + byValues[true].Sum(variation => CountOf(variation, varied));
        }

        return count;
    }

    /// <summary>The case of a scenario that has this payload, in the spelling of case ids, or null.</summary>
    public PlannedCase? Find(Pack pack, Scenario scenario, string payload, int repetition)
    {
        if (IsMatrix(scenario)) return FaultBook.Find(payload) is { } kind ? OfMatrix(pack, scenario, repetition, kind) : null;
        var plain = Plain(pack, scenario, repetition);
        if (payload.Length == 0) return plain;
        var isShrunk = payload[0] == '~';
        var ids = payload[(isShrunk ? 1 : 0)..].Split('+', StringSplitOptions.RemoveEmptyEntries);
        var own = isShrunk ? plain.Own.RemoveAll(change => !ids.Contains(change.Id)) : plain.Own;
        var known = scenario.Vary.IsEmpty ? [] : Changes(scenario, Varied(plain)).DistinctBy(change => change.Id).ToDictionary(change => change.Id);
        var rest = ids.Where(id => !isShrunk || own.All(change => change.Id != id)).ToArray();
        return rest.All(known.ContainsKey) ? plain with { Own = own, Varied = [.. rest.Select(id => known[id])], IsShrunk = isShrunk } : null;
    }

    private static IEnumerable<Change> Changes(Scenario scenario, Varied varied) =>
        scenario.Vary.SelectMany(id => VariationBook.Find(id).Changes(varied));

    private IEnumerable<ImmutableArray<Change>> Sets(Variation variation, Varied varied)
    {
        var changes = variation.Changes(varied).ToImmutableArray();
        if (plan.Exhaustive && variation.InPairs) return Subsets(changes);
        return variation.InPairs ? Singles(changes).Concat(Pairs(changes)) : Singles(changes);
    }

    private long CountOf(Variation variation, Varied varied)
    {
        long count = variation.Changes(varied).Count();
        if (!variation.InPairs) return count;
        return plan.Exhaustive ? (1L << (int)Math.Min(count, MostClaimsInSubsets)) - 1 + Math.Max(0, count - MostClaimsInSubsets) : count + (count * (count - 1) / 2);
    }

    private static IEnumerable<ImmutableArray<Change>> Singles(ImmutableArray<Change> changes) => changes.Select(change => ImmutableArray.Create(change));

    private static IEnumerable<ImmutableArray<Change>> Pairs(ImmutableArray<Change> changes)
    {
        for (var i = 0; i < changes.Length; i++)
            for (var j = i + 1; j < changes.Length; j++) yield return [changes[i], changes[j]];
    }

    // All but the empty subset, which is the plain call; what does not fit into the subsets is varied alone.
    private static IEnumerable<ImmutableArray<Change>> Subsets(ImmutableArray<Change> changes)
    {
        var size = Math.Min(changes.Length, MostClaimsInSubsets);
        for (var mask = 1u; mask < 1u << size; mask++)
        {
            var subset = ImmutableArray.CreateBuilder<Change>(BitOperations.PopCount(mask));
            for (var i = 0; i < size; i++)
                if ((mask & (1u << i)) != 0) subset.Add(changes[i]);
            yield return subset.MoveToImmutable();
        }

        foreach (var change in changes.Skip(size)) yield return [change];
    }

    private Varied Varied(PlannedCase plain)
    {
        var step = plan.Dialect.Step(plain.Scenario.Steps[0])!;
        var stage = new Stage(plan, plain, client: null!, plains: null!, log: null);
        return new(stage.Profile(step), step, stage.Claims(step));
    }

    /// <summary>What the author of a scenario changes.</summary>
    public ImmutableArray<Change> Own(Scenario scenario)
    {
        if (scenario.IsJourney || (scenario.With.Count == 0 && scenario.Without.IsEmpty)) return [];
        var profile = plan.ProfileOf(scenario, scenario.Steps[0]);
        return
        [
            .. Stage.OnTheWire(scenario.With, profile).Select(With),
            .. scenario.Without.Where(name => !plan.Set.Has(name)).Select(name => MissingClaims.Of(profile.WireName(name))),
        ];
    }

    private static Change With(Claim claim) =>
        new(Variation.Author, Profile.ShortName(claim.Name) + "=", $"{Profile.ShortName(claim.Name)} is {Shown.Json(claim.Value)}")
        {
            Claims = claims => claims.With(claim.Name, claim.Value),
        };
}
