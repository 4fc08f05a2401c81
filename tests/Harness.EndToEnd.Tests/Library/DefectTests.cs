using System.Collections.Immutable;
using Harness.Cli;
using Harness.Dialects;
using Harness.Downstream;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>
/// The built-in packs: without any settings the correct connector passes; with the settings and the roles of the loyalty example
/// each defect is noticed by a rule of its row. That is what <c>selftest</c> does, and it is asked here for each defect alone.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefectTests
{
    private Selftest? selftest;

    [OneTimeSetUp]
    public async Task PlayTheCorrectConnector()
    {
        var settings = Plans.Settings("builtin:loyalty");
        var plan = Plans.Make("http://127.0.0.1:1", "builtin:user-flow");
        selftest = new Selftest(
            plan with
            {
                Packs = [.. plan.Packs.Where(pack => pack.Downstream.IsEmpty), .. Plans.Read("builtin:loyalty")],
                Profiles = plan.Dialect.Steps.ToImmutableDictionary(step => step.Id, step => settings.Profile(plan.Profiles[step.Id].Endpoint, plan.Profiles[step.Id].Credentials)),
            },
            [new(Lab.Loyalty, 0)],
            TimeProvider.System);
        Assert.That(await selftest.PlayCorrect(CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task The_correct_connector_gives_no_finding()
    {
        await using var connector = ReferenceConnectorApp.Build(new(), "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(connector.Urls.First(), "builtin:user-flow"), client, TimeProvider.System);
        var findings = new List<Finding>();
        await foreach (var result in runner.Play()) findings.AddRange(result.Findings);
        var footer = runner.Footer();
        Assert.Multiple(() =>
        {
            Assert.That(findings, Is.Empty);
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Conforms));
            Assert.That(footer.Rules.Count(rule => rule.Verdict == Verdict.Held), Is.GreaterThan(50));
        });
    }

    [Test]
    public async Task A_defect_is_noticed_by_a_rule_of_its_row([ValueSource(nameof(Ids))] string id)
    {
        var row = await selftest!.Play(Defects.All.Concat(Defects.Secured).Single(defect => defect.Id == id), CancellationToken.None);
        Assert.That(row.Caught, row.Words);
    }

    [Test]
    public void Each_rule_that_an_answer_can_break_has_a_defect()
    {
        // The first asserts nothing, the second is about the address, which the caller chooses, and the last about the caller's certificate.
        string[] without = ["UF-TRN-009", "UF-PRV-003", "UF-AUT-017"];
        var provoked = Defects.All.Concat(Defects.Secured).SelectMany(defect => defect.Rules);
        Assert.That(RuleBook.Of(DialectBook.All[0]).All.Select(rule => rule.Id).Except(provoked).Except(without), Is.Empty);
    }

    public static IEnumerable<string> Ids => Defects.All.Concat(Defects.Secured).Where(defect => defect.Rules.Any(rule => RuleBook.Of(DialectBook.All[0]).Find(rule) is not null)).Select(defect => defect.Id).Except(ServiceDefectTests.Ids);
}
