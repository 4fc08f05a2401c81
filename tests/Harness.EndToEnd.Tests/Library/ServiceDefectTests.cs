using System.Collections.Immutable;
using Harness.Cli;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Reporting;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>
/// The built-in packs that break what is behind the endpoint: the correct connector is accused of nothing in any cell, and each of its
/// flaws under failure is noticed by a rule of its row. Most of it is waiting, so the flaws are played several at a time.
/// </summary>
[Parallelizable(ParallelScope.Self)]
[Order(1)] // it waits longest, so it begins first
public sealed class ServiceDefectTests
{
    private const int AtOnce = 8;

    private ImmutableArray<string> alarms;
    private ImmutableDictionary<string, SelftestRow> rows = ImmutableDictionary<string, SelftestRow>.Empty;

    [OneTimeSetUp]
    public async Task PlayAll()
    {
        var plan = Plans.Make("http://127.0.0.1:1", "builtin:user-flow");
        var packs = plan.Packs.RemoveAll(pack => pack.Downstream.IsEmpty);
        var selftest = new Selftest(plan with { Packs = packs }, StandIn.OnFreePorts(packs), TimeProvider.System);
        alarms = await selftest.PlayCorrect(CancellationToken.None);
        await Parallel.ForEachAsync(Defects.Downstream, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (defect, cancellationToken) =>
        {
            var row = await selftest.Play(defect, cancellationToken);
            ImmutableInterlocked.TryAdd(ref rows, defect.Id, row);
        });
    }

    [Test]
    public void The_correct_connector_is_accused_of_nothing_whatever_fails_behind_it() => Assert.That(alarms, Is.Empty);

    [Test]
    public void A_flaw_under_failure_is_noticed_by_a_rule_of_its_row([ValueSource(nameof(Ids))] string id) => Assert.That(rows[id].Caught, rows[id].Words);

    public static IEnumerable<string> Ids => Defects.Downstream.Select(defect => defect.Id);
}
