using System.Text.Json;
using Harness.Reporting;
using Harness.Reporting.Allure;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Reporting;

[TestFixture]
public sealed class AllureReportTests
{
    private string folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("harness-allure-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_case_is_a_result_with_a_step_for_each_call_and_attempt()
    {
        using var run = await SavedRun.Failing();
        var slow = (await Results(run))["loyalty/slow"];
        var step = slow.GetProperty("steps")[0];
        Assert.Multiple(() =>
        {
            Assert.That(slow.GetProperty("status").GetString(), Is.EqualTo("broken"));
            Assert.That(slow.GetProperty("statusDetails").GetProperty("message").GetString(), Does.StartWith("error NET-001 PostAttributeCollection: connection"));
            Assert.That(slow.GetProperty("statusDetails").GetProperty("trace").GetString(), Does.Contain("curl -sS").And.Contain("b2c-harness replay 'loyalty/slow'"));
            Assert.That(Time(slow, "start"), Is.EqualTo(Started + 100));
            Assert.That(Time(slow, "stop"), Is.EqualTo(Started + 115));
            Assert.That((Time(step, "start"), Time(step, "stop")), Is.EqualTo((Started + 100, Started + 5_112)));
            Assert.That(step.GetProperty("steps").EnumerateArray().Select(attempt => (attempt.GetProperty("status").GetString(), Time(attempt, "start"), Time(attempt, "stop"))),
                Is.EqualTo(new[] { ("broken", Started + 100, Started + 5_100), ("broken", Started + 5_100, Started + 5_112) }));
            Assert.That(Labels(slow, "severity"), Is.EqualTo(new[] { "blocker" }));
        });
    }

    [Test]
    public async Task Of_very_many_cases_those_that_failed_are_kept_and_the_others_counted()
    {
        var passed = Enumerable.Range(0, AllureReport.MostResults).Select(number => Samples.Passing("p", $"s{number}", 1));
        using var run = await SavedRun.Write(Samples.Header(1), [.. passed, Samples.Failing("p", "last", 0, Samples.Finding("UF-RES-005", Severity.Error))], Samples.DoesNotConform(1, 1));
        var results = await Results(run);
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Count.EqualTo(2));
            Assert.That(results["p/last"].GetProperty("status").GetString(), Is.EqualTo("failed"));
            Assert.That(results["left out"].GetProperty("name").GetString(), Is.EqualTo("20,000 further cases"));
        });
    }

    [Test]
    public async Task Request_curl_and_answer_are_files_beside_it()
    {
        using var run = await SavedRun.Failing();
        var version = (await Results(run))["loyalty/version"];
        var step = version.GetProperty("steps")[0];
        var attached = step.GetProperty("attachments").EnumerateArray().Concat(step.GetProperty("steps")[0].GetProperty("attachments").EnumerateArray())
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => File.ReadAllText(Path.Combine(folder, one.GetProperty("source").GetString()!)));
        Assert.Multiple(() =>
        {
            Assert.That(attached["request"], Does.StartWith("POST https://localhost:7071/api/connector?code=***\nAuthorization: Basic ***\nContent-Type: application/json\n\n{\"step\":"));
            Assert.That(attached["curl"], Does.StartWith("curl -sS"));
            Assert.That(attached["answer"], Is.EqualTo("HTTP 200 OK\nContent-Type: application/json\n\n{\"action\":\"Continue\"}"));
            Assert.That(version.GetProperty("status").GetString(), Is.EqualTo("failed"));
            Assert.That(Labels(version, "parentSuite").Concat(Labels(version, "suite")).Concat(Labels(version, "epic")).Concat(Labels(version, "severity")),
                Is.EqualTo(new[] { "loyalty", "PostAttributeCollection", "PostAttributeCollection", "critical" }));
        });
    }

    [Test]
    public async Task What_was_not_asked_is_skipped_and_what_is_waived_is_known()
    {
        var waived = Samples.Finding("UF-RES-005", Severity.Error) with { Waived = "team, until 2027" };
        using var run = await SavedRun.Write(
            Samples.Header(2), [Samples.Passing("p", "s") with { Outcome = CaseOutcome.NotAsked, NotAsked = "the call has no identities", Exchanges = [], Calls = 0, Steps = [] }, Samples.Passing("p", "t") with { Findings = [waived], Tags = ["smoke"] }], Samples.Conforms(2));
        var results = await Results(run);
        Assert.Multiple(() =>
        {
            Assert.That(results["p/s"].GetProperty("status").GetString(), Is.EqualTo("skipped"));
            Assert.That(results["p/s"].GetProperty("statusDetails").GetProperty("message").GetString(), Is.EqualTo("the call has no identities"));
            Assert.That(results["p/t"].GetProperty("status").GetString(), Is.EqualTo("passed"));
            Assert.That(results["p/t"].GetProperty("statusDetails").GetProperty("known").GetBoolean());
            Assert.That(Labels(results["p/t"], "tag"), Is.EqualTo(new[] { "smoke" }));
        });
    }

    [Test]
    public async Task Histories_last_and_repetitions_have_their_own()
    {
        using var first = await SavedRun.Passing();
        using var second = await SavedRun.Write(Samples.Header(1) with { Started = DateTimeOffset.UnixEpoch }, [Samples.Passing("new", "case"), Samples.Failing("loyalty", "happy", 0, Samples.Finding("UF-RES-005", Severity.Error))], Samples.DoesNotConform(1, 1));
        var (before, now) = (await Results(first), await Results(second));
        Assert.Multiple(() =>
        {
            Assert.That(Id(now["loyalty/happy"], "historyId"), Is.EqualTo(Id(before["loyalty/happy"], "historyId")).And.Not.EqualTo(Id(before["loyalty/happy#1"], "historyId")));
            Assert.That(Id(before["loyalty/happy#1"], "testCaseId"), Is.EqualTo(Id(before["loyalty/happy"], "testCaseId")));
            Assert.That(Id(now["loyalty/happy"], "uuid"), Is.Not.EqualTo(Id(before["loyalty/happy"], "uuid")));
            Assert.That(before["loyalty/happy#1"].GetProperty("parameters").EnumerateArray().Where(one => !one.GetProperty("excluded").GetBoolean()).Select(one => one.GetProperty("name").GetString()), Is.EqualTo(new[] { "repetition" }));
        });
    }

    [Test]
    public async Task Very_many_payloads_that_passed_are_one_result()
    {
        var payload = Samples.Passing("p", "s") with { Changes = ["city is missing"], Exchanges = [] };
        using var run = await SavedRun.Write(Samples.Header(1_001), Enumerable.Range(1, 1_001).Select(number => payload with { Case = $"p/s/c{number}" }), Samples.Conforms(1_001));
        Assert.That((await Results(run)).Single().Value.GetProperty("name").GetString(), Is.EqualTo("s/... (1,001 payloads that passed)"));
    }

    [Test]
    public async Task What_is_wrong_with_the_run_itself_is_a_result_of_its_own()
    {
        using var run = await SavedRun.Interrupted();
        var own = (await Results(run))["run"];
        Assert.That((own.GetProperty("status").GetString(), own.GetProperty("statusDetails").GetProperty("message").GetString()), Is.EqualTo(("broken", RunText.Interrupted)));
    }

    [Test]
    public async Task Every_rule_has_a_category()
    {
        using var run = await SavedRun.Passing();
        await Results(run);
        using var categories = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "categories.json")));
        var patterns = categories.RootElement.EnumerateArray().Select(category => category.GetProperty("messageRegex").GetString()!).ToArray();
        var rules = Harness.Dialects.DialectBook.All.SelectMany(dialect => RuleBook.Of(dialect).All).Select(rule => rule.Id).Concat(OwnRules.All.Select(rule => rule.Id)).Distinct();
        Assert.That(rules.Where(rule => patterns.Count(pattern => System.Text.RegularExpressions.Regex.IsMatch($"error {rule} step: place", pattern)) != 1), Is.Empty);
    }

    [Test]
    public async Task Nasty_texts_stay_in_their_files()
    {
        using var run = await SavedRun.Nasty();
        var results = await Results(run);
        var properties = await File.ReadAllLinesAsync(Path.Combine(folder, "environment.properties"));
        Assert.Multiple(() =>
        {
            Assert.That(Directory.EnumerateFiles(folder, "*-result.json").Count(), Is.EqualTo(NastyTexts.All.Length + 1));
            Assert.That(results.Values.SelectMany(result => Labels(result, "framework")), Has.All.EqualTo("b2c-harness"));
            Assert.That(properties, Has.All.Match(@"\A(Tool|Endpoint(\.\d+)?|Clock|Seed|Credentials|Packs)=[ -~]*\z"));
        });
    }

    private static long Started => Samples.Header(0).Started.ToUnixTimeMilliseconds();

    private async Task<Dictionary<string, JsonElement>> Results(SavedRun run)
    {
        await ReportFormat.Find("allure")!.Write(run.File, folder, TextWriter.Null);
        var results = new Dictionary<string, JsonElement>();
        foreach (var file in Directory.EnumerateFiles(folder, "*-result.json"))
        {
            var result = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
            results[Id(result, "fullName")] = result;
        }

        return results;
    }

    private static string Id(JsonElement result, string name) => result.GetProperty(name).GetString()!;

    private static long Time(JsonElement result, string name) => result.GetProperty(name).GetInt64();

    private static IEnumerable<string> Labels(JsonElement result, string name) =>
        result.GetProperty("labels").EnumerateArray().Where(label => Id(label, "name") == name).Select(label => Id(label, "value"));
}
