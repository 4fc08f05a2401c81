using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Harness.Dialects;
using Harness.EndToEnd.Tests.Command;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>Client certificates over real TLS: their change as it is lived through, doors that close in the handshake, and policies that show one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ClientCertificateTests
{
    private const string Subject = "CN=connector.contoso.onmicrosoft.com";

    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);

    private static readonly DateTimeOffset Until = From.AddYears(1);

    private static readonly CertificateAuthority Authority = CertificateAuthority.Quick(new("CN=authority"), From.AddDays(-1), Until.AddDays(1));

    private static readonly X509Certificate2 Server = Authority.Issue(new("CN=localhost"), CertificatePurpose.Server, From, Until, ["localhost"]);

    private static readonly Credentials.Certificate New = Issued("new.pfx");

    private static readonly Credentials.Certificate Old = Issued("old.pfx");

    [OneTimeTearDown]
    public void EndCertificates() => Server.Dispose();

    private static IEnumerable<TestCaseData> Days =>
    [
        new TestCaseData(Knowing(Old), Rotation.UnderWay, "UF-AUT-010", Verdict.Broken, "with the new credentials", "HTTP 403: the endpoint forbids the call; the old ones are let in").SetArgDisplayNames("old only"),
        new TestCaseData(Knowing(Old) with { ClosesHandshakes = true }, Rotation.UnderWay, "UF-AUT-010", Verdict.Broken, "with the new credentials", "the old ones are let in").SetArgDisplayNames("old only, by handshake"),
        new TestCaseData(Knowing(Old, New), Rotation.UnderWay, "UF-AUT-010", Verdict.Held, null, null).SetArgDisplayNames("both"),
        new TestCaseData(Knowing(New), Rotation.UnderWay, "UF-AUT-010", Verdict.Broken, "with the old credentials", "HTTP 403").SetArgDisplayNames("new too soon"),
        new TestCaseData(Knowing(New), Rotation.Done, "UF-AUT-012", Verdict.Held, null, null).SetArgDisplayNames("new only"),
        new TestCaseData(Knowing(New, Old), Rotation.Done, "UF-AUT-012", Verdict.Broken, "with the old credentials", "200").SetArgDisplayNames("old for ever"),
    ];

    [TestCaseSource(nameof(Days))]
    public async Task A_change_of_certificates_is_followed_day_by_day(ConnectorOptions connector, Rotation rotation, string rule, Verdict expected, string? where, string? actual)
    {
        var (cases, footer) = await Play(connector, "builtin:user-flow/transport", "/api/user-flow", profile => profile with { OldCredentials = Old, Rotation = rotation }, "old-certificate");
        var findings = cases.SelectMany(played => played.Findings).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(footer.Rules.Single(total => total.Rule == rule).Verdict, Is.EqualTo(expected));
            Assert.That(findings.Select(finding => (finding.Rule, finding.Where)), Is.EqualTo(where is null ? [] : new[] { (rule, where) }));
            if (actual is not null) Assert.That(findings.Single().Actual, Does.Contain(actual));
        });
    }

    [TestCase("builtin:user-flow/transport", "/api/user-flow")]
    [TestCase("builtin:self-service-sign-up/transport", "/api/before-creating-user")]
    public async Task A_handshake_that_fails_is_a_refusal(string pack, string path)
    {
        var connector = Knowing(New) with { ClosesHandshakes = true };
        var (cases, footer) = await Play(connector, pack, path, profile => profile with { OldCredentials = Old, Rotation = Rotation.Done });
        string[] certificates = ["UF-AUT-007", "UF-AUT-008", "UF-AUT-009", "UF-AUT-012", "UF-AUT-014"];
        Assert.Multiple(() =>
        {
            Assert.That(cases.SelectMany(played => played.Findings), Is.Empty);
            Assert.That(footer.Rules.Where(total => certificates.Contains(total.Rule)).Select(total => total.Verdict), Has.Exactly(certificates.Length).EqualTo(Verdict.Held));
        });
    }

    [TestCase("", Verdict.Held)]
    [TestCase("needs-no-certificate", Verdict.Broken, "none")]
    [TestCase("compares-subjects-only", Verdict.Broken, "wrong", "untimely")]
    public async Task A_policy_shows_its_certificate(string defect, Verdict expected, params string[] where)
    {
        using var folder = new EmptyFolder();
        var pack = folder.Write("pack.json", """
            { "pack": "loyalty", "dialect": "technical-profile", "step": "validation", "persona": "emily",
              "technicalProfile": { "id": "REST-ValidateLoyalty", "authenticationType": "ClientCertificate", "inputClaims": [ { "claim": "loyaltyId" }, { "claim": "email" } ], "outputClaims": [ { "claim": "promoCode" } ] },
              "with": { "loyaltyId": "212342" },
              "scenarios": [ { "id": "happy", "expect": { "reply": "continue" } }, { "id": "none", "probe": "no-credentials" }, { "id": "wrong", "probe": "wrong-credentials" },
                { "id": "untimely", "probe": "untimely-certificate" }, { "id": "forwarded", "probe": "forwarded-certificate" } ] }
            """);
        var (cases, footer) = await Play(Correct with { Defects = defect.Length == 0 ? [] : [defect] }, pack, "/api/custom-policy/loyalty", profile => profile);
        Assert.Multiple(() =>
        {
            Assert.That(footer.Rules.Single(total => total.Rule == "CP-AUT-001").Verdict, Is.EqualTo(expected));
            Assert.That(cases.SelectMany(played => played.Findings).Select(finding => finding.Rule), Is.All.EqualTo("CP-AUT-001"));
            Assert.That(cases.Where(played => played.Findings.Length > 0).Select(played => played.Case), Is.EqualTo(where.Select(id => "loyalty/" + id)));
        });
    }

    private static ConnectorOptions Correct => new() { ServerCertificate = Server, ClientAuthority = Authority.Certificate, ClientSubject = Subject };

    private static ConnectorOptions Knowing(params Credentials.Certificate[] certificates) => Correct with { ClientThumbprints = [.. certificates.Select(certificate => certificate.Shown.Thumbprint)] };

    private static Credentials.Certificate Issued(string file) => new(Authority.Issue(new(Subject), CertificatePurpose.Client, From, Until), file) { Authority = Authority };

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(ConnectorOptions options, string pack, string path, Func<Profile, Profile> told, params string[] only)
    {
        await using var connector = ReferenceConnectorApp.Build(options, "http://127.0.0.1:0");
        await connector.StartAsync();
        var endpoint = new UriBuilder(connector.Urls.First()) { Host = "localhost", Path = path }.Uri;
        var plan = Plans.Make(pack, _ => endpoint, Scenarios.Settings.Default);
        using var client = new ConnectorClient(TimeProvider.System, Trust.Of(Authority.Certificate), New.Shown);
        var runner = new Runner(
            plan with { Only = [.. only], Profiles = plan.Profiles.ToImmutableDictionary(step => step.Key, step => told(step.Value with { Credentials = New })) },
            client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
