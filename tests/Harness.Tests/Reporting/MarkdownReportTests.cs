using System.Collections.Immutable;
using System.Text;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class MarkdownReportTests
{
    [Test]
    public async Task The_verdict_comes_first_then_rules_and_cases()
    {
        using var run = await SavedRun.Failing();
        var page = await run.Render("markdown");
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.StartWith("## The endpoint does not conform to the contract\\.\n"));
            Assert.That(page, Does.Contain("| error | `UF-RES-005` | The requirement of UF\\-RES\\-005\\. | 3 | `loyalty/version` |"));
            Assert.That(page, Does.Contain("| `loyalty/slow` | unreadable, 5\\.01 s | An error page: \"There was a problem processing your request\\. Please try again\\.\" | NET\\-001 |"));
            Assert.That(page, Does.Contain("### Findings about the run as a whole").And.Contain("3 not exercised").And.Contain("Not exercised is not passed."));
        });
    }

    [Test]
    public async Task A_killed_run_has_no_verdict()
    {
        using var run = await SavedRun.Interrupted();
        Assert.That(await run.Render("markdown"), Does.StartWith("## The run was interrupted").And.Not.Contain("conforms"));
    }

    [Test]
    public async Task It_stays_below_what_GitHub_takes_and_counts_what_it_left_out()
    {
        var text = string.Concat(Enumerable.Repeat("\u4e00|&", 5_000));
        var cases = Enumerable.Range(0, 120).Select(number => Samples.Failing("p", $"{number}{text}", 0, Samples.Finding($"{number}", Severity.Error, actual: text) with { Statement = $"{number}{text}" })).ToArray();
        using var run = await SavedRun.Write(Samples.Header(120), cases, Samples.DoesNotConform(120, 120) with { Findings = [.. cases.SelectMany(one => one.Findings).Select(finding => finding with { Statement = "s", Actual = "a" })] });
        var page = await run.Render("markdown");
        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThan(1024 * 1024));
            Assert.That(page, Does.Contain("70 more rows did not fit here").And.Contain("70 more cases did not fit here").And.Contain("70 more findings did not fit here"));
        });
    }

    [Test]
    public async Task Texts_are_shown_and_not_obeyed()
    {
        foreach (var text in NastyTexts.All)
        {
            using var run = await SavedRun.Write(Samples.Header(1) with { Endpoints = [text] }, [NastyTexts.Case(text)], Samples.DoesNotConform(1, 1) with { Verdict = text });
            var page = await run.Render("markdown");
            var rows = page.Split('\n').Where(line => line.StartsWith('|')).Select(row => row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')).Distinct().ToArray();
            Assert.Multiple(() =>
            {
                Assert.That(rows, Is.SubsetOf(new[] { 3, 5, 6 }), text);
                Assert.That(WithoutCode(page), Does.Not.Contain("<").And.Not.Contain("](").And.Not.Contain("##vso["));
            });
        }
    }

    [Test]
    public async Task A_comparison_stands_before_the_rules()
    {
        var comparison = new RunComparison
        {
            Baseline = "last/run.jsonl", Started = DateTimeOffset.UnixEpoch, Caveats = ["Another seed."], New = new(1, [new("p/s", "UF-RES-005")]), Fixed = new(0, []), StillFailing = new(0, []), NotPlayed = new(0, []),
            Gone = 0, GoneScenarios = ImmutableArray<string>.Empty, Slower = [new("PreTokenIssuance", 0.5, 10, 100, 20, 20)],
        };
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error))], Samples.DoesNotConform(1, 1) with { Comparison = comparison });
        Assert.Multiple(async () =>
        {
            Assert.That(await run.Render("markdown"), Does.Contain("**Against the baseline: 1 new, 0 fixed, 0 still failing; 1 step slower by more than noise\\.**\n\n- last/run"));
            Assert.That(await run.Render("text"), Does.Contain("  new      UF-RES-005 at p/s\n  slower   PreTokenIssuance: half of the calls within 100 ms, was 10 ms (20 and 20 calls)\n"));
        });
    }

    private static string WithoutCode(string page) => System.Text.RegularExpressions.Regex.Replace(page, "`[^`\n]*`", "");
}
