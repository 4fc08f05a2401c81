using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class AnnotationTests
{
    [Test]
    public async Task A_mistake_is_one_annotation_at_the_line_of_its_first_case()
    {
        using var run = await SavedRun.Failing();
        var lines = await Lines(run, "github");
        Assert.Multiple(() =>
        {
            Assert.That(lines.First(line => line.Contains("UF-RES-005", StringComparison.Ordinal)), Is.EqualTo(
                "::error file=scenarios/loyalty.json,line=12,title=UF-RES-005 (error)::The requirement of UF-RES-005. At /version of PostAttributeCollection: expected a string, actual missing (3 cases, first loyalty/version). To play it again: b2c-harness replay 'loyalty/version'"));
            Assert.That(lines.Count(line => line.Contains("title=UF-RES-005", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(lines.Where(line => line.Contains("UF-LAT-004", StringComparison.Ordinal)).Select(line => line[..line.IndexOf("::", 2, StringComparison.Ordinal)]), Is.EqualTo(new[] { "::error title=UF-LAT-004 (error)" }));
            Assert.That(lines.Select(line => line[2..line.IndexOf(' ', StringComparison.Ordinal)]).Distinct(), Is.EqualTo(new[] { "error", "warning", "notice" }));
        });
    }

    [Test]
    public async Task Azure_gets_errors_and_warnings_and_the_number_of_the_rest()
    {
        using var run = await SavedRun.Failing();
        var lines = await Lines(run, "azure");
        Assert.Multiple(() =>
        {
            Assert.That(lines.First(line => line.Contains("UF-RES-005", StringComparison.Ordinal)), Does.StartWith("##vso[task.logissue type=error;sourcepath=scenarios/loyalty.json;linenumber=12;code=UF-RES-005;]UF-RES-005 (error): The requirement"));
            Assert.That(lines.SkipLast(1), Has.All.Match(@"^##vso\[task\.logissue type=(error|warning);"));
            Assert.That(lines[^1], Is.EqualTo("1 more mistake did not fit here and is in the other reports."));
        });
    }

    [TestCase("github", "::error ", "::warning ", "::notice title=b2c-harness::41 more mistakes did not fit here and are in the other reports.")]
    [TestCase("azure", "##vso[task.logissue type=error;", "##vso[task.logissue type=warning;", "50 more mistakes did not fit here and are in the other reports.")]
    public async Task The_worst_ten_of_a_kind_are_shown_and_the_rest_counted(string format, string error, string warning, string leftOut)
    {
        var severities = Enum.GetValues<Severity>();
        var cases = severities.SelectMany(severity => Enumerable.Range(0, 25).SelectMany(rule => Enumerable.Repeat(rule, rule + 1))
            .Select(rule => Samples.Failing("p", "s", 0, Samples.Finding($"{severity}-{rule}", severity)))).ToArray();
        using var run = await SavedRun.Write(Samples.Header(cases.Length), cases, Samples.DoesNotConform(cases.Length, cases.Length));
        var lines = await Lines(run, format);
        Assert.Multiple(() =>
        {
            Assert.That(lines.Count(line => line.StartsWith(error, StringComparison.Ordinal)), Is.EqualTo(10));
            Assert.That(lines.Count(line => line.StartsWith(warning, StringComparison.Ordinal)), Is.EqualTo(10));
            Assert.That(lines.Count(line => line.StartsWith("::notice ", StringComparison.Ordinal)), Is.LessThanOrEqualTo(10));
            Assert.That(lines[0], Does.Contain("Error-24").And.Contain("(25 cases, first p/s)"));
            Assert.That(lines[^1], Is.EqualTo(format == "github" ? leftOut.Replace("41", "46", StringComparison.Ordinal) : leftOut.Replace("50", "55", StringComparison.Ordinal)));
        });
    }

    [TestCase("interrupted", "interrupted")]
    [TestCase("nothing", "nothing-ran")]
    public async Task What_is_wrong_with_the_run_itself_comes_first(string what, string type)
    {
        using var run = what == "nothing"
            ? await SavedRun.Write(Samples.Header(2), [], Samples.Conforms(0) with { ExitCode = (int)ExitCode.NothingRan, Verdict = "Nothing ran." })
            : await SavedRun.Interrupted();
        Assert.Multiple(async () =>
        {
            Assert.That((await Lines(run, "github"))[0], Does.StartWith($"::error title={type} (error)::"));
            Assert.That((await Lines(run, "azure"))[0], Does.StartWith($"##vso[task.logissue type=error;code={type};]"));
        });
    }

    [Test]
    public async Task Nothing_is_said_where_all_is_well()
    {
        using var run = await SavedRun.Passing();
        Assert.That(await run.Render("github") + await run.Render("azure"), Is.Empty);
    }

    [Test]
    public async Task What_is_built_in_is_at_no_line_of_the_repository()
    {
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error)) with { File = "builtin:user-flow/p" }], Samples.DoesNotConform(1, 1));
        Assert.That(await run.Render("github") + await run.Render("azure"), Does.Not.Contain("file=").And.Not.Contain("sourcepath="));
    }

    [TestCase("packs/x.json", "services/api/packs/x.json")]
    [TestCase("./../packs/x.json", "services/packs/x.json")]
    [TestCase("../../x.json", "x.json")]
    public async Task A_file_is_named_from_the_workspace_of_the_pipeline(string file, string named)
    {
        using var run = await SavedRun.Write(
            Samples.Header(1) with { Folder = "services/api" }, [Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error)) with { File = file }], Samples.DoesNotConform(1, 1));
        Assert.Multiple(async () =>
        {
            Assert.That(await run.Render("github"), Does.Contain($"file={named},"));
            Assert.That(await run.Render("azure"), Does.Contain($"sourcepath={named};"));
            Assert.That(await run.Render("sarif"), Does.Contain($"\"uri\": \"{named}\""));
        });
    }

    [Test]
    public async Task An_answer_gives_the_pipeline_no_orders()
    {
        foreach (var text in NastyTexts.All)
        {
            using var run = await SavedRun.Write(Samples.Header(1), [NastyTexts.Case(text)], Samples.DoesNotConform(1, 1));
            Assert.Multiple(async () =>
            {
                Assert.That(await Lines(run, "github"), Has.Exactly(1).Items.And.All.StartsWith("::error ").And.All.Not.Contain("##[").And.All.Length.LessThan(10_000));
                Assert.That((await Lines(run, "azure")).Select(line => line[2..]), Has.Exactly(1).Items.And.All.StartsWith("vso[task.logissue type=error;").And.All.Not.Contain("##vso[").IgnoreCase);
                Assert.That(await run.Render("text"), Does.Not.Contain("##vso[").IgnoreCase.And.Not.Contain("##["));
            });
        }
    }

    [Test]
    public async Task Properties_end_where_they_should()
    {
        const string nasty = "50%,line=9::x;]";
        using var run = await SavedRun.Write(
            Samples.Header(1), [Samples.Failing("p", "s", 0, Samples.Finding(nasty, Severity.Error)) with { File = nasty }], Samples.DoesNotConform(1, 1));
        Assert.Multiple(async () =>
        {
            Assert.That(await run.Render("github"), Does.StartWith("::error file=50%25%2Cline=9%3A%3Ax;],line=12,title=50%25%2Cline=9%3A%3Ax;] (error)::The requirement of 50%25,line"));
            Assert.That(await run.Render("azure"), Does.StartWith("##vso[task.logissue type=error;sourcepath=50%AZP25,line=9::x%3B%5D;linenumber=12;code=50%AZP25,line=9::x%3B%5D;]50%AZP25,line"));
        });
    }

    private static async Task<string[]> Lines(SavedRun run, string format) => (await run.Render(format)).Split('\n').SkipLast(1).ToArray();
}
