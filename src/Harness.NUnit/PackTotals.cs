using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>The last test of a pack.</summary>
internal static class PackTotals
{
    private const string Name = "totals";

    /// <summary>Its name: <c>PACK/totals</c>, unless a scenario of the pack is called so.</summary>
    public static string IdOf(Pack pack) => $"{pack.Name}/{(pack.Scenarios.Any(scenario => scenario.Id == Name) ? Name + "-of-pack" : Name)}";
}
