using System.Collections.Immutable;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>A service behind the endpoint that a stand-in plays.</summary>
/// <param name="Service">Its name in the packs.</param>
/// <param name="Port">The port of 127.0.0.1 on which the endpoint calls it; 0 for any free one.</param>
/// <param name="Server">The WireMock server that plays its stubs, behind that port; null where the harness does.</param>
internal sealed record StandIn(string Service, int Port, Uri? Server = null)
{
    /// <summary>The services of packs on any free ports, for an endpoint that is told where they are.</summary>
    public static ImmutableArray<StandIn> OnFreePorts(ImmutableArray<Pack> packs) =>
        [.. packs.SelectMany(pack => pack.Downstream).Select(service => service.Name).Distinct().Select(name => new StandIn(name, 0))];
}
