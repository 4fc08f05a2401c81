using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Harness.EndToEnd.Tests.Command;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Exchanges;
using Harness.Running;
using Harness.Tokens;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Library;

/// <summary>What a run says of gateways that are wrong as a whole, or that it cannot sign tokens for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class GatewayRunTests
{
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

    private static string RealToken => $"{new JsonWebToken(new() { ["alg"] = "RS256" }, new() { ["aud"] = "orders" }).Unsigned()}.c2lnbmF0dXJlLW9mLWIyYw";

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

    private static async Task<(List<CaseResult> Cases, RunFooter Footer)> Play(RequestDelegate answer, string scenarios, string api = "", string? token = null, KeyRing? keys = null)
    {
        await using var server = await KestrelServer.Start(answer);
        using var folder = new EmptyFolder();
        var issuer = token is null ? "\"tenantId\": \"11111111-2222-4333-8444-555555555555\", \"issuer\": { \"port\": 9200 }, " : "";
        var pack = folder.Write("pack.json", $$"""
            { "pack": "orders", "dialect": "protected-api", "step": "gateway",
              "protectedApi": { {{issuer}}"path": "/orders", "audience": "orders", "scopes": ["read"]{{(api.Length == 0 ? "" : ", " + api)}} },
              "scenarios": [ {{scenarios}} ] }
            """);
        using var client = new ConnectorClient(TimeProvider.System);
        var plan = Plans.Make(pack, _ => new($"http://127.0.0.1:{server.Port}"), Scenarios.Settings.Default);
        plan = token is null
            ? plan with { Issuer = new(new("http://127.0.0.1:9200"), keys ?? new(Key), TimeProvider.System) }
            : plan with { Profiles = plan.Profiles.ToImmutableDictionary(entry => entry.Key, entry => entry.Value with { Credentials = new Credentials.TokenOrKey(token) }) };
        var runner = new Runner(plan, client, TimeProvider.System);
        var cases = new List<CaseResult>();
        await foreach (var result in runner.Play()) cases.Add(result);
        return (cases, runner.Footer());
    }
}
