using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Importing;
using Harness.ReferenceConnector;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>The loyalty walkthrough as policy files, as packs, and against the routes that the reference connector has for it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CustomPolicyPackTests
{
    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Walkthrough = ["custom-policy-loyalty", "custom-policy-member-profile", "custom-policy-own-payload"];

    private static readonly string Scenarios = Path.Combine(Repository(), "scenarios", "custom-policy");

    [Test]
    public async Task The_packs_give_no_finding_and_the_promo_code_arrives_in_the_token()
    {
        await using var standIn = LoyaltyStandIn.Build("http://127.0.0.1:0");
        await standIn.StartAsync();
        var cases = await Play(new() { Loyalty = new(standIn.Urls.First()) });
        Assert.Multiple(() =>
        {
            Assert.That(cases.SelectMany(result => result.Findings), Is.Empty);
            Assert.That(cases.Select(result => result.Outcome), Is.EqualTo(Enumerable.Repeat(CaseOutcome.Passed, 13)));
        });
    }

    [TestCase("wraps-claims-in-data", "custom-policy-loyalty/happy", "custom-policy-loyalty/whole-sign-up", "custom-policy-member-profile/member", "custom-policy-own-payload/member")]
    [TestCase("english-only", "custom-policy-loyalty/german-message")]
    [TestCase("refuses-with-200", "custom-policy-loyalty/wrong-loyalty-id", "custom-policy-own-payload/stranger")]
    [TestCase("reads-flat-bodies-only", "custom-policy-own-payload/member")]
    [TestCase("crashes-on-encoded-values", "custom-policy-member-profile/accents")]
    public async Task With_a_defect_the_cases_that_are_about_it_fail(string defect, params string[] about)
    {
        await using var standIn = LoyaltyStandIn.Build("http://127.0.0.1:0");
        await standIn.StartAsync();
        var cases = await Play(new() { Loyalty = new(standIn.Urls.First()), Defects = [defect] });
        Assert.That(about, Is.SubsetOf(cases.Where(result => result.Outcome == CaseOutcome.Failed).Select(result => result.Case)));
    }

    [Test]
    public void The_pack_says_of_the_technical_profile_what_the_policy_says()
    {
        using var folder = new EmptyFolder();
        var import = PolicyImport.Read([.. Directory.GetFiles(Path.Combine(Scenarios, "policies"), "*.xml")]);
        import.Write(folder);
        Assert.Multiple(() =>
        {
            Assert.That(import.Unreadable, Is.Empty);
            Assert.That(import.Findings, Is.Empty, "it is done right");
            Assert.That(Technical(Path.Combine(folder, "REST-ValidateLoyalty.json")), Is.EqualTo(Technical(Path.Combine(Scenarios, "loyalty.json"))));
        });
    }

    [Test]
    public void The_flawed_policy_has_each_of_the_mistakes()
    {
        var import = PolicyImport.Read([Path.Combine(Scenarios, "policies", "flawed")]);
        Assert.That(import.Findings.Select(finding => finding.Rule).Distinct(), Is.EquivalentTo(
            ["CP-AUT-002", "CP-XML-001", "CP-XML-002", "CP-XML-003", "CP-XML-004", "CP-XML-005", "CP-XML-006", "CP-XML-007"]));
    }

    private static async Task<List<CaseResult>> Play(ConnectorOptions options)
    {
        await using var connector = ReferenceConnectorApp.Build(options, "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make("builtin:custom-policy", _ => Route("loyalty"), Harness.Scenarios.Settings.Default);
        var any = plan.Profiles.Values.First();
        var runner = new Runner(
            plan with
            {
                Packs = plan.Packs.RemoveAll(pack => !Walkthrough.Contains(pack.Name)),
                Profiles = plan.Profiles.AddRange(new Dictionary<string, string> { ["REST-MemberProfile"] = "profile", ["REST-Promotions"] = "promotions" }
                    .Select(route => KeyValuePair.Create(route.Key, any with { Endpoint = Route(route.Value) }))),
            },
            client,
            TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return cases;

        Uri Route(string name) => new($"{connector.Urls.First()}/api/custom-policy/{name}");
    }

    private static string Technical(string file) => JsonNode.Parse(File.ReadAllText(file), documentOptions: Commented)!["technicalProfile"]!.ToJsonString();

    private static string Repository([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../..");
}
