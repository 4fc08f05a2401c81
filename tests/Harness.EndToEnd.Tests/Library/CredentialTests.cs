using System.Collections.Immutable;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>A change of credentials as it is lived through, and what an endpoint writes to its log.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CredentialTests
{
    private static readonly Credentials.Basic Old = new("connector", Defects.OldPassword);

    private static readonly ConnectorOptions New = new();

    private static IEnumerable<TestCaseData> Days =>
    [
        new TestCaseData(New with { Password = Old.Password }, Rotation.UnderWay, "UF-AUT-011", Verdict.Broken, "with the new credentials").SetArgDisplayNames("old only"),
        new TestCaseData(New with { OldUser = Old.User, OldPassword = Old.Password }, Rotation.UnderWay, "UF-AUT-011", Verdict.Held, null).SetArgDisplayNames("both"),
        new TestCaseData(New, Rotation.Done, "UF-AUT-012", Verdict.Held, null).SetArgDisplayNames("new only"),
        new TestCaseData(New with { Defects = ["never-forgets-old-credentials"] }, Rotation.Done, "UF-AUT-012", Verdict.Broken, "with the old credentials").SetArgDisplayNames("old for ever"),
    ];

    [TestCaseSource(nameof(Days))]
    public async Task A_change_of_credentials_is_followed_day_by_day(ConnectorOptions endpoint, Rotation rotation, string rule, Verdict expected, string? where)
    {
        var (findings, footer) = await Play(endpoint, "old-credentials", plan => plan with
        {
            Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => step.Value with { OldCredentials = Old, Rotation = rotation }),
        });
        Assert.Multiple(() =>
        {
            Assert.That(footer.Rules.Single(total => total.Rule == rule).Verdict, Is.EqualTo(expected));
            Assert.That(findings.Select(finding => (finding.Rule, finding.Where)), Is.EqualTo(where is null ? [] : new[] { (rule, where) }));
        });
    }

    // The password of the run has a colon: that it is turned away does not show that the colon is the reason.
    [Test]
    public async Task What_only_the_old_credentials_open_when_the_change_is_done_is_told()
    {
        var (findings, _) = await Play(New with { Password = Old.Password }, "old-credentials", plan => plan with
        {
            Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => step.Value with { OldCredentials = Old, Rotation = Rotation.Done }),
        });
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(finding => finding.Rule), Is.EquivalentTo(new[] { "UF-AUT-012", "UF-STA-001" }));
            Assert.That(findings.Single(finding => finding.Rule == "UF-STA-001").Actual, Does.Contain("are the credentials of this run the endpoint's?").And.Contain("at the first colon"));
        });
    }

    [Test]
    public async Task Without_the_old_credentials_the_change_is_not_judged()
    {
        var (_, footer) = await Play(New, "old-credentials", plan => plan);
        Assert.That(footer.Rules.Single(total => total.Rule == "UF-AUT-011").Reason, Does.Contain("--old-user"));
    }

    // One cause, one finding: of an open door it is not said that it takes wrong keys.
    [TestCase("lets-everybody-in", new[] { "somebody-else-before-creating-user" }, "UF-AUT-001", "")]
    [TestCase("lets-everybody-in", new[] { "somebody-else-before-creating-user", "unreadable-before-creating-user", "nobody-before-creating-user" }, "UF-AUT-001", "")]
    [TestCase("looks-at-user-name-only", new[] { "somebody-else-before-creating-user" }, "UF-AUT-002", "; the same where the password is empty, ")]
    [TestCase("looks-at-user-name-only", new[] { "guessed-passwords" }, "UF-AUT-002", "guess 1 of 100")]
    [TestCase("lets-everybody-in", new[] { "guessed-passwords" }, "UF-AUT-001", "")]
    public async Task What_has_one_cause_is_told_once(string defect, string[] scenarios, string rule, string list)
    {
        var (findings, footer) = await Play(New with { Defects = [defect] }, scenarios[0], plan => plan with { Only = [.. scenarios] });
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo(new[] { rule }));
            Assert.That(findings[0].Expected, Does.Contain(list));
            if (rule == "UF-AUT-001") Assert.That(footer.Rules.Single(total => total.Rule == "UF-AUT-002").Reason, Is.EqualTo("whoever shows nothing is let in, too"));
        });
    }

    // A key that is only good together with credentials gives nothing away.
    [TestCase("", new[] { "scheme-in-other-case", "nobody-before-creating-user" })]
    [TestCase("UF-PRV-003", new[] { "scheme-in-other-case", "somebody-else-before-creating-user" })]
    public async Task A_key_in_the_address_is_told_once_at_most(string rules, string[] scenarios)
    {
        var (_, footer) = await Play(New with { AddressKey = "8sgT5k0a1" }, scenarios[0], plan => plan with
        {
            Only = [.. scenarios],
            Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => step.Value with { Endpoint = new($"{step.Value.Endpoint}?code=8sgT5k0a1") }),
        });
        Assert.That(string.Join(' ', footer.Findings.Select(finding => finding.Rule)), Is.EqualTo(rules));
    }

    [Test]
    public async Task A_log_that_is_never_written_is_told()
    {
        var log = Path.GetTempFileName();
        try
        {
            var (_, footer) = await Play(New, "scheme-in-other-case", plan => plan with { WatchLog = log });
            var total = footer.Rules.Single(total => total.Rule == "UF-PRV-001");
            Assert.That((total.Verdict, total.Reason), Is.EqualTo((Verdict.NotExercised, "the endpoint wrote nothing to the log that is watched (--watch-log) while it was called: is it the right file?")));
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static async Task<(List<Finding> Findings, RunFooter Footer)> Play(ConnectorOptions endpoint, string scenario, Func<RunPlan, RunPlan> told)
    {
        await using var connector = ReferenceConnectorApp.Build(endpoint, "http://127.0.0.1:0");
        await connector.StartAsync();
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(told(Plans.Make(connector.Urls.First(), "builtin:user-flow/credentials") with { Only = [scenario] }), client, TimeProvider.System);
        var findings = new List<Finding>();
        await foreach (var result in runner.Play()) findings.AddRange(result.Findings);
        return (findings, runner.Footer());
    }
}
