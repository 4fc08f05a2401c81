using System.Collections.Immutable;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Reporting;
using Harness.Running;
using NUnit.Framework;

namespace Harness.NUnit;

/// <summary>All tests of one fixture against its endpoint: plays their cases in whatever order NUnit asks for them, keeps them in a run file, and adds them up.</summary>
internal sealed class FixtureSession : IAsyncDisposable
{
    private readonly RunSetup setup;
    private readonly ConnectorClient client;
    private readonly StandIns standIns;
    private readonly RunIssuer issuer;
    private readonly PortHold ports;
    private readonly Runner whole;
    private readonly RunWriter file;
    private readonly ImmutableDictionary<string, PackRun> packs;
    private readonly Turns turns = new();
    private readonly SemaphoreSlim adding = new(1);
    private readonly List<CaseResult> smallest = [];

    private FixtureSession(RunSetup setup, ConnectorClient client, StandIns standIns, RunIssuer issuer, PortHold ports, Runner whole, RunWriter file)
    {
        (this.setup, this.client, this.standIns, this.issuer, this.ports, this.whole, this.file) = (setup, client, standIns, issuer, ports, whole, file);
        packs = setup.Plan.Packs.ToImmutableDictionary(pack => pack.Name, pack => Part(setup.Plan with { Packs = [pack], Beside = setup.Plan.Packs.Remove(pack), StepsServed = setup.Plan.StepsServed }));

        PackRun Part(RunPlan plan) => new(plan.Packs[0], new(plan, client, TimeProvider.System) { Lane = whole.Lane }, plan);
    }

    /// <summary>Begins the tests of a setup.</summary>
    /// <exception cref="IOException">A stand-in cannot listen where it should, or the run file cannot be written.</exception>
    public static async Task<FixtureSession> Open(RunSetup setup, CancellationToken cancellationToken)
    {
        var ports = await PortHold.Of(setup.StandIns.Select(row => row.Port).Concat(setup.Issuer is { Port: var port } ? [port] : []), cancellationToken).ConfigureAwait(false);
        StandIns? standIns = null;
        RunIssuer? issuer = null;
        ConnectorClient? client = null;
        try
        {
            (standIns, var problem) = await StandIns.Start(setup.StandIns, TimeProvider.System).ConfigureAwait(false);
            if (standIns is null) throw new IOException(problem);
            (issuer, problem) = await RunIssuer.Start(setup.Issuer, TimeProvider.System).ConfigureAwait(false);
            if (issuer is null) throw new IOException(problem);
            var ready = setup with { Plan = setup.Plan with { Downstream = standIns.All, Issuer = issuer.Issuer } };
            client = new ConnectorClient(TimeProvider.System, setup.Trust, setup.Certificate);
            await client.WarmUp(cancellationToken).ConfigureAwait(false);
            var whole = new Runner(ready.Plan, client, TimeProvider.System);
            if (whole.Lane is { } lane) await lane.Open(cancellationToken).ConfigureAwait(false);
            var file = await RunWriter.Begin(RunFileOf(setup), whole.Header()).ConfigureAwait(false);
            return new(ready, client, standIns, issuer, ports, whole, file);
        }
        catch
        {
            // Whoever waits for the ports must not wait for a session that never began.
            client?.Dispose();
            if (issuer is not null) await issuer.DisposeAsync().ConfigureAwait(false);
            if (standIns is not null) await standIns.DisposeAsync().ConfigureAwait(false);
            ports.Dispose();
            throw;
        }
    }

    /// <summary>Plays the case, or adds up the pack, whose id a test has; throws what NUnit makes its outcome of.</summary>
    public async Task Play(string id, Arrivals arrivals, CancellationToken cancellationToken)
    {
        if (!packs.TryGetValue(id.Split('/')[0], out var pack)) Assert.Ignore($"{id} is left out by the settings.");
        if (id == PackTotals.IdOf(pack!.Pack)) await AddUp(pack, arrivals, cancellationToken).ConfigureAwait(false);
        else await PlayCase(pack, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the run file, writes the reports that were asked for, and gives ports and connections back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // They come after all cases: reports find a case by its place in the file.
            foreach (var result in smallest) await file.Add(result).ConfigureAwait(false);
            await file.End(whole.Footer() with { Failures = [.. packs.Values.SelectMany(pack => pack.Footer?.Failures ?? [])] }).ConfigureAwait(false);
        }
        finally
        {
            await file.DisposeAsync().ConfigureAwait(false);
            await standIns.DisposeAsync().ConfigureAwait(false);
            await issuer.DisposeAsync().ConfigureAwait(false);
            ports.Dispose();
            client.Dispose();
            turns.Dispose();
            adding.Dispose();
        }

        await FixtureReports.Write(setup, RunFileOf(setup), whole.FindsSecret).ConfigureAwait(false);
    }

    private static string RunFileOf(RunSetup setup) => Path.Combine(setup.Out, RunFile.Name);

    private async Task PlayCase(PackRun pack, string id, CancellationToken cancellationToken)
    {
        if (pack.Find(id) is not { } planned)
        {
            Assert.Ignore($"{id} is left out: the settings choose it away, or its body of 2021 names no step while one address serves two steps.");
            return;
        }

        CaseResult result;
        using (await turns.Take(whole.IsAlone(planned), cancellationToken).ConfigureAwait(false))
        {
            if (pack.Abandoned is { } reason) Assert.Ignore(reason);
            if (whole.StoppedBecause is { } stopped) Assert.Ignore($"Not played: {stopped}.");
            result = await Added(pack, planned, await whole.Play(planned, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        CaseOutcomes.Tell(result, setup.Out, setup.Out);
    }

    private async Task<CaseResult> Added(PackRun pack, PlannedCase planned, Played played)
    {
        await adding.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var result = pack.Add(planned, played);
            await file.Add(whole.Add(planned, played)).ConfigureAwait(false);
            return result;
        }
        finally
        {
            adding.Release();
        }
    }

    private async Task AddUp(PackRun pack, Arrivals arrivals, CancellationToken cancellationToken)
    {
        await arrivals.Over(() => pack.Runner.IsWhole, cancellationToken).ConfigureAwait(false);
        using var turn = await turns.Take(isAlone: true, cancellationToken).ConfigureAwait(false);
        await foreach (var result in pack.Runner.Smallest(cancellationToken).ConfigureAwait(false)) smallest.Add(result);
        var footer = pack.Footer = pack.Runner.Footer();
        var header = pack.Runner.Header();
        PackVerdict.Tell(pack, header, footer, whole.StoppedBecause, setup.Out);
    }
}
