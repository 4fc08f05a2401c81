using System.Collections.Immutable;
using Harness.Cli;
using Harness.Dialects;
using Harness.EndToEnd.Tests.Library;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Harness.Rules;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>The built-in packs of gateways: the correct one is accused of nothing, and each defect is noticed by a rule of its row.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class GatewayDefectTests
{
    private const int AtOnce = 4;

    private static readonly RuleBook Book = RuleBook.Of(DialectBook.Find("protected-api")!);

    private ImmutableArray<string> alarms;
    private ImmutableDictionary<string, SelftestRow> rows = ImmutableDictionary<string, SelftestRow>.Empty;

    [OneTimeSetUp]
    public async Task PlayAll()
    {
        var plan = Plans.Make("http://127.0.0.1:1", "builtin:protected-api");
        var selftest = new Selftest(plan, StandIn.OnFreePorts(plan.Packs), TimeProvider.System);
        alarms = await selftest.PlayCorrect(CancellationToken.None);
        await Parallel.ForEachAsync(Defects.Gateways, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (defect, cancellationToken) =>
        {
            var row = await selftest.Play(defect, cancellationToken);
            ImmutableInterlocked.TryAdd(ref rows, defect.Id, row);
        });
    }

    [Test]
    public void The_correct_gateway_is_accused_of_nothing() => Assert.That(alarms, Is.Empty);

    [Test]
    public void A_defect_is_noticed_by_a_rule_of_its_row([ValueSource(nameof(Ids))] string id) => Assert.That(rows[id].Caught, rows[id].Words);

    [Test]
    public void Each_rule_about_gateways_has_a_defect() =>
        Assert.That(Book.All.Select(rule => rule.Id).Where(id => id.StartsWith("GW-", StringComparison.Ordinal)).Except(Defects.Gateways.SelectMany(defect => defect.Rules)), Is.Empty);

    public static IEnumerable<string> Ids => Defects.Gateways.Select(defect => defect.Id);
}
