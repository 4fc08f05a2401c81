using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Planning;

namespace Harness.Downstream;

/// <summary>The stand-ins of a run, each on its port of this machine.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private StandIns(ImmutableDictionary<string, IDownstream> all) => All = all;

    /// <summary>The stand-ins by the name of their service.</summary>
    public ImmutableDictionary<string, IDownstream> All { get; }

    /// <summary>Starts all of them, or none: then what is in the way is said.</summary>
    /// <param name="rows">What to start, and where.</param>
    /// <param name="time">Tells the time.</param>
    public static async Task<(StandIns? StandIns, string? Problem)> Start(IEnumerable<StandIn> rows, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var started = ImmutableDictionary.CreateBuilder<string, IDownstream>();
        var service = "";
        try
        {
            foreach (var row in rows)
            {
                service = row.Service;
                started.Add(row.Service, await Start(row, time).ConfigureAwait(false));
            }

            return (new(started.ToImmutable()), null);
        }
        catch (PortUnavailableException problem)
        {
            await End().ConfigureAwait(false);
            return (null, $"Nothing can stand in for '{service}': {problem.Message} --downstream {service}=PORT says which; the endpoint must know of it.");
        }
        catch (IOException problem)
        {
            await End().ConfigureAwait(false);
            return (null, problem.Message);
        }

        async Task End()
        {
            foreach (var standIn in started.Values) await standIn.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Task<StubHost> Start(StandIn row, TimeProvider time) =>
        row.Server is { } server ? StubHost.StartInFrontOf(server, time, row.Port) : StubHost.Start(time, row.Port);

    /// <summary>Nothing listens any more afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var standIn in All.Values) await standIn.DisposeAsync().ConfigureAwait(false);
    }
}
