using Harness.Dialects;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>The built-in packs without any settings: the correct connector passes, and each defect fails the run by a rule of its row.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DefectTests
{
    // Defects of time are played on a clock of a quarter of a second.
    private const double Quick = 0.05;

    [Test]
    public async Task The_correct_connector_gives_no_finding()
    {
        var (cases, footer) = await Play([], 1, []);
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
        var (cases, footer) = await Play([id], aboutTime ? Quick : 1, defect.Rules);
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

    // One finding under one of these rules is enough; the thousand further payloads would only say it again.
    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(string[] defects, double scale, IReadOnlyList<string> until)
    {
        var clock = Clock.All[0] with { Scale = scale };
        await using var connector = ReferenceConnectorApp.Build(new() { Defects = defects, Patience = clock.Patience }, "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(Plans.Make(connector.Urls.First(), "builtin:user-flow") with { Clock = clock }, client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play())
        {
            cases.Add(result);
            if (result.Findings.Any(finding => until.Contains(finding.Rule))) break;
        }

        return (cases, runner.Footer());
    }
}
