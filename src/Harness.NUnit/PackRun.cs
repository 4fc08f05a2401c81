using Harness.Reporting;
using Harness.Running;
using Harness.Running.Probes;
using Harness.Scenarios;

namespace Harness.NUnit;

/// <summary>The tests of one pack, as they are played: in any order, some of them or all.</summary>
internal sealed class PackRun(Pack pack, Runner runner, RunPlan plan)
{
    private readonly Lazy<Dictionary<string, PlannedCase>> cases = new(() => plan.Cases().DistinctBy(planned => planned.Id).ToDictionary(planned => planned.Id));

    public Pack Pack => pack;

    public Runner Runner => runner;

    /// <summary>The services that a case broke.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    /// <summary>What its cases add up to.</summary>
    public RunDigest Digest { get; } = new();

    /// <summary>Why no more of its cases are played, or null.</summary>
    public string? Abandoned { get; private set; }

    /// <summary>What came of it, once its last test has run.</summary>
    public RunFooter? Footer { get; set; }

    /// <summary>The case of this id, or null where the run leaves it out.</summary>
    public PlannedCase? Find(string id) => cases.Value.GetValueOrDefault(id);

    /// <summary>Adds a case that was played.</summary>
    public CaseResult Add(PlannedCase planned, Played played)
    {
        var result = runner.Add(planned, played, keeps: true);
        Digest.Add(result);
        Broken.UnionWith(planned.Faults.Select(fault => fault.Service));
        if (planned.Scenario.Probe is { } probe && ProbeBook.Find(probe)!.BreaksDownstream) Broken.UnionWith(pack.Downstream.Select(service => service.Name));
        if (HappyPath.Problem(planned, played) is not null)
            Abandoned = $"The endpoint turns away {planned.Id}, which the pack names under roles as 'continues', so the rest of the pack was not played.";
        return result;
    }
}
