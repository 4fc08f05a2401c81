using System.Text.Json;
using Harness.Reporting;
using Harness.Rules;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class SarifReportTests
{
    [Test]
    public async Task A_finding_stands_at_its_scenario_and_names_its_rule()
    {
        var finding = Samples.Finding("UF-RES-005", Severity.Error) with { Source = "MicrosoftDocs/azure-docs add-api-connector.md (12/20/2022); azure-docs issue #6915" };
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Failing("loyalty", "s", 0, Samples.Finding("UF-MSG-009", Severity.Info), finding, Samples.Finding("UF-MSG-004", Severity.Warning))], Samples.DoesNotConform(1, 1));
        var log = await Log(run);
        var driver = log.GetProperty("tool").GetProperty("driver");
        var result = log.GetProperty("results").EnumerateArray().First(one => one.GetProperty("ruleId").GetString() == "UF-RES-005");
        var rule = driver.GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Multiple(() =>
        {
            Assert.That(rule.GetProperty("id").GetString(), Is.EqualTo("UF-RES-005"));
            Assert.That(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), Is.EqualTo("error"));
            Assert.That(rule.GetProperty("helpUri").GetString(), Is.EqualTo("https://learn.microsoft.com/azure/active-directory-b2c/add-api-connector"));
            Assert.That(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), Is.EqualTo("scenarios/loyalty.json"));
            Assert.That(place.GetProperty("region").GetProperty("startLine").GetInt32(), Is.EqualTo(12));
            Assert.That(log.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("level").GetString()).Distinct(), Is.EqualTo(new[] { "error", "warning", "note" }));
            Assert.That(log.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Fingerprints_are_those_of_the_last_run_whatever_was_answered()
    {
        var before = Samples.Failing("p", "s", 0, Samples.Finding("UF-RES-005", Severity.Error, actual: "1"));
        using var first = await SavedRun.Write(Samples.Header(1), [before], Samples.DoesNotConform(1, 1));
        using var second = await SavedRun.Write(Samples.Header(2), [Samples.Passing("p", "r"), before with { Case = "p/s#2", Repetition = 2, Line = 99, Findings = [before.Findings[0] with { Actual = "2" }] }, before with { Case = "p/t" }], Samples.DoesNotConform(2, 2));
        var (old, now) = (await Fingerprints(first), await Fingerprints(second));
        Assert.That((now[0], now.Distinct().Count()), Is.EqualTo((old.Single(), 2)));
    }

    [Test]
    public async Task A_waived_finding_is_suppressed()
    {
        using var run = await SavedRun.Write(Samples.Header(1), [Samples.Passing("p", "s") with { Findings = [Samples.Finding("UF-RES-005", Severity.Error) with { Waived = "team, until 2027" }] }], Samples.Conforms(1));
        var suppression = (await Log(run)).GetProperty("results")[0].GetProperty("suppressions")[0];
        Assert.That((suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()), Is.EqualTo(("external", "team, until 2027")));
    }

    [Test]
    public async Task The_worst_findings_are_kept_and_the_rest_counted()
    {
        var info = Enumerable.Repeat(Samples.Finding("UF-MSG-009", Severity.Info), SarifReport.MostResults).ToArray();
        using var run = await SavedRun.Write(Samples.Header(2), [Samples.Failing("p", "s", 0, info), Samples.Failing("p", "t", 0, Samples.Finding("UF-RES-005", Severity.Error))], Samples.DoesNotConform(2, 2));
        var log = await Log(run);
        Assert.Multiple(() =>
        {
            Assert.That(log.GetProperty("results").GetArrayLength(), Is.EqualTo(SarifReport.MostResults));
            Assert.That(log.GetProperty("results")[0].GetProperty("ruleId").GetString(), Is.EqualTo("UF-RES-005"));
            Assert.That(log.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString(), Does.StartWith("1 more finding did not fit here"));
        });
    }

    [TestCaseSource(typeof(SavedRun), nameof(SavedRun.Names))]
    public async Task Every_address_can_be_followed_and_every_rule_is_there(string name)
    {
        using var run = await SavedRun.Make(name);
        var log = await Log(run);
        var rules = log.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Multiple(() =>
        {
            foreach (var result in log.GetProperty("results").EnumerateArray())
            {
                Assert.That(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), Is.EqualTo(result.GetProperty("ruleId").GetString()));
                Assert.That(Uri.TryCreate(result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _));
            }
        });
        if (name == "interrupted") Assert.That(log.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean(), Is.False);
    }

    private static async Task<string?[]> Fingerprints(SavedRun run) =>
        [.. (await Log(run)).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString())];

    private static async Task<JsonElement> Log(SavedRun run) => JsonDocument.Parse(await run.Render("sarif")).RootElement.GetProperty("runs")[0];
}
