using System.Collections.Immutable;
using System.Globalization;
using Harness.Scenarios;

namespace Harness.Planning;

/// <summary>Which services of the packs are played, and where: what the packs say, and over it what <c>--downstream</c> says.</summary>
/// <param name="Packs">The packs that can be played.</param>
/// <param name="StandIns">The stand-ins that they need.</param>
/// <param name="LeftOut">Why other packs are not played, or null where all are.</param>
internal sealed record StandInChoice(ImmutableArray<Pack> Packs, ImmutableArray<StandIn> StandIns, string? LeftOut)
{
    private const int HighestPort = 65_535;

    public static StandInChoice Of(Given given, IReadOnlyList<string> sources, ImmutableArray<Pack> packs)
    {
        var services = packs.SelectMany(pack => pack.Downstream).ToArray();
        var (ports, servers) = Told(given, [.. services.Select(service => service.Name).Distinct()]);
        foreach (var named in services.Where(service => service.Port is not null && !ports.ContainsKey(service.Name)).GroupBy(service => service.Name).Where(named => named.DistinctBy(service => service.Port).Count() > 1))
            given.Problem($"The packs give '{named.Key}' different ports: {string.Join(" and ", named.Select(service => service.Port!.Value.ToString(CultureInfo.InvariantCulture)).Distinct())}. Say which the endpoint calls: --downstream {named.Key}=PORT.");
        foreach (var service in services.Where(service => service.Port is not null)) ports.TryAdd(service.Name, service.Port!.Value);
        foreach (var server in servers.Keys.Where(name => !ports.ContainsKey(name)))
            given.Problem($"On which port does the endpoint call '{server}'? Calls go through a port of the harness to the WireMock server: give --downstream {server}=PORT as well.");
        foreach (var twins in ports.GroupBy(port => port.Value).Where(port => port.Count() > 1))
            given.Problem($"{string.Join(" and ", twins.Select(port => $"'{port.Key}'").Order())} cannot have the same port {twins.Key}; give each its own with --downstream NAME=PORT.");

        var leftOut = packs.Where(pack => pack.Downstream.Any(service => !ports.ContainsKey(service.Name))).ToArray();
        ImmutableArray<Pack> played = [.. packs.Except(leftOut)];
        var why = leftOut.Length == 0 ? null : Why(leftOut, ports);
        // Whoever names a pack means it; those of a folder may be more than fit.
        if (why is not null && (played.IsEmpty || leftOut.Any(pack => sources.Contains(pack.File)))) given.Problem(why);
        var needed = played.SelectMany(pack => pack.Downstream).Select(service => service.Name).Distinct();
        return new(played, [.. needed.Select(name => new StandIn(name, ports[name], servers.GetValueOrDefault(name)))], why);
    }

    private static string Why(Pack[] packs, Dictionary<string, int> ports)
    {
        var missing = packs.SelectMany(pack => pack.Downstream).Select(service => service.Name).Where(name => !ports.ContainsKey(name)).Distinct();
        return $"Not played: {string.Join(", ", packs.Select(pack => pack.Name))}, which break what is behind the endpoint. "
            + $"To play them, let the endpoint call its services at ports of 127.0.0.1, and give {string.Join(' ', missing.Select(name => $"--downstream {name}=PORT"))}.";
    }

    private static (Dictionary<string, int> Ports, Dictionary<string, Uri> Servers) Told(Given given, string[] known)
    {
        var (ports, servers) = (new Dictionary<string, int>(), new Dictionary<string, Uri>());
        foreach (var text in given.Many(RunOptions.Downstream))
        {
            var parts = text.Split('=', 2);
            if (parts is not [var name, var place])
                given.Problem($"--downstream takes NAME=PORT or NAME=URL, and not '{text}'.");
            else if (!known.Contains(name))
                given.Problem(known.Length == 0 ? $"No pack names a service '{name}'." : $"No pack names a service '{name}'. {DidYouMean.Hint(name, known)}");
            else if (int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= HighestPort)
                ports[name] = port;
            else if (Uri.TryCreate(place, UriKind.Absolute, out var server) && server.Scheme == "http" && server is { UserInfo: "", PathAndQuery: "/" })
                servers[name] = server;
            else
                given.Problem($"'{place}' is neither a port, from 1 to {HighestPort.ToString(CultureInfo.InvariantCulture)}, nor the http address of a WireMock server.");
        }

        return (ports, servers);
    }
}
