using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Harness.Downstream;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Planning;
using Harness.Running;
using Harness.Tokens;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>What a run says of gateways that are wrong as a whole, or that it cannot sign tokens for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GatewayRunTests
{
    private const string Audience = "5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70";

    private static readonly SigningKey Key = SigningKey.Create();

    [OneTimeTearDown]
    public void EndKey() => Key.Dispose();

    [Test]
    public async Task A_gateway_that_lets_nobody_in_is_never_green()
    {
        var (_, footer) = await Play(context => Answer(context, 401), """{ "id": "strangers", "vary": "everything", "expect": { "not": { "status": 200 } } }""");
        Assert.Multiple(() =>
        {
            Assert.That(footer.Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "HARNESS-011" }));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(Rule(footer, "GW-002").Reason, Is.EqualTo("the right call is not let through either: refused: HTTP 401: the gateway does not accept the token or the key"));
        });
    }

    // As replay and --only play it: the right call is made beside it, and is let in.
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_stranger_that_is_turned_away_as_it_should_be_is_no_wrong_credential(bool isReplayed)
    {
        const string id = "orders/strangers/other-audience";
        var (cases, footer) = await Play(
            context => Answer(context, AudienceOf(context) == Audience ? 200 : 401), """{ "id": "strangers", "vary": "token-audience" }""",
            change: plan => isReplayed ? plan with { Exactly = plan.Find(id) } : plan with { Only = [id] });
        Assert.That((cases.Single().Case, cases.Single().Outcome, footer.ExitCode), Is.EqualTo((id, CaseOutcome.Passed, (int)ExitCode.Conforms)), footer.Verdict);
    }

    [TestCase("""{ "id": "silver", "with": { "extension_membership": "silver" }, "expect": { "status": [401, 403] } }""", new string[0])]
    [TestCase("""{ "id": "gold" }""", new[] { "HARNESS-010" })]
    public async Task What_is_behind_is_missed_only_where_somebody_should_have_been_let_in(string scenario, string[] expected)
    {
        var (cases, footer) = await Play(
            context => Answer(context, scenario.Contains("silver", StringComparison.Ordinal) ? 401 : 200), scenario, downstream: """ "downstream": { "api": { "port": 9301, "stubs": "api" } }, """,
            change: plan => plan with { Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with { Credentials = new Credentials.None() }) });
        Assert.Multiple(() =>
        {
            Assert.That(cases.Single().Outcome, Is.EqualTo(CaseOutcome.Passed));
            Assert.That(footer.Findings.Select(finding => finding.Rule), Is.EqualTo(expected));
        });
    }

    [TestCase("quota", "\"quota\": { \"calls\": 3 }", "GW-014")]
    [TestCase("rate-limit", "\"rateLimit\": { \"calls\": 3, \"per\": \"1 s\" }", "GW-012")]
    [TestCase("key-roll-over", "\"keysWithin\": \"1 s\"", "GW-008")]
    public async Task A_probe_whose_right_call_is_not_let_through_is_not_ok(string probe, string api, string rule)
    {
        var (cases, footer) = await Play(context => Answer(context, 404), $$"""{ "id": "asked", "probe": "{{probe}}" }""", api);
        Assert.Multiple(() =>
        {
            Assert.That(cases.Single().Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "EXPECT-REPLY" }));
            Assert.That(footer.ExitCode, Is.EqualTo((int)ExitCode.Findings));
            Assert.That(Rule(footer, rule).Reason, Is.EqualTo("the right call is not let through: refused: HTTP 404: no operation of the API is there"));
        });
    }

    [Test]
    public async Task A_stand_in_is_not_accused_of_answering_everybody()
    {
        var (cases, _) = await Play(
            context => Answer(context, 200), """{ "id": "around", "probe": "around-gateway" }""", downstream: """ "downstream": { "api": { "port": 9301, "stubs": "api" } }, """,
            change: plan => plan with { Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with { Behind = plan.Downstream["api"].Address }) });
        Assert.That((cases.Single().Outcome, cases.Single().NotAsked), Is.EqualTo((CaseOutcome.NotAsked, "--behind is the address of 'api', which the harness plays itself: a stand-in answers everybody. Name that of the real API")));
    }

    // What libraries say, the policy and the issuer of the pack; and what gateways say in their own words.
    [TestCase("policy B2C_1_signupsignin1 does not match", true)]
    [TestCase("Signature has expired", true)]
    [TestCase("InvalidAudienceError(\"Audience doesn't match\")", true)]
    [TestCase("Token is missing the \"exp\" claim", true)]
    [TestCase("unexpected \"aud\" claim value", true)]
    [TestCase("JWTExpired: exp claim timestamp check failed", true)]
    [TestCase("Invalid issuer http://127.0.0.1:9200/other", true)]
    [TestCase("not for " + Audience, true)]
    [TestCase("not of tenant 11111111-2222-4333-8444-555555555555", true)]
    [TestCase("Signed JWT rejected: Invalid signature", true)]
    [TestCase("jwt audience invalid. expected: orders", true)]
    [TestCase("JWT not present.", false)]
    [TestCase("Unauthorized. Access token is missing or invalid.", false)]
    [TestCase("The token has expired. Sign in again.", false)]
    public async Task What_gives_the_gateway_away_is_noticed(string message, bool isLeak)
    {
        var (_, footer) = await Play(
            async context =>
            {
                context.Response.StatusCode = context.Request.Headers.Authorization.Count > 0 ? 200 : 401;
                await context.Response.WriteAsJsonAsync(new { message });
            },
            """{ "id": "strangers", "vary": "no-token" }""");
        Assert.That(Rule(footer, "GW-020").Verdict, Is.EqualTo(isLeak ? Harness.Rules.Verdict.Broken : Harness.Rules.Verdict.Held));
    }

    [Test]
    public async Task Keys_that_the_gateway_may_not_know_are_thought_of()
    {
        var (cases, _) = await Play(context => Answer(context, 401), """{ "id": "plain" } ], "roles": { "continues": "plain" }, "tags": [""", "\"subscriptionKeyHeader\": \"X-Key\"");
        Assert.That(cases.Single().Findings.Single().Actual, Does.Contain(" The keys of the issuer are new in each run: has the gateway fetched them since?").And.EndsWith("The call had no X-Key: give --subscription-key-env VARIABLE."));
    }

    [Test]
    public async Task A_gateway_that_breaks_at_the_right_token_is_told_so()
    {
        var (cases, _) = await Play(context => Answer(context, 503), """{ "id": "plain" }""");
        Assert.That(cases.Single().Findings.Select(finding => finding.Rule), Is.EqualTo(new[] { "EXPECT-REPLY" }));
    }

    [Test]
    public async Task A_gateway_that_lets_everybody_in_breaks_every_rule_about_strangers()
    {
        var from = new ConcurrentBag<IPAddress?>();
        var (cases, footer) = await Play(
            context =>
            {
                from.Add(context.Connection.RemoteIpAddress);
                return Answer(context, 200);
            },
            """{ "id": "strangers", "vary": "everything" }""", "\"refusedAddress\": \"127.0.0.2\"");
        Assert.Multiple(() =>
        {
            Assert.That(
                footer.Rules.Where(rule => rule.Verdict == Harness.Rules.Verdict.Broken).Select(rule => rule.Rule),
                Is.EquivalentTo(new[] { "GW-001", "GW-002", "GW-003", "GW-004", "GW-005", "GW-006", "GW-007", "GW-009", "GW-010", "GW-016" }));
            Assert.That(cases.SelectMany(result => result.Findings).First(finding => finding.Rule == "GW-003").Expected, Is.EqualTo("401 or 403: the token is for another application"));
            Assert.That(Rule(footer, "GW-011").Verdict, Is.EqualTo(Harness.Rules.Verdict.Held));
            Assert.That(from.Distinct(), Is.EquivalentTo(new[] { IPAddress.Loopback, IPAddress.Parse("127.0.0.2") }));
        });
    }

    [Test]
    public async Task Whoever_is_told_to_come_again_does()
    {
        var calls = 0;
        var (cases, _) = await Play(context => Answer(context, Interlocked.Increment(ref calls) == 1 ? 429 : 200, ("Retry-After", "0")), """{ "id": "plain" }""");
        Assert.That((calls, cases.Single().Outcome), Is.EqualTo((2, CaseOutcome.Passed)));
    }

    [TestCase(3, Harness.Rules.Verdict.NotExercised)]
    [TestCase(8, Harness.Rules.Verdict.Broken)]
    public async Task A_limit_that_ends_long_before_the_quota_is_no_quota(int every, Harness.Rules.Verdict verdict)
    {
        var calls = 0;
        var (_, footer) = await Play(
            context => Answer(context, ++calls % (every + 1) == 0 ? 429 : 200, ("Retry-After", "0")), """{ "id": "quota", "probe": "quota" }""", "\"quota\": { \"calls\": 8 }");
        Assert.That(Rule(footer, "GW-014").Verdict, Is.EqualTo(verdict), Rule(footer, "GW-014").Reason);
    }

    [Test]
    public async Task A_new_key_is_waited_for()
    {
        using var keys = new KeyRing(SigningKey.Create());
        var (old, late) = (keys.Current, 0);
        var (cases, footer) = await Play(
            context => Answer(context, IsSignedBy(context, old) || Interlocked.Increment(ref late) > 2 ? 200 : 401), """{ "id": "keys", "probe": "key-roll-over" }""", "\"keysWithin\": \"5 s\"", keys: keys);
        Assert.That((late, Rule(footer, "GW-008").Verdict, cases.Single().Outcome), Is.EqualTo((3, Harness.Rules.Verdict.Held, CaseOutcome.Passed)));
    }

    [Test]
    public async Task Of_a_real_token_what_needs_no_signature_is_asked()
    {
        var (_, footer) = await Play(context => Answer(context, 200), """{ "id": "strangers", "vary": "everything" }""", token: RealToken);
        Assert.Multiple(() =>
        {
            Assert.That(footer.Rules.Where(rule => rule.Verdict == Harness.Rules.Verdict.Broken).Select(rule => rule.Rule), Is.EquivalentTo(new[] { "GW-001", "GW-002", "GW-007" }));
            Assert.That(Rule(footer, "GW-003").Reason, Is.EqualTo("needs an issuer that the gateway trusts ('issuer' in the pack)"));
        });
    }

    [Test]
    public async Task What_a_real_token_cannot_ask_is_not_asked_and_fails_nothing()
    {
        var (cases, footer) = await Play(
            context => Answer(context, JsonWebToken.Read(context.Request.Headers.Authorization.ToString().Split(' ')[^1])?.Header["alg"]?.ToString() == "RS256" ? 200 : 401),
            """{ "id": "plain" }, { "id": "silver", "with": { "tier": "silver" } }, { "id": "strangers", "vary": "token-audience" }""", token: RealToken);
        var (_, nothing) = await Play(context => Answer(context, 200), """{ "id": "silver", "with": { "tier": "silver" } }""", token: RealToken);
        Assert.Multiple(() =>
        {
            Assert.That(cases.SelectMany(result => result.Findings), Is.Empty);
            Assert.That(cases.Count(result => result.NotAsked == "needs an issuer that the gateway trusts ('issuer' in the pack)"), Is.EqualTo(cases.Count - 2));
            Assert.That(footer.ExitCode, Is.Zero);
            Assert.That((nothing.ExitCode, nothing.Verdict), Is.EqualTo(((int)ExitCode.NothingRan, "Nothing could be judged: no case that was chosen could be asked of this endpoint.")));
        });
    }

    private static string RealToken => $"{new JsonWebToken(new() { ["alg"] = "RS256" }, new() { ["aud"] = Audience }).Unsigned()}.c2lnbmF0dXJlLW9mLWIyYw";

    private static string? AudienceOf(HttpContext context) => JsonWebToken.Read(context.Request.Headers.Authorization.ToString().Split(' ')[^1])?.Claims["aud"]?.ToString();

    private static bool IsSignedBy(HttpContext context, SigningKey key) =>
        JsonWebToken.Read(context.Request.Headers.Authorization.ToString().Split(' ')[^1])?.Header["kid"]?.ToString() == key.Id;

    private static RuleTotal Rule(RunFooter footer, string id) => footer.Rules.Single(rule => rule.Rule == id);

    private static async Task Answer(HttpContext context, int status, (string Name, string Value) header = default)
    {
        context.Response.StatusCode = status;
        if (header.Name is not null) context.Response.Headers[header.Name] = header.Value;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{}");
    }

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(RequestDelegate answer, string scenarios, string api = "", string? token = null, KeyRing? keys = null, string downstream = "", Func<RunPlan, RunPlan>? change = null)
    {
        await using var server = await KestrelServer.Start(answer);
        using var folder = new EmptyFolder();
        var issuer = token is null ? "\"tenantId\": \"11111111-2222-4333-8444-555555555555\", \"issuer\": { \"port\": 9200 }, " : "";
        var pack = folder.Write("pack.json", $$"""
            { "pack": "orders", "dialect": "protected-api", "step": "gateway",
              {{downstream}}"protectedApi": { {{issuer}}"path": "/orders", "audience": "{{Audience}}", "scopes": ["read"]{{(api.Length == 0 ? "" : ", " + api)}} },
              "scenarios": [ {{scenarios}} ] }
            """);
        if (downstream.Length > 0) folder.Write("api/mappings/orders.json", """{ "request": { "method": "GET", "urlPath": "/orders" }, "response": { "status": 200 } }""");
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(pack, _ => new($"http://127.0.0.1:{server.Port}"), Scenarios.Settings.Default);
        plan = token is null
            ? plan with { Issuer = new(new("http://127.0.0.1:9200"), keys ?? new(Key), TimeProvider.System) }
            : plan with { Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with { Credentials = new Credentials.TokenOrKey(token) }) };
        var (services, _) = await StandIns.Start(StandIn.OnFreePorts(plan.Packs), TimeProvider.System);
        await using var own = services!;
        plan = plan with { Downstream = own.All };
        var runner = new Runner(change?.Invoke(plan) ?? plan, client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
