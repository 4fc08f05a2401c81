using System.Globalization;
using System.Xml.Linq;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class JUnitReportTests
{
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["testsuites"] = ["name", "tests", "failures", "errors", "time"],
        ["testsuite"] = ["name", "tests", "failures", "errors", "time", "skipped", "timestamp"],
        ["properties"] = [],
        ["property"] = ["name", "value"],
        ["testcase"] = ["classname", "name", "time", "file", "line"],
        ["failure"] = ["message", "type"],
        ["skipped"] = ["message"],
        ["system-out"] = [],
    };

    // Those of Jenkins' junit-10.xsd; GitLab and Azure Pipelines read a subset.
    [TestCaseSource(typeof(SavedRun), nameof(SavedRun.Names))]
    public async Task Elements_and_attributes_are_those_that_build_servers_know(string name)
    {
        using var run = await SavedRun.Make(name);
        Assert.Multiple(async () =>
        {
            foreach (var element in (await Document(run)).DescendantsAndSelf())
                Assert.That(element.Attributes().Select(attribute => attribute.Name.LocalName), Is.SubsetOf(Known[element.Name.LocalName]));
        });
    }

    [Test]
    public async Task What_could_not_be_asked_is_skipped()
    {
        using var run = await SavedRun.Write(
            Samples.Header(2), [Samples.Passing("p", "s"), Samples.Passing("p", "t") with { Outcome = CaseOutcome.NotAsked, NotAsked = "the call has no identities", Exchanges = [], Calls = 0 }], Samples.Conforms(2));
        var suite = (await Document(run)).Elements("testsuite").Single();
        Assert.Multiple(() =>
        {
            Assert.That((int)suite.Attribute("skipped")!, Is.EqualTo(1));
            Assert.That(suite.Elements("testcase").Last().Element("skipped")?.Attribute("message")?.Value, Is.EqualTo("the call has no identities"));
        });
    }

    [TestCase(1_000, 1_002)]
    [TestCase(1_001, 3)]
    public async Task Payloads_that_passed_are_one_case_where_there_are_very_many(int passed, int told)
    {
        var payload = Samples.Passing("p", "s") with { Changes = ["city is missing"], Exchanges = [] };
        using var run = await SavedRun.Write(
            Samples.Header(passed + 2),
            [Samples.Passing("p", "s"), .. Enumerable.Range(1, passed).Select(number => payload with { Case = $"p/s/c{number}" }), Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error)) with { Case = "p/s/city", Changes = ["city is missing"] }],
            Samples.DoesNotConform(passed + 2, 1));
        var suite = (await Document(run)).Elements("testsuite").Single();
        Assert.Multiple(() =>
        {
            Assert.That(suite.Elements("testcase").Count(), Is.EqualTo((int)suite.Attribute("tests")!).And.EqualTo(told));
            Assert.That((string?)suite.Elements("testcase").Last().Attribute("name"), told == 3 ? Is.EqualTo("s/... (1,001 payloads that passed)") : Is.EqualTo("s/city"));
            Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Every_suite_counts_its_own_cases()
    {
        using var run = await SavedRun.Failing();
        var root = await Document(run);
        Assert.Multiple(() =>
        {
            foreach (var suite in root.Elements("testsuite").Append(root))
            {
                var cases = suite.Descendants("testcase").ToArray();
                Assert.That((int)suite.Attribute("tests")!, Is.EqualTo(cases.Length));
                Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(cases.Count(one => one.Element("failure") is not null)));
                Assert.That((int)suite.Attribute("errors")!, Is.Zero);
                Assert.That((double)suite.Attribute("time")!, Is.EqualTo(cases.Sum(one => (double)one.Attribute("time")!)).Within(0.0005 * (cases.Length + 1)));
            }

            Assert.That(root.Elements("testsuite").Select(suite => (string?)suite.Attribute("name")), Is.EqualTo(new[] { "loyalty", "sign-up", "run" }));
        });
    }

    [Test]
    public async Task A_case_has_the_names_and_times_that_pipelines_show()
    {
        CaseResult[] cases = [Samples.Passing("loyalty", "happy"), Samples.Passing("sign-up", "federated"), Samples.Passing("loyalty", "happy", 1) with { TookMs = 15.6 }];
        using var run = await SavedRun.Write(Samples.Header(3), cases, Samples.Conforms(3));
        var root = await Document(run);
        var repetition = root.Descendants("testcase").Single(one => (string?)one.Attribute("name") == "happy#1");
        Assert.Multiple(() =>
        {
            Assert.That((string?)repetition.Attribute("classname"), Is.EqualTo("loyalty"));
            Assert.That((string?)repetition.Attribute("time"), Is.EqualTo("0.016"));
            Assert.That(root.Descendants("property").Take(3).Select(one => $"{one.Attribute("name")!.Value}={one.Attribute("value")!.Value}"),
                Is.EqualTo(new[] { "seed=7", "endpoint=https://localhost:7071/api/connector?code=***", "clock=user-flow@2025" }));
            Assert.That((string?)root.Element("testsuite")!.Attribute("timestamp"), Is.EqualTo("2026-01-02T03:04:05"));
            Assert.That(root.Elements("testsuite").Select(suite => (string?)suite.Attribute("name")), Has.None.EqualTo("run"));
        });
    }

    [Test]
    public async Task A_failure_names_the_worst_finding_and_carries_the_evidence()
    {
        using var run = await SavedRun.Failing();
        var failure = (await Document(run)).Descendants("testcase").First(one => (string?)one.Attribute("name") == "version").Element("failure")!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)failure.Attribute("type"), Is.EqualTo("UF-RES-005"));
            Assert.That((string?)failure.Attribute("message"), Is.EqualTo("error UF-RES-005 PostAttributeCollection: /version: expected a string, actual missing"));
            Assert.That(failure.Value, Does.Contain("The person would see: ").And.Contain("curl -sS"));
        });
    }

    [Test]
    public async Task A_remark_does_not_fail_the_case_and_is_not_lost()
    {
        using var run = await SavedRun.Failing();
        var remarked = (await Document(run)).Descendants("testcase").Single(one => (string?)one.Attribute("name") == "long-message");
        Assert.That((remarked.Element("failure"), remarked.Element("system-out")!.Value), Is.EqualTo(((XElement?)null, remarked.Value)));
        Assert.That(remarked.Value, Does.Contain("UF-MSG-009"));
    }

    [TestCase("interrupted", "interrupted")]
    [TestCase("not-played", "not-played")]
    [TestCase("nothing", "nothing-ran")]
    [TestCase("finding", "UF-LAT-004")]
    [TestCase("exit-code", "exit-code")]
    public async Task What_is_wrong_with_the_run_itself_fails_a_case_of_its_own(string what, string type)
    {
        CaseResult[] cases = what == "nothing" ? [] : [Samples.Passing("loyalty", "happy")];
        var footer = Samples.Conforms(cases.Length);
        using var run = await SavedRun.Write(Samples.Header(2), cases, what switch
        {
            "interrupted" => null,
            "not-played" => footer with { NotPlayed = 1 },
            "finding" => footer with { Findings = [Samples.Finding("UF-LAT-004", Severity.Warning)] },
            "exit-code" => footer with { ExitCode = (int)ExitCode.NothingRan },
            _ => footer with { ExitCode = (int)ExitCode.NothingRan, Verdict = "Nothing ran." },
        });
        var root = await Document(run);
        var own = root.Elements("testsuite").Single(suite => (string?)suite.Attribute("name") == "run").Element("testcase")!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)own.Element("failure")!.Attribute("type"), Is.EqualTo(type));
            Assert.That((int)root.Attribute("failures")!, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Advice_about_the_run_does_not_fail_it()
    {
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Passing("loyalty", "happy")], Samples.Conforms(1) with { Findings = [Samples.Finding("UF-LAT-004", Severity.Info)] });
        var own = (await Document(run)).Descendants("testcase").Single(one => (string?)one.Attribute("name") == "run");
        Assert.That((own.Element("failure"), own.Element("system-out")!.Value.Contains("UF-LAT-004", StringComparison.Ordinal)), Is.EqualTo(((XElement?)null, true)));
    }

    [Test]
    public async Task Nasty_texts_are_escaped_visibly()
    {
        using var run = await SavedRun.Nasty();
        var text = await run.Render("junit");
        var root = XDocument.Parse(text).Root!;
        Assert.Multiple(() =>
        {
            Assert.That(root.Descendants("testcase").Count(), Is.EqualTo(NastyTexts.All.Length + 1));
            Assert.That(root.Descendants("failure").First().Value, Does.Contain("<script>alert('1')</script>"));
            Assert.That(root.Value, Does.Contain(@"\u0000\u0001\u0008\u001b[31mred").And.Contain("]]>"));
            Assert.That(text, Does.StartWith("""<?xml version="1.0" encoding="utf-8"?>"""));
        });
    }

    [Test]
    public async Task A_failure_does_not_fill_the_file()
    {
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("p", "s", 0, [.. Enumerable.Range(0, 50).Select(_ => Samples.Finding("UF-RES-005", Severity.Error, actual: new('x', 10_000)))])], Samples.DoesNotConform(1, 1));
        var failure = (await Document(run)).Descendants("failure").Single();
        Assert.That((((string)failure.Attribute("message")!).Length, failure.Value.Length), Is.LessThan((1_200, 40_000)));
        Assert.That(failure.Value, Does.Contain("run.jsonl has all of it"));
    }

    [Test]
    [SetCulture("de-DE")]
    public async Task Numbers_are_the_same_in_every_culture()
    {
        using var run = await SavedRun.Passing();
        foreach (var time in (await Document(run)).DescendantsAndSelf().Attributes("time"))
            Assert.That(double.TryParse(time.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), time.Value);
    }

    private static async Task<XElement> Document(SavedRun run) => XDocument.Parse(await run.Render("junit")).Root!;
}
