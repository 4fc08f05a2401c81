using System.Collections.Immutable;

namespace Harness.Scenarios;

/// <summary>
/// The probes that become possible once a pack says which scenario its endpoint continues, blocks and refuses: the pack is asked them
/// all, without naming them.
/// </summary>
internal static class RoleProbes
{
    public static IEnumerable<Scenario> Of(ImmutableDictionary<string, Scenario> roles, ImmutableArray<Scenario> scenarios, ImmutableArray<PackProbe> probes)
    {
        foreach (var probe in probes)
        {
            if (probe.Roles.IsEmpty || scenarios.Any(scenario => scenario.Probe == probe.Id)) continue;
            var named = probe.Roles.Where(roles.ContainsKey).ToArray();
            if (probe.Lacks(named).Any()) continue;
            var asked = named.Select(role => roles[role]).ToArray();
            if (asked.Any(scenario => scenario is not { Steps.Length: 1, IsJourney: false, Probe: null })) continue;
            if (!probe.OneRoleWillDo && asked.Any(scenario => scenario.Steps[0] != asked[0].Steps[0])) continue;
            yield return new()
            {
                Id = IdOf(probe, scenarios),
                About = $"Asked because the pack names its roles: {string.Join(", ", named)}.",
                Persona = asked[0].Persona,
                Steps = asked[0].Steps,
                Body = asked[0].Body,
                Technical = asked[0].Technical,
                Protected = asked[0].Protected,
                Probe = probe.Id,
                IsAskedByRoles = true,
                Position = asked[0].Position,
            };
        }
    }

    // A scenario keeps its id: its author did not ask for the probe.
    private static string IdOf(PackProbe probe, ImmutableArray<Scenario> scenarios)
    {
        var id = probe.Id;
        while (scenarios.Any(scenario => scenario.Id == id)) id += "-probe";
        return id;
    }
}
