using Harness.Planning;
using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>Whether the ports are known on which the endpoint calls the services of a pack.</summary>
internal static class PackPorts
{
    public static bool AreKnown(Pack pack, Given given) => !pack.Downstream.IsEmpty && Missing(pack, given).Length == 0;

    /// <summary>The services without a port.</summary>
    public static string[] Missing(Pack pack, Given given) =>
        [.. pack.Downstream.Where(service => service.Port is null && !given.Many(RunOptions.Downstream).Any(text => text.StartsWith(service.Name + "=", StringComparison.Ordinal))).Select(service => service.Name)];
}
