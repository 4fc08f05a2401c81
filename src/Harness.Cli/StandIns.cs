using System.Collections.Immutable;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Running;

namespace Harness.Cli;

/// <summary>A service that a stand-in plays.</summary>
/// <param name="Service">Its name in the packs.</param>
/// <param name="Port">The port on which the endpoint calls it; 0 for any free one.</param>
/// <param name="Server">The WireMock server that plays its stubs, behind that port; null where the harness does.</param>
internal sealed record StandIn(string Service, int Port, Uri? Server = null);

/// <summary>The stand-ins of a run, each on its port of this machine.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private StandIns(ImmutableDictionary<string, IDownstream> all) => All = all;

    public ImmutableDictionary<string, IDownstream> All { get; }

    /// <summary>Plays with the stand-ins that a setup needs; nothing listens any more afterwards.</summary>
    public static async Task<ExitCode> Play(RunSetup setup, Screen screen, TimeProvider time, Func<RunSetup, Task<ExitCode>> play)
    {
        var (standIns, problem) = await Start(setup.StandIns, time).ConfigureAwait(false);
        if (standIns is null)
        {
            screen.Problem(problem!);
            return ExitCode.NothingRan;
        }

        await using (standIns.ConfigureAwait(false))
        {
            foreach (var (service, standIn) in standIns.All.OrderBy(one => one.Key, StringComparer.Ordinal))
                screen.Write(new TextLine(Tone.Quiet, $"Stand-in for {service} at {standIn.Address.GetLeftPart(UriPartial.Authority)}"));
            return await play(setup with { Plan = setup.Plan with { Downstream = standIns.All } }).ConfigureAwait(false);
        }
    }

    /// <summary>Starts all of them, or none: then what is in the way is said.</summary>
    public static async Task<(StandIns? StandIns, string? Problem)> Start(IEnumerable<StandIn> rows, TimeProvider time)
    {
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

    public async ValueTask DisposeAsync()
    {
        foreach (var standIn in All.Values) await standIn.DisposeAsync().ConfigureAwait(false);
    }
}
