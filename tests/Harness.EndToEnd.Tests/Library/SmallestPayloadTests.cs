using System.Text;
using System.Text.Json.Nodes;
using Harness.Claims;
using Harness.EndToEnd.Tests.Connectors;
using Harness.Exchanges;
using Harness.Reporting;
using Harness.Running;
using Harness.Scenarios;

namespace Harness.EndToEnd.Tests.Library;

[Parallelizable(ParallelScope.All)]
public sealed class SmallestPayloadTests
{
    private const string Missing = """{ "id": "missing", "vary": "missing-claim" }""";

    [Test]
    public async Task Two_claims_that_fail_only_together_are_named_together([Values] bool exhaustive)
    {
        var (cases, footer) = await Play(Missing, body => Lacks(body, "surname") && Lacks(body, "city"), plan => plan with { Exhaustive = exhaustive, Without = ["state", "country", "postalCode", "jobTitle", "streetAddress"] });
        var failure = footer.Failures.Single();
        Assert.Multiple(() =>
        {
            Assert.That(failure.Changes, Is.EqualTo(new[] { "surname is missing", "city is missing" }));
            Assert.That(failure.Case, Is.EqualTo("p/missing/surname+city"));
            Assert.That(failure.Note, Does.StartWith("smallest payload"));
            Assert.That(failure.Cases, Is.EqualTo(cases.Count(result => result.Outcome == CaseOutcome.Failed)));
            Assert.That(cases.Select(result => result.Case), Is.Unique);
        });
    }

    [Test]
    public async Task Every_subset_of_the_claims_is_sent_once()
    {
        var (cases, footer) = await Play(Missing, _ => false, plan => plan with { Exhaustive = true, Without = ["state", "country", "postalCode", "jobTitle", "streetAddress", "city", "extension_shoeSize", "extension_newsletter"] });
        Assert.Multiple(() =>
        {
            Assert.That(cases[0].Calls, Is.EqualTo(1));
            Assert.That(cases, Has.Count.EqualTo(64), "2 to the power of the six claims that are left");
            Assert.That(cases.Select(result => result.Hash), Is.Unique);
            Assert.That(footer.NotPlayed, Is.Zero);
        });
    }

    [Test]
    public async Task What_the_author_changes_is_taken_back_too_where_it_does_not_matter()
    {
        var (cases, footer) = await Play(
            """{ "id": "s", "with": { "jobTitle": "Buyer", "displayName": "Al", "extension_{appId}_x": 1 }, "without": ["surname"] }""",
            body => $"{body["displayName"]}" == "Al" && Lacks(body, "surname"));
        var failure = footer.Failures.Single();
        Assert.Multiple(() =>
        {
            Assert.That(failure.Changes, Is.EqualTo(new[] { "displayName is \"Al\"", "surname is missing" }));
            Assert.That(failure.Case, Is.EqualTo("p/s/~displayName=+surname"));
            Assert.That(failure.Curl, Does.Contain("\"displayName\":\"Al\"").And.Not.Contains("Buyer"));
            Assert.That(cases, Has.Count.EqualTo(1), "the smallest form is no further case");
        });
    }

    [Test]
    public async Task What_the_plain_call_shows_is_laid_upon_nothing_else()
    {
        var (_, footer) = await Play(Missing, _ => true, plan => plan with { Without = ["ui_locales"] });
        Assert.Multiple(() =>
        {
            Assert.That(footer.Failures.Single().Changes, Is.Empty);
            Assert.That(footer.Failures.Single().Note, Is.EqualTo("the plain call shows it"));
        });
    }

    [Test]
    public async Task What_passes_when_it_is_sent_again_depends_on_state_and_is_not_shrunk()
    {
        var calls = 0;
        var (_, footer) = await Play("""{ "id": "s", "with": { "jobTitle": "Buyer", "city": "Ulm" } }""", _ => Interlocked.Increment(ref calls) == 1);
        Assert.Multiple(() =>
        {
            Assert.That(footer.Failures.Single().Note, Does.StartWith("depends on state"));
            Assert.That(footer.Failures.Single().Changes, Has.Length.EqualTo(2));
            Assert.That(calls, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Messages_that_differ_in_digits_only_are_one_mistake()
    {
        var calls = 0;
        var (_, footer) = await Play(Missing, _ => true, answer: () => $$"""{"error":"trace {{Interlocked.Increment(ref calls)}}"}""");
        Assert.That(footer.Failures.Select(failure => failure.Rule), Is.Unique);
    }

    [Test]
    public async Task One_call_is_simpler_than_a_probe_and_of_a_probe_the_call_is_named()
    {
        const string Probe = """{ "id": "probe", "probe": "key-order" }""";
        var (_, alone) = await Play(Probe, _ => true);
        var (_, both) = await Play(Probe + """, { "id": "short-name", "with": { "displayName": "A" } }""", _ => true);
        Assert.Multiple(() =>
        {
            Assert.That(alone.Failures.Select(FailureText.Payload), Is.Not.Empty.And.All.StartsWith("p/probe: the call '"));
            Assert.That(both.Failures.Single(failure => failure.Rule == "UF-STA-002").Case, Does.StartWith("p/short-name"));
        });
    }

    [Test]
    public async Task Not_more_than_fifty_groups_are_kept()
    {
        var (_, footer) = await Play(Missing, body => body.Count < 15, answer: body => $$"""{"error":"{{string.Join(' ', body!.Select(member => member.Key))}}"}""", status: 400);
        Assert.That(footer.Failures, Has.Length.EqualTo(50));
    }

    [Test]
    public async Task With_fresh_addresses_no_two_calls_carry_the_same_one_and_the_seed_gives_the_same_again()
    {
        var (one, two) = (await Addresses(1), await Addresses(4));
        Assert.Multiple(() =>
        {
            Assert.That(one, Has.Length.GreaterThan(25).And.Unique);
            Assert.That(one, Has.All.EndsWith("@fabrikam.com"));
            Assert.That(two, Is.EquivalentTo(one));
        });

        static async Task<string[]> Addresses(int parallel)
        {
            await using var endpoint = await AnswerServer.Start(_ => (200, AnswerServer.Continue));
            await Play(endpoint.Url, """{ "id": "s", "vary": "missing-claim" }""", plan => plan with { FreshEmail = true, Parallel = parallel, Without = ["city", "state", "country", "jobTitle", "streetAddress", "postalCode"] });
            return [.. endpoint.Bodies.Select(body => body?["email"]).OfType<JsonNode>().Select(email => $"{email}")];
        }
    }

    [TestCase("p/missing", "p/missing")]
    [TestCase("p/missing/surname+city", "p/missing/surname+city")]
    [TestCase("p/missing/surname#3", "p/missing/surname#3")]
    [TestCase("p/missing/~", "p/missing/~")]
    [TestCase("p/missing/surnam", null)]
    [TestCase("p/nothing", null)]
    public void A_case_is_found_by_its_id(string id, string? found)
    {
        var plan = Plan(new("http://127.0.0.1:1/"), Missing);
        Assert.That(plan.Find(id)?.Id, Is.EqualTo(found));
    }

    [Test]
    public async Task One_payload_can_be_chosen_alone()
    {
        var (cases, _) = await Play(Missing, _ => false, plan => plan with { Only = ["p/missing/surname+city"] });
        Assert.That(cases.Select(result => result.Case), Is.EqualTo(new[] { "p/missing/surname+city" }));
    }

    private static bool Lacks(JsonObject body, string claim) => !body.ContainsKey(claim);

    private static Task<(List<CaseResult> Cases, RunFooter Footer)> Play(string scenario, Func<JsonObject, bool> fails, Func<RunPlan, RunPlan>? change = null) =>
        Play(scenario, fails, _ => "{}", 500, change);

    private static Task<(List<CaseResult> Cases, RunFooter Footer)> Play(string scenario, Func<JsonObject, bool> fails, Func<string> answer) =>
        Play(scenario, fails, _ => answer(), 500);

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(
        string scenario, Func<JsonObject, bool> fails, Func<JsonObject?, string> answer, int status, Func<RunPlan, RunPlan>? change = null)
    {
        await using var endpoint = await AnswerServer.Start(body => body is null || fails(body) ? (status, answer(body)) : (200, AnswerServer.Continue));
        return await Play(endpoint.Url, scenario, change);
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(Uri endpoint, string scenario, Func<RunPlan, RunPlan>? change)
    {
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner((change ?? (plan => plan))(Plan(endpoint, scenario)), client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play())
            if (result.ShrunkFrom is null) cases.Add(result);
        return (cases, runner.Footer());
    }

    private static RunPlan Plan(Uri endpoint, string scenario)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllText(file, $$"""{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "scenarios": [ {{scenario}} ] }""", Encoding.UTF8);
        try
        {
            var plan = Plans.Make("http://127.0.0.1:1", file);
            return plan with { Profiles = plan.Profiles.SetItems(plan.Profiles.Select(entry => KeyValuePair.Create(entry.Key, entry.Value with { Endpoint = endpoint }))) };
        }
        finally
        {
            File.Delete(file);
        }
    }
}
