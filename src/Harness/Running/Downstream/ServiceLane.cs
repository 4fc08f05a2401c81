using System.Collections.Concurrent;
using System.Collections.Immutable;
using Harness.Exchanges;
using Harness.Exchanges.Faults;
using Harness.Rules;
using Harness.Scenarios;

namespace Harness.Running.Downstream;

/// <summary>
/// The stand-ins of a run. B2C sends no correlation id, so a call to a service belongs to what is played at the time: whoever breaks
/// services or reads their journals plays alone.
/// </summary>
internal sealed class ServiceLane(RunPlan plan, TimeProvider time)
{
    // Late writes count: the journal is read when nothing has come for this share of the caller's patience, and the longest wait for that.
    private const double QuietShare = 0.04;
    private const int MostQuiets = 25;

    private static readonly TimeSpan LeastQuiet = TimeSpan.FromMilliseconds(60);

    private readonly ConcurrentDictionary<(string Pack, string Service), bool> called = new();
    private Pack? pack;
    private ImmutableHashSet<string> shaken = [];
    private int people;

    /// <summary>What is broken now.</summary>
    public ImmutableArray<Outage> Broken { get; private set; } = [];

    /// <summary>Healthy answers that were seen before, so that the endpoint is not asked for them before every cell.</summary>
    public ConcurrentDictionary<Scenario, Task<Baseline>> Baselines { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>How the last cell ended, where it ended well: the next one of the scenario begins with it.</summary>
    public (Scenario Scenario, Observation Seen)? LastHealthy { get; set; }

    public TimeProvider Time => time;

    /// <summary>Whether the endpoint did not come back when it was waited for last.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>Whether services have been broken since the endpoint was as before at this step.</summary>
    public bool IsShaken(string step) => shaken.Contains(step);

    /// <summary>The endpoint is as before at this step.</summary>
    public void IsWell(string step) => shaken = shaken.Remove(step);

    /// <summary>Tells apart the people who only find out how the endpoint is.</summary>
    public int NextPerson() => Interlocked.Increment(ref people);

    private TimeSpan Quiet => plan.Clock.Patience * QuietShare is var share && share > LeastQuiet ? share : LeastQuiet;

    /// <summary>Why the services of a pack cannot be played, or null where they can.</summary>
    public string? Obstacle(Pack of) =>
        of.Downstream.FirstOrDefault(service => !plan.Downstream.ContainsKey(service.Name)) is { } missing ? $"no stand-in plays the service '{missing.Name}' in this run" : null;

    /// <summary>Every service is well from the beginning, for packs that break none: their endpoint calls the same services.</summary>
    public async Task Open(CancellationToken cancellationToken)
    {
        foreach (var service in plan.Packs.SelectMany(one => one.Downstream).DistinctBy(service => service.Name))
            if (plan.Downstream.TryGetValue(service.Name, out var standIn)) await standIn.Arrange(service.Stubs, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Everything as it is while nothing is broken, scenario states included, and empty journals. A service that the pack does not name is not there.</summary>
    public async Task Arrange(Pack of, CancellationToken cancellationToken)
    {
        pack = of;
        Broken = [];
        foreach (var (_, other) in plan.Downstream.Where(one => of.Downstream.All(service => service.Name != one.Key)))
            await Play(other, new(FaultBook.Find("refused-connection")!), cancellationToken).ConfigureAwait(false);
        foreach (var service in of.Downstream)
        {
            if (!plan.Downstream.TryGetValue(service.Name, out var standIn)) continue;
            await Play(standIn, null, cancellationToken).ConfigureAwait(false);
            await standIn.Arrange(service.Stubs, cancellationToken).ConfigureAwait(false);
            standIn.Forget();
        }
    }

    /// <summary>A service that takes so long to answer.</summary>
    public static ScenarioFault Slow(string service, TimeSpan delay, FaultTarget target = FaultTarget.Everything) =>
        new(service, new(FaultBook.Find("fixed-delay")!) { Arguments = ImmutableSortedDictionary<string, double>.Empty.Add("delay", delay.TotalMilliseconds), Target = target });

    /// <summary>A service that takes calls and never answers.</summary>
    public static ScenarioFault Dead(string service) => new(service, new(FaultBook.Find("accept-and-hang")!));

    /// <summary>Breaks services.</summary>
    public async Task Break(IEnumerable<ScenarioFault> faults, CancellationToken cancellationToken)
    {
        foreach (var (service, fault) in faults)
        {
            await Play(plan.Downstream[service], fault, cancellationToken).ConfigureAwait(false);
            Broken = Broken.Add(new(service, fault!));
        }

        shaken = [.. plan.StepsServed];
        LastHealthy = null;
    }

    /// <summary>Mends what is broken.</summary>
    public async Task Mend(CancellationToken cancellationToken)
    {
        foreach (var outage in Broken) await Play(plan.Downstream[outage.Service], null, cancellationToken).ConfigureAwait(false);
        Broken = [];
    }

    /// <summary>The services answer so to every call, or as the pack has it again.</summary>
    /// <param name="instead">The answer; null for those of the pack.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task Answer(Stub? instead, CancellationToken cancellationToken)
    {
        foreach (var service in Services) await plan.Downstream[service.Name].Arrange(instead is null ? service.Stubs : service.Stubs.Add(instead), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves every service well, for cases that do not look at them, and notes what was called.</summary>
    public async Task Leave(CancellationToken cancellationToken)
    {
        foreach (var call in Journal()) called[(pack!.Name, call.Service)] = true;
        foreach (var standIn in plan.Downstream.Values) await Play(standIn, null, cancellationToken).ConfigureAwait(false);
        Broken = [];
    }

    /// <summary>What the services have seen so far since this was asked last.</summary>
    public ImmutableArray<ServiceCall> Journal() => [.. Services.SelectMany(service => plan.Downstream[service.Name].Journal.Select(call => Seen(service, call))).OrderBy(call => call.Call.At)];

    /// <summary>The same when nothing comes any more; then it is forgotten.</summary>
    public async Task<DownstreamRound> Round(string label, CancellationToken cancellationToken)
    {
        var count = -1;
        for (var waits = 0; waits < MostQuiets && Count() != count; waits++)
        {
            count = Count();
            await Wait(Quiet, cancellationToken).ConfigureAwait(false);
        }

        return SoFar(label);

        int Count() => Services.Sum(service => plan.Downstream[service.Name].Journal.Length);
    }

    /// <summary>What has come by now, without waiting for more; then it is forgotten.</summary>
    public DownstreamRound SoFar(string label)
    {
        var calls = Journal();
        foreach (var call in calls) called[(pack!.Name, call.Service)] = true;
        foreach (var service in Services) plan.Downstream[service.Name].Forget();
        return new(label, calls);
    }

    /// <summary>Whether the endpoint may have called what is broken, since the journals had so many calls: a refused one is in no journal.</summary>
    public bool MayHaveMet(int before) =>
        Broken.Any(outage => outage.Fault.Kind.IsRefusal) || Journal().Skip(before).Any(call => Broken.Any(outage => outage.Service == call.Service));

    /// <summary>Waits until a service has been called, or for so long.</summary>
    public async Task Called(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Journal().IsEmpty && time.GetElapsedTime(started) < atMost) await Wait(TimeSpan.FromMilliseconds(5), cancellationToken).ConfigureAwait(false);
    }

    public Task Wait(TimeSpan span, CancellationToken cancellationToken) => Task.Delay(span, time, cancellationToken);

    /// <summary>The services of packs that were never called, with where they wait.</summary>
    public IEnumerable<(string Pack, string Service, Uri Address)> NeverCalled(IEnumerable<Pack> played) =>
        from one in played
        from service in one.Downstream
        where plan.Downstream.ContainsKey(service.Name) && !called.ContainsKey((one.Name, service.Name)) && one.Downstream.All(other => other.StandBy != service.Name)
        select (one.Name, service.Name, plan.Downstream[service.Name].Address);

    private Task Play(IDownstream standIn, Fault? fault, CancellationToken cancellationToken) => standIn.Play(fault, plan.Clock.Patience, plan.Seed, cancellationToken);

    private IEnumerable<DownstreamService> Services => pack!.Downstream.Where(service => plan.Downstream.ContainsKey(service.Name));

    private static ServiceCall Seen(DownstreamService service, DownstreamCall call) => new(
        service.Name, call, service.SideEffects.IsEmpty ? call.Method is not ("GET" or "HEAD" or "OPTIONS") : service.SideEffects.Any(pattern => pattern.Means(call.Method, call.Path)));
}
