using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>
/// The built-in packs: without any settings the correct connector passes, and each defect fails the run by a rule of its row. What
/// only a probe asks is asked by the packs that have the settings and the roles for it.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefectTests
{
    // Defects of time are played on a clock of a quarter of a second.
    private const double Quick = 0.05;

    [Test]
    public async Task The_correct_connector_gives_no_finding()
    {
        var (cases, footer) = await Play([], 1, plan => plan);
        Assert.Multiple(() =>
        {
            Assert.That(cases.SelectMany(result => result.Findings), Is.Empty);
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Conforms));
            Assert.That(footer.Rules.Count(rule => rule.Verdict == Verdict.Held), Is.GreaterThan(20));
        });
    }

    [Test]
    public async Task A_defect_fails_the_run_by_a_rule_of_its_row([ValueSource(nameof(Ids))] string id)
    {
        var defect = Defects.All.Single(defect => defect.Id == id);
        var aboutTime = defect.Rules.Any(rule => rule.StartsWith("UF-LAT", StringComparison.Ordinal));
        var rules = defect.Rules.Select(RuleBook.Of(DialectBook.All[0]).Find).OfType<Rule>().ToArray();
        var (cases, footer) = await Play([id], aboutTime ? Quick : 1, plan => Asking(plan, rules) with { FailOn = rules.Length == 0 ? plan.FailOn : rules.Min(rule => rule.Severity) });
        var found = cases.SelectMany(result => result.Findings).Concat(footer.Findings).Select(finding => finding.Rule).Distinct().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(found.Intersect(defect.Rules), Is.Not.Empty, $"found {string.Join(", ", found)}");
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
        });
    }

    [Test]
    public void Each_rule_that_an_answer_can_break_has_a_defect()
    {
        // The first asserts nothing, and the second is about the address, which the caller chooses.
        string[] without = ["UF-TRN-009", "UF-PRV-003"];
        var provoked = Defects.All.SelectMany(defect => defect.Rules);
        Assert.That(RuleBook.Of(DialectBook.All[0]).All.Select(rule => rule.Id).Except(provoked).Except(without), Is.Empty);
    }

    public static IEnumerable<string> Ids => Defects.All.Select(defect => defect.Id);

    private static RunPlan Asking(RunPlan plan, Rule[] rules)
    {
        if (!rules.All(rule => rule.Scope == "trial" || rule.Id == "UF-RSL-007")) return plan;
        var settings = Plans.Settings("builtin:loyalty");
        var packs = plan.Packs.AddRange(Plans.Read("builtin:loyalty"));
        var probes = rules.SelectMany(rule => rule.AskedBy).ToArray();
        var idle = plan.Clock.Patience * 0.4;
        return plan with
        {
            Packs = packs,
            Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => settings.Profile(entry.Value.Endpoint, entry.Value.Credentials)),
            Only = [.. packs.SelectMany(pack => pack.Scenarios.Where(scenario => probes.Contains(scenario.Probe)).Select(scenario => $"{pack.Name}/{scenario.Id}"))],
            StepsServed = [.. plan.StepsPlayed],
            MakeCold = cancellationToken => Task.Delay(idle, cancellationToken),
        };
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(string[] defects, double scale, Func<RunPlan, RunPlan> change)
    {
        var clock = Clock.All[0] with { Scale = scale };
        await using var connector = ReferenceConnectorApp.Build(new() { Defects = defects, Patience = clock.Patience }, "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(change(Plans.Make(connector.Urls.First(), "builtin:user-flow") with { Clock = clock }), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
