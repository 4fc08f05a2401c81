using System.Collections.Immutable;
using Harness.Cli;
using Harness.Dialects;
using Harness.Downstream;
using Harness.ReferenceConnector;
using Harness.Rules;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>The built-in packs of technical profiles: the correct connector is accused of nothing, and each defect is noticed by a rule of its row.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PolicyDefectTests
{
    private static readonly RuleBook Book = RuleBook.Of(DialectBook.Find("technical-profile")!);

    private Selftest? selftest;
    private ImmutableArray<string> alarms;

    [OneTimeSetUp]
    public async Task PlayTheCorrectConnector()
    {
        var plan = Plans.Make("http://127.0.0.1:1", "builtin:custom-policy");
        selftest = new Selftest(
            plan with { Packs = [.. plan.Packs.Where(pack => pack.Downstream.IsEmpty), .. Plans.Read("builtin:custom-policy-forms")] },
            [new(Lab.Loyalty, 0)],
            TimeProvider.System);
        alarms = await selftest.PlayCorrect(CancellationToken.None);
    }

    [Test]
    public void The_correct_connector_is_accused_of_nothing() => Assert.That(alarms, Is.Empty);

    [Test]
    public async Task A_defect_is_noticed_by_a_rule_of_its_row([ValueSource(nameof(Ids))] string id)
    {
        var row = await selftest!.Play(Defects.Known.Single(defect => defect.Id == id), CancellationToken.None);
        Assert.That(row.Caught, row.Words);
    }

    [Test]
    public void Each_rule_about_calls_has_a_defect()
    {
        var about = Book.All.Where(rule => rule.Scope is "exchange" or "trial" && rule.Id.StartsWith("CP-", StringComparison.Ordinal)).Select(rule => rule.Id);
        Assert.That(about.Except(Defects.Known.SelectMany(defect => defect.Rules)), Is.Empty);
    }

    // What needs a broken service is mostly waiting: the command plays it.
    public static IEnumerable<string> Ids => Defects.Known
        .Where(defect => defect.Rules.Any(rule => rule.StartsWith("CP-", StringComparison.Ordinal) && Book.Find(rule) is not null))
        .Select(defect => defect.Id).Except(ServiceDefectTests.Ids);
}
