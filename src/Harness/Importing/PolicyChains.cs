using System.Collections.Immutable;
using Harness.Scenarios;

namespace Harness.Importing;

/// <summary>Which policy builds on which. One id may stand in many files, as in samples that come with their own bases.</summary>
internal sealed class PolicyChains
{
    private readonly ImmutableArray<Policy> policies;
    private readonly Dictionary<Policy, Policy?> bases = new(ReferenceEqualityComparer.Instance);

    public PolicyChains(ImmutableArray<Policy> policies, ProblemList notes)
    {
        this.policies = policies;
        var known = policies.Where(policy => policy.Id is not null).ToLookup(policy => policy.Id!, StringComparer.OrdinalIgnoreCase);
        foreach (var policy in policies) bases[policy] = policy.BaseId is { } id ? Find(policy, id, known[id], notes) : null;
        foreach (var circle in policies)
        {
            if (!IsInCircle(circle)) continue;
            notes.Add(At(circle), $"The bases of {circle.Name} lead round in a circle.", "Name another BasePolicy; it was read without its base.");
            bases[circle] = null;
        }
    }

    /// <summary>The policies on which no other builds: those that relying parties name first.</summary>
    public IEnumerable<Policy> Leaves
    {
        get
        {
            var used = bases.Values.OfType<Policy>().ToHashSet(ReferenceEqualityComparer.Instance);
            return policies.Where(policy => !used.Contains(policy) || policy.HasRelyingParty).OrderByDescending(policy => policy.HasRelyingParty);
        }
    }

    /// <summary>A policy after its bases, the first of them first.</summary>
    public ImmutableArray<Policy> Of(Policy leaf)
    {
        var chain = ImmutableArray.CreateBuilder<Policy>();
        for (var policy = leaf; policy is not null; policy = bases[policy]) chain.Insert(0, policy);
        return chain.ToImmutable();
    }

    // A base stands in the folder of the policy, or else in the folder that shares most of the way with it. Where samples that have nothing to do
    // with each other bring their own, none of them is meant.
    private static Policy? Find(Policy policy, string id, IEnumerable<Policy> candidates, ProblemList notes)
    {
        var near = candidates.Where(candidate => !ReferenceEquals(candidate, policy)).GroupBy(candidate => policy.Source.Shared(candidate.Source)).MaxBy(group => group.Key)?
            .OrderBy(candidate => policy.Source.Distance(candidate.Source)).ToArray() ?? [];
        if (near.Length == 0)
        {
            notes.Add(At(policy), string.Equals(id, policy.Id, StringComparison.OrdinalIgnoreCase) ? $"{policy.Name} is its own BasePolicy." : $"The base {id} of {policy.Name} is not among the files.", "Profiles were judged without it; name its file too.");
            return null;
        }

        var here = near.TakeWhile(candidate => policy.Source.Distance(candidate.Source) == 0).ToArray();
        if (here.Length > 0) near = here;
        if (near.All(other => other.Text == near[0].Text)) return near[0];
        var isMeant = near.All(other => other.Source.Distance(near[0].Source) == 0);
        notes.Add(At(policy), $"The base {id} of {policy.Name} stands in {near.Length} files that are equally near: {string.Join(", ", near.Take(3).Select(one => one.Source.Shown))}{(near.Length > 3 ? ", ..." : "")}.",
            isMeant ? $"{near[0].Source.Shown} was taken; import without the others where another is meant." : "None was taken; import the policy together with the folder that is meant, and without the others.");
        return isMeant ? near[0] : null;
    }

    private bool IsInCircle(Policy start)
    {
        var seen = new HashSet<Policy>(ReferenceEqualityComparer.Instance);
        for (var policy = bases[start]; policy is not null && seen.Add(policy); policy = bases[policy])
            if (ReferenceEquals(policy, start)) return true;
        return false;
    }

    private static Position At(Policy policy)
    {
        var place = (policy.Roots[0].One("BasePolicy") ?? policy.Roots[0]).Place();
        return new(place.File, place.Line, place.Column);
    }
}
