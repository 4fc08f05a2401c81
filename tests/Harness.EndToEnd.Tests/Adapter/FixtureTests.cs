using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.NUnit;
using Harness.ReferenceConnector;
using Harness.Reporting;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Harness.EndToEnd.Tests.Adapter;

[Parallelizable(ParallelScope.All)]
public sealed class FixtureTests
{
    private const string UncalledPack = "Adapter/uncalled.json";
    private const string ByHand = "Run by the tests of the adapter.";

    [Test]
    public void Every_case_is_a_test_named_by_its_id_with_its_pack_and_tags_as_categories_and_each_pack_has_a_last_one()
    {
        var tests = Leaves(FixtureRun.List<Healthy>()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(tests.Select(test => test.Name), Is.EqualTo(["names/happy", "names/short", "names/token", "names/totals"]));
            Assert.That(tests[0].FullName, Does.EndWith("+Healthy.names/happy"));
            Assert.That(tests[0].Properties["Category"], Is.EqualTo(["names", "smoke"]));
            Assert.That(tests[1].Properties["Category"], Is.EqualTo(["names"]));
            Assert.That(tests[3].Properties["Category"], Is.SupersetOf(["names", "smoke"]), "who chooses a tag gets the totals, too");
        });
    }

    [Test]
    public async Task Two_endpoints_are_told_apart_and_a_message_alone_is_enough_to_mend_one()
    {
        var results = FixtureRun.Run(null, FixtureRun.List<Healthy>(), FixtureRun.List<Flawed>());
        var (healthy, flawed) = (Of<Healthy>(results), Of<Flawed>(results));
        var failed = flawed.Single(result => result.Name == "names/short");
        Assert.Multiple(() =>
        {
            Assert.That(healthy.Select(result => result.ResultState.Status), Is.All.EqualTo(TestStatus.Passed), string.Join('\n', results.Select(result => result.Message)));
            Assert.That(flawed.Where(result => result.ResultState.Status == TestStatus.Failed).Select(result => result.Name), Is.EqualTo(["names/short"]));
            Assert.That(failed.Message, Does.Contain("UF-RES-004").And.Contain("Bad Request").And.Contain("curl "), "rule, what the person sees, how to send it again");
            Assert.That(failed.Message, Does.Contain("displayName").And.Contain($"b2c-harness replay 'names/short' --run '{Folder<Flawed>()}'"));
            Assert.That(failed.Message, Does.Not.Contain(new ConnectorOptions().Password));
        });
        Assert.That(flawed.Single(result => result.Name == "names/totals").Output, Does.StartWith("This test passes: the findings are in the tests of the cases."));
        var attached = failed.TestAttachments.Single().FilePath;
        Assert.That(File.ReadAllText(attached), Does.Contain("POST http").And.Contain("\"displayName\":\"Al\"").And.Contain("400 Bad Request").And.Not.Contain(new ConnectorOptions().Password));
        var run = await RunFile.Open(Path.Combine(Folder<Flawed>(), "run.jsonl"));
        Assert.That((run.Footer!.Cases, run.Footer.Failed), Is.EqualTo((3L, 1L)));
        Assert.That(File.ReadAllText(Path.Combine(Folder<Flawed>(), "junit.xml")), Does.Contain("names/short"));
    }

    [Test]
    public void Totals_are_last_however_many_cases_run_at_once()
    {
        var results = Of<Parallel>(FixtureRun.Run(null, FixtureRun.List<Parallel>()));
        Assert.Multiple(() =>
        {
            Assert.That(results[^1].Name, Is.EqualTo("before-creating-user/totals"));
            Assert.That(results[^1].Output, Does.Contain("99 % within").And.Contain("Rules not exercised").And.Not.Contain("cases were played. What only"));
        });
    }

    [Test]
    public void Totals_alone_say_that_nothing_ran()
    {
        var totals = Of<Alone>(FixtureRun.Run("names/totals", FixtureRun.List<Alone>())).Single();
        Assert.That(totals.ResultState.Status, Is.EqualTo(TestStatus.Failed));
        Assert.That(totals.Message, Does.StartWith("Nothing ran").And.Contain("TestCategory=names"));
    }

    [Test]
    public void What_the_run_demands_fails_the_totals_and_is_not_asked_of_a_part()
    {
        var whole = Of<Demanding>(FixtureRun.Run(null, FixtureRun.List<Demanding>()));
        var part = Of<Demanding>(FixtureRun.Run("^names/t", FixtureRun.List<Demanding>()));
        Assert.Multiple(() =>
        {
            Assert.That(whole.Single(result => result.Name == "names/totals").Message, Does.Contain("HARNESS-004").And.Contain("block"));
            Assert.That(part.Select(result => (result.Name, result.ResultState.Status)), Is.EqualTo([("names/token", TestStatus.Passed), ("names/totals", TestStatus.Passed)]));
            Assert.That(part[^1].Output, Does.Contain("1 of 3 cases were played"));
        });
    }

    [Test]
    public void A_waiver_for_one_pack_is_not_held_against_another()
    {
        var results = Of<Waived>(FixtureRun.Run(null, FixtureRun.List<Waived>()));
        Assert.That(results, Has.Length.EqualTo(6));
        Assert.That(results.Select(result => result.ResultState.Status), Is.All.EqualTo(TestStatus.Passed), string.Join('\n', results.Select(result => result.Message)));
    }

    [Test]
    public async Task Reports_of_several_packs_show_each_case_with_its_own_evidence()
    {
        FixtureRun.Run(null, FixtureRun.List<Shrunk>());
        var run = await RunFile.Open(Path.Combine(Folder<Shrunk>(), RunFile.Name));
        var cases = await run.Results().Select(result => (result.Case, result.ShrunkFrom is not null)).ToArrayAsync();
        Assert.Multiple(() =>
        {
            Assert.That(cases, Is.EqualTo([("changes/two", false), ("names/happy", false), ("names/short", false), ("names/token", false), ("changes/two/~displayName=", true)]));
            Assert.That(File.ReadAllText(Path.Combine(Folder<Shrunk>(), "report.html")), Does.Contain("<h4><bdi>changes/two</bdi></h4>").And.Contain("<h4><bdi>names/short</bdi></h4>"));
        });
    }

    [Test]
    public void Mistakes_in_packs_are_one_test_that_tells_them_all()
    {
        var test = Leaves(FixtureRun.List<Mistaken>()).First();
        Assert.Multiple(() =>
        {
            Assert.That(test.RunState, Is.EqualTo(RunState.NotRunnable));
            Assert.That(test.Properties.Get("_SKIPREASON"), Does.Contain("wrong.json:5:").And.Contain("'emily'").And.Contain("'continue'"));
        });
    }

    [Test]
    public void A_filter_that_chooses_one_case_meets_with_the_mistake_that_spoils_all()
    {
        var test = Leaves(FixtureRun.List<Misled>()).Single(test => test.Name == "names/happy");
        Assert.Multiple(() =>
        {
            Assert.That(test.RunState, Is.EqualTo(RunState.NotRunnable));
            Assert.That(test.Properties.Get("_SKIPREASON"), Does.Contain("user-flow@2024"));
            Assert.That(test.Properties["Category"], Does.Contain("names"));
        });
    }

    [Test]
    public void Mistakes_in_settings_are_told_together_and_by_one_test()
    {
        var results = Of<Lost>(FixtureRun.Run(null, FixtureRun.List<Lost>()));
        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.ResultState.Status), Is.EqualTo([TestStatus.Failed, TestStatus.Skipped, TestStatus.Skipped, TestStatus.Skipped]));
            Assert.That(results[0].Message, Does.Contain("NO_SUCH_VARIABLE").And.Contain("no-such.pem").And.Contain("TestRunParameters").And.Not.Contain("   at "));
        });
    }

    [Test]
    public void A_pack_whose_service_has_no_port_is_skipped_with_the_reason()
    {
        var suite = FixtureRun.List<WithoutPort>();
        Assert.That(suite.Properties.Get("ParallelScope"), Is.Not.EqualTo(ParallelScope.None));
        var results = Of<WithoutPort>(FixtureRun.Run(null, suite));
        Assert.That(results.Select(result => (result.ResultState.Status, result.Message.Contains("downstream=crm=PORT", StringComparison.Ordinal))), Is.All.EqualTo((TestStatus.Skipped, true)));
    }

    [Test]
    public void A_service_that_was_never_called_is_a_finding_where_a_case_broke_it_and_no_pass_of_the_case()
    {
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, UncalledPack), $$"""
            {
              "pack": "uncalled", "dialect": "user-flow", "step": "PreTokenIssuance",
              "downstream": { "crm": { "port": {{FreePort.Find()}}, "stubs": "stubs" } },
              "scenarios": [ { "id": "broken", "fault": { "crm": "status-503" } }, { "id": "well" } ]
            }
            """);
        var results = Of<Uncalled>(FixtureRun.Run("^uncalled/(broken|totals)$", FixtureRun.List<Uncalled>()));
        var others = Of<UncalledByOthers>(FixtureRun.Run("^uncalled/(well|totals)$", FixtureRun.List<UncalledByOthers>()));
        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.ResultState.Status), Is.EqualTo([TestStatus.Skipped, TestStatus.Failed]));
            Assert.That(results[0].Message, Is.EqualTo("uncalled/broken could not be asked: the endpoint does not call 'crm' at PreTokenIssuance."));
            Assert.That(results[1].Message, Does.Contain("HARNESS-010"));
            Assert.That(others.Select(result => result.ResultState.Status), Is.All.EqualTo(TestStatus.Passed), "who chooses no case that breaks it asks nothing of the service");
        });
    }

    [Test]
    public void Lines_of_the_totals_that_send_a_case_again_name_the_run()
    {
        var totals = Of<Twice>(FixtureRun.Run(null, FixtureRun.List<Twice>()))[^1];
        Assert.That(totals.Output, Does.Match($"b2c-harness replay '[^']+' --run '{System.Text.RegularExpressions.Regex.Escape(Folder<Twice>())}'"));
    }

    [Test]
    public void A_fixture_whose_stand_ins_have_ports_runs_beside_no_other() =>
        Assert.That(FixtureRun.List<WithPort>().Properties.Get("ParallelScope"), Is.EqualTo(ParallelScope.None));

    private static IEnumerable<ITest> Leaves(ITest test) => test.HasChildren ? test.Tests.SelectMany(Leaves) : [test];

    private static TestResult[] Of<T>(IEnumerable<TestResult> results) => [.. results.Where(result => result.FullName.StartsWith(typeof(T).FullName + ".", StringComparison.Ordinal))];

    private static string Folder<T>() => Path.Combine(TestContext.CurrentContext.WorkDirectory, "artifacts", typeof(T).FullName!);

    internal abstract class Started : ConnectorFixture
    {
        private WebApplication? app;

        protected virtual ConnectorOptions Options => new();

        protected override ConnectorUnderTest? Connector => new(new Uri(app!.Urls.First() + "/api/user-flow")) { Credentials = new Credentials.Basic("connector", Options.Password) };

        [OneTimeSetUp]
        public async Task Start()
        {
            app = ReferenceConnectorApp.Build(Options, "http://127.0.0.1:0");
            await app.StartAsync();
        }

        [OneTimeTearDown]
        public async Task Stop() => await app!.DisposeAsync();
    }

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand)]
    internal sealed class Healthy : Started;

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand)]
    internal sealed class Alone : Started;

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["report=junit", "clock=user-flow@2025*0.5"])]
    internal sealed class Flawed : Started
    {
        protected override ConnectorOptions Options => new() { Defects = ["validation-error-without-status"] };
    }

    [ConnectorTests("Adapter/names.json", "Adapter/tokens.json", Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["waivers=Adapter/waivers.json"])]
    internal sealed class Waived : Started
    {
        protected override ConnectorOptions Options => new() { Defects = ["validation-error-without-status"] };
    }

    [ConnectorTests("Adapter/changes.json", "Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["report=html"])]
    [NonParallelizable] // so that the totals of the first pack come before the cases of the second
    internal sealed class Shrunk : Started
    {
        protected override ConnectorOptions Options => new() { Defects = ["validation-error-without-status"] };
    }

    [ConnectorTests("Adapter/changes.json", Explicit = true, Category = "ByHand", Reason = ByHand)]
    internal sealed class Twice : Started
    {
        protected override ConnectorOptions Options => new() { Defects = ["validation-error-without-status"] };
    }

    [ConnectorTests(UncalledPack, Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["clock=user-flow@2025*0.1"])]
    internal sealed class Uncalled : Started;

    [ConnectorTests(UncalledPack, Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["clock=user-flow@2025*0.1"])]
    internal sealed class UncalledByOthers : Started;

    [ConnectorTests("builtin:user-flow/before-creating-user", Explicit = true, Category = "ByHand", Reason = ByHand)]
    [Parallelizable(ParallelScope.All)]
    internal sealed class Parallel : Started;

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["require-replies=block"])]
    internal sealed class Demanding : Started;

    [ConnectorTests("Adapter/wrong.json", Explicit = true, Category = "ByHand", Reason = ByHand)]
    internal sealed class Mistaken : ConnectorFixture;

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand, Settings = ["clock=user-flow@2024"])]
    internal sealed class Misled : ConnectorFixture;

    [ConnectorTests("Adapter/names.json", Explicit = true, Category = "ByHand", Reason = ByHand, User = "connector", PasswordVariable = "NO_SUCH_VARIABLE", Settings = ["trust=no-such.pem"])]
    internal sealed class Lost : ConnectorFixture;

    [ConnectorTests("Adapter/service.json", Explicit = true, Category = "ByHand", Reason = ByHand, Endpoint = "http://127.0.0.1:1/")]
    internal sealed class WithoutPort : ConnectorFixture;

    [ConnectorTests("Adapter/service.json", Explicit = true, Category = "ByHand", Reason = ByHand, Endpoint = "http://127.0.0.1:1/", Settings = ["downstream=crm=9101"])]
    [Parallelizable(ParallelScope.All)]
    internal sealed class WithPort : ConnectorFixture;
}
