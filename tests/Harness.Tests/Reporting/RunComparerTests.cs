using Harness.Reporting;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class RunComparerTests
{
    private static readonly Finding Version = Samples.Finding("UF-RES-005", Severity.Error);
    private static readonly Finding Message = Samples.Finding("UF-MSG-004", Severity.Warning);

    [Test]
    public async Task Mistakes_are_new_fixed_still_there_or_unknown_by_case_and_rule()
    {
        CaseResult[] before =
        [
            Samples.Failing("p", "same", 0, Version), Samples.Failing("p", "other", 0, Version), Samples.Failing("p", "fixed", 0, Version), Samples.Failing("p", "gone", 0, Version),
            Samples.Failing("p", "silent", 0, Version), Samples.Passing("p", "broke"), Samples.Failing("p", "waived", 0, Version), Samples.Passing("p", "dropped"),
        ];
        CaseResult[] now =
        [
            Samples.Failing("p", "same", 0, Version), Samples.Failing("p", "same", 1, Version), Samples.Failing("p", "other", 0, Message), Samples.Passing("p", "fixed"),
            Samples.Passing("p", "silent") with { Outcome = CaseOutcome.NotAsked, NotAsked = "no call" }, Samples.Failing("p", "broke", 0, Version), Samples.Passing("p", "waived") with { Findings = [Version with { Waived = "team" }] },
        ];
        var comparison = await Compare(before, now);
        Assert.Multiple(() =>
        {
            Assert.That(Told(comparison.New), Is.EqualTo(new[] { "p/other UF-MSG-004", "p/broke UF-RES-005" }));
            Assert.That(Told(comparison.Fixed), Is.EqualTo(new[] { "p/other UF-RES-005", "p/fixed UF-RES-005", "p/waived UF-RES-005" }));
            Assert.That(Told(comparison.StillFailing), Is.EqualTo(new[] { "p/same UF-RES-005" }));
            Assert.That(Told(comparison.NotPlayed), Is.EqualTo(new[] { "p/gone UF-RES-005", "p/silent UF-RES-005" }));
            Assert.That(comparison.GoneScenarios, Is.EqualTo(new[] { "p/dropped", "p/gone", "p/silent" }));
            Assert.That(comparison.Caveats, Is.Empty);
        });
    }

    [Test]
    public async Task A_mistake_of_the_run_as_a_whole_is_compared_too()
    {
        var late = Samples.Finding("UF-LAT-004", Severity.Warning) with { Label = "run" };
        var comparison = await Compare([Samples.Passing("p", "s")], [Samples.Passing("p", "s")], footer => footer with { Findings = [late] });
        Assert.That((Told(comparison.New), comparison.Fixed.Count), Is.EqualTo((new[] { "run UF-LAT-004" }, 0)));
    }

    [TestCase(100, 10, 13, ExpectedResult = "")]
    [TestCase(100, 10, 16, ExpectedResult = "half 90%")]
    [TestCase(100, 100, 115, ExpectedResult = "")]
    [TestCase(100, 100, 130, ExpectedResult = "half 90%")]
    [TestCase(100, 130, 100, ExpectedResult = "")]
    [TestCase(19, 10, 1_000, ExpectedResult = "")]
    [TestCase(20, 10, 1_000, ExpectedResult = "half")]
    public async Task<string> Slower_is_what_is_worth_a_word(int calls, double before, double now)
    {
        var comparison = await Compare(Waits(calls, _ => before), Waits(calls, _ => now));
        return string.Join(' ', comparison.Slower.Select(slower => slower.Share > 0.5 ? "90%" : "half"));
    }

    [Test]
    public async Task Noise_is_no_slowness()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var dice = new Random(seed);
            var comparison = await Compare(Waits(60, _ => 20 - (60 * Math.Log(1 - dice.NextDouble()))), Waits(60, _ => 20 - (60 * Math.Log(1 - dice.NextDouble()))));
            Assert.That(comparison.Slower, Is.Empty, $"seed {seed}");
        }
    }

    [Test]
    public async Task A_tail_that_grows_shows_at_nine_in_ten()
    {
        var comparison = await Compare(Waits(100, _ => 10), Waits(100, number => number % 4 == 0 ? 200 : 10));
        Assert.That(comparison.Slower.Select(slower => (slower.Step, slower.Share)), Is.EqualTo(new[] { ("PostAttributeCollection", 0.9) }));
    }

    [Test]
    public async Task Only_scenarios_of_both_runs_are_timed()
    {
        var slow = Waits(100, _ => 500).Select(result => result with { Scenario = "new", Case = "p/new" });
        Assert.That((await Compare(Waits(100, _ => 10), [.. Waits(100, _ => 10), .. slow])).Slower, Is.Empty);
    }

    [Test]
    public async Task What_makes_the_runs_unlike_is_said()
    {
        using var before = await SavedRun.Interrupted();
        using var after = await SavedRun.Write(Samples.Header(1) with { Seed = 8, Clock = "user-flow@2021" }, [Samples.Passing("p", "s")], null);
        var comparison = await new RunComparer(before.File, "b").Compare(after.File, Samples.Conforms(1));
        Assert.That(string.Join(' ', comparison.Caveats), Does.Contain("interrupted").And.Contain("seed 7, this run with 8").And.Contain("clock user-flow@2025"));
    }

    [Test]
    public async Task A_JSON_report_is_as_good_as_the_run_file()
    {
        using var run = await SavedRun.Failing();
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, await run.Render("json"));
            var read = await RunFile.Open(path);
            using var again = new StringWriter();
            await ReportFormat.Find("text")!.Write(read, ReportFormat.StandardOutput, again);
            Assert.That(again.ToString(), Is.EqualTo(await run.Render("text")));
            using var page = new StringWriter();
            await ReportFormat.Find("html")!.Write(read, ReportFormat.StandardOutput, page);
            Assert.That(page.ToString(), Is.EqualTo(await run.Render("html")));
            await File.WriteAllTextAsync(path, "{\n\"a\": 1 }");
            Assert.That(() => RunFile.Open(path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("is no JSON report of a run"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static CaseResult[] Waits(int calls, Func<int, double> wait) =>
        [.. Enumerable.Range(0, calls).Select(number => Samples.Passing("p", "s", number) with { Exchanges = [], WaitMs = wait(number) })];

    private static async Task<RunComparison> Compare(CaseResult[] before, CaseResult[] now, Func<RunFooter, RunFooter>? change = null)
    {
        using var baseline = await SavedRun.Write(Samples.Header(before.Length), before, Samples.Conforms(before.Length));
        using var run = await SavedRun.Write(Samples.Header(now.Length), now, null);
        var footer = Samples.Conforms(now.Length);
        return await new RunComparer(baseline.File, "before").Compare(run.File, change?.Invoke(footer) ?? footer);
    }

    private static string[] Told(ComparedFailures failures) => [.. failures.Named.Select(failure => $"{failure.Case} {failure.Rule}")];
}
