using System.Collections.Immutable;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Library;
using Harness.Exchanges;
using Harness.Planning;
using Harness.ReferenceConnector;
using Harness.Rules;
using Harness.Running;
using Harness.Scenarios;
using Harness.Tokens;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>
/// The documented configuration of HAProxy keeps the rules about gateways, and with each of its checks switched off the rule about it turns red: what the harness
/// says of a gateway that nobody here wrote.
/// </summary>
[Category("RealParts")]
[Parallelizable(ParallelScope.All)]
public sealed class HaProxyTests
{
    private const string RefusalOfToken = """^ *http-request return status 401 hdr WWW-Authenticate Bearer .*$""";

    // HAProxy counts calls in a time, and not until a quota is used up.
    private static readonly string[] BeyondIt = ["GW-014"];

    private static readonly ImmutableArray<Pack> Packs = [.. new[] { "orders", "new-order", "limits", "connector" }.SelectMany(name => Plans.Read($"builtin:protected-api/{name}"))];

    private readonly ImmutableArray<SigningKey> keys = [SigningKey.Create(), SigningKey.Create()];

    [OneTimeTearDown]
    public void Forget()
    {
        foreach (var key in keys) key.Dispose();
    }

    [Test]
    public async Task The_documented_configuration_keeps_every_rule()
    {
        var verdicts = await Play(Packs, configuration => configuration);
        var own = verdicts.Where(rule => rule.Rule.StartsWith("GW-", StringComparison.Ordinal) && !BeyondIt.Contains(rule.Rule)).Select(rule => $"{rule.Rule} {rule.Verdict}").ToArray();
        Assert.That(own, Is.Not.Empty.And.All.EndsWith(" Held"));
    }

    [TestCase("GW-001", "no-token", RefusalOfToken, "")]
    [TestCase("GW-002", "token-signature", "acl signed")]
    [TestCase("GW-003", "token-audience", "acl for-this-api")]
    [TestCase("GW-004", "token-issuer", "acl of-issuer")]
    [TestCase("GW-005", "token-lifetime", "acl alive")]
    [TestCase("GW-006", "token-not-yet", "acl begun")]
    [TestCase("GW-007", "token-algorithm", "acl rs256")]
    [TestCase("GW-008", "key-roll-over", "^.*KEY_2.*$", "")]
    [TestCase("GW-009", "token-policy", "acl of-policy")]
    [TestCase("GW-010", "token-required", "acl in-scope")]
    [TestCase("GW-010", "token-required", "acl gold")]
    [TestCase("GW-011", "token-additions", "$(?=\n.*acl rs256)", "\n    http-request return status 401 if { http_auth_bearer,jwt_payload_query('$.extension_favouriteColour') -m found }")]
    [TestCase("GW-012", "rate-limit", "(?<=status 429) hdr Retry-After 2", "")]
    [TestCase("GW-012", "rate-limit", "^.*too-many sc_http.*$", "    acl too-many always_false")]
    [TestCase("GW-013", "rate-limit", "(?<=hdr Retry-After) 2", " 0")]
    [TestCase("GW-015", "subscription-key", "acl subscribed")]
    [TestCase("GW-015", "subscription-key", "hdr WWW-Authenticate 'Azure[^']*'", "")]
    [TestCase("GW-016", "caller-address", "acl refused-address .*$", "acl refused-address always_false")]
    [TestCase("GW-016", "caller-address", "(?<=acl refused-address) src", " hdr_ip(X-Forwarded-For)")]
    [TestCase("GW-017", "breaking-body", "acl small-enough")]
    [TestCase("GW-017", "breaking-body", "acl has-item")]
    [TestCase("GW-017", "breaking-body", "acl has-quantity")]
    [TestCase("GW-018", "broken-backend-answers", "acl is-order")]
    [TestCase("GW-020", "no-token", "Unauthorized. Access token is missing or invalid.", "Signature verification failed.")]
    [TestCase("GW-021", "new-attribute", "$(?=\n.*acl has-item)", "\n    http-request return status 400 if { path /connector } { req.body -m sub jobTitle }")]
    public async Task A_check_that_is_switched_off_is_missed(string rule, string question, string line, string? other = null)
    {
        var verdicts = await Play(Asking(question), configuration => other is null
            ? Configuration.Without(configuration, line["acl ".Length..])
            : Configuration.Replaced(configuration, line, other));
        Assert.That(verdicts.Single(one => one.Rule == rule).Verdict, Is.EqualTo(Verdict.Broken));
    }

    [Test]
    public async Task An_api_that_everybody_may_call_is_found_behind_it() =>
        Assert.That((await Play(Asking("around-gateway"), configuration => configuration, "leaves-api-open")).Single(one => one.Rule == "GW-019").Verdict, Is.EqualTo(Verdict.Broken));

    private static ImmutableArray<Pack> Asking(string question) =>
    [
        .. Packs.Select(pack => pack with { Scenarios = [.. pack.Scenarios.Where(scenario => scenario.Probe == question || scenario.Vary.Contains(question)).Select(scenario => scenario.Probe is null ? scenario with { Vary = [question] } : scenario)] })
            .Where(pack => !pack.Scenarios.IsEmpty),
    ];

    private async Task<ImmutableArray<RuleTotal>> Play(ImmutableArray<Pack> packs, Func<string, string> change, params string[] defects)
    {
        if (HaProxy.Missing is { } missing) Assert.Ignore(missing);
        var said = packs[0].Scenarios[0].Protected!;
        var issuer = new TokenIssuer(new("https://contoso.b2clogin.com"), new(keys), TimeProvider.System);
        var tenant = new Tenant(issuer.Address, said.Tenant, said.TenantId, said.Policy);
        var (services, _) = await StandIns.Start(StandIn.OnFreePorts(packs), TimeProvider.System);
        await using var own = services!;
        var options = new GatewayOptions { Metadata = tenant.Metadata, Backend = tenant.Address, Defects = defects };
        await using var api = OrdersApi.Build(options, own.All["orders"].Address, "http://127.0.0.1:0");
        await api.StartAsync();
        var address = new Uri(api.Urls.Single());
        await using var proxy = await HaProxy.Start(
            change(Configuration.Read("haproxy.cfg")),
            new Dictionary<string, string>
            {
                ["REFUSED_ADDRESS"] = "127.0.0.2", ["SUBSCRIPTION_KEY"] = options.SubscriptionKey, ["KID_1"] = keys[0].Id, ["KID_2"] = keys[1].Id, ["ISSUER"] = tenant.Issuer,
                ["AUDIENCE"] = options.Audience, ["POLICY"] = options.Policy, ["BACKEND_SECRET"] = options.BackendSecret, ["BACKEND"] = address.Authority,
            },
            new Dictionary<string, string> { ["KEY_1"] = $"# kid {keys[0].Id}\n{keys[0].PublicPem}\n", ["KEY_2"] = $"# kid {keys[1].Id}\n{keys[1].PublicPem}\n" });
        var plan = Plans.Make("http://127.0.0.1:1", "builtin:protected-api") with { Packs = packs, Issuer = issuer, Downstream = own.All };
        using var client = new ConnectorClient(TimeProvider.System);
        var runner = new Runner(
            plan with { Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with { Endpoint = proxy.Address, SubscriptionKey = options.SubscriptionKey, Behind = address }) },
            client,
            TimeProvider.System);
        await foreach (var result in runner.Play(CancellationToken.None)) TestContext.Out.WriteLine($"{result.Case} {string.Join("; ", result.Findings.Select(finding => $"{finding.Rule} {finding.Where}: {finding.Actual}"))}");
        return runner.Footer().Rules;
    }
}
