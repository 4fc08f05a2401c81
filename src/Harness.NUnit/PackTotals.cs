using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>The last test of a pack.</summary>
internal static class PackTotals
{
    private const string Name = "totals";
    private const string NameBesideScenario = Name + "-of-pack";

    /// <summary>Whether an id looks like it, for whoever does not know the pack.</summary>
    public static bool MayBe(string id) => id.Split('/') is [_, Name or NameBesideScenario];

    /// <summary>Its name: <c>PACK/totals</c>, unless a scenario of the pack is called so.</summary>
    public static string IdOf(Pack pack) => $"{pack.Name}/{(pack.Scenarios.Any(scenario => scenario.Id == Name) ? NameBesideScenario : Name)}";
}
