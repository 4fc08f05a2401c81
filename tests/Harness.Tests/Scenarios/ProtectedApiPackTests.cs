using System.Net;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Scenarios;

namespace Harness.Tests.Scenarios;

/// <summary>The member <c>protectedApi</c>: what it becomes, and the slips in it.</summary>
public sealed class ProtectedApiPackTests
{
    private const string Issuer = "\"tenantId\": \"11111111-2222-4333-8444-555555555555\", \"audience\": \"a\", \"issuer\": { \"port\": 9200 }";

    [Test]
    public void Everything_that_is_written_is_read()
    {
        var api = Given.Good(Pack($$"""
            {{Issuer}}, "path": "/orders", "body": { "item": "book" }, "tenant": "fabrikam.onmicrosoft.com", "policy": "B2C_1A_in", "scopes": ["read", "write"],
            "requiredClaims": { "extension_membership": "gold" }, "skew": "0 s", "keysWithin": "5 min", "subscriptionKeyHeader": "X-Key",
            "rateLimit": { "calls": 5, "per": "1 s" }, "quota": { "calls": 20 }, "refusedAddress": "127.0.0.2", "largestBody": 1024
            """)).Protected!;
        Assert.Multiple(() =>
        {
            Assert.That((api.Method.Method, api.Path, api.Tenant, api.Policy, api.Audience), Is.EqualTo(("POST", "/orders", "fabrikam.onmicrosoft.com", "B2C_1A_in", "a")));
            Assert.That(api.TenantId, Is.EqualTo(Guid.Parse("11111111-2222-4333-8444-555555555555")));
            Assert.That(api.Scopes, Is.EqualTo(new[] { "read", "write" }));
            Assert.That(api.RequiredClaims.Text("extension_membership"), Is.EqualTo("gold"));
            Assert.That((api.Issuer, api.Skew, api.KeysWithin), Is.EqualTo((new IssuerPlace(9200, null), TimeSpan.Zero, TimeSpan.FromMinutes(5))));
            Assert.That((api.SubscriptionKeyHeader, api.RateLimit, api.Quota, api.LargestBody), Is.EqualTo(("X-Key", new RateLimit(5, TimeSpan.FromSeconds(1)), 20, 1024)));
            Assert.That(api.RefusedAddress, Is.EqualTo(IPAddress.Parse("127.0.0.2")));
        });
    }

    [TestCase("\"paths\": \"/orders\"", "'protectedApi' has no member 'paths'. Did you mean 'path'?")]
    [TestCase("\"path\": \"orders\"", "'path' cannot be 'orders'.")]
    [TestCase("\"method\": \"get\"", "'method' cannot be 'get'.")]
    [TestCase("\"tenantId\": \"contoso\"", "'tenantId' cannot be 'contoso'.")]
    [TestCase("\"audience\": \"a\", \"issuer\": { \"port\": 9200 }", "'protectedApi' has no 'tenantId'.")]
    [TestCase("\"tenantId\": \"11111111-2222-4333-8444-555555555555\", \"issuer\": { \"port\": 9200 }", "'protectedApi' has no 'audience'.")]
    [TestCase("\"rateLimit\": { \"calls\": 5 }", "'rateLimit' has no 'per'.")]
    [TestCase("\"rateLimit\": { \"calls\": 0, \"per\": \"1 s\" }", "'calls' cannot be this number.")]
    [TestCase("\"skew\": \"a while\"", "'skew' cannot be 'a while'.")]
    [TestCase("\"refusedAddress\": \"10.0.0.1\"", "'refusedAddress' cannot be '10.0.0.1'.")]
    [TestCase("\"refusedAddress\": \"::1\"", "'refusedAddress' cannot be '::1'.")]
    [TestCase("\"largestBody\": 1024", "'largestBody' is about bodies, and the call has none.")]
    [TestCase("\"requestSchema\": \"nowhere.json\", \"body\": {}", "There is no file 'nowhere.json'.")]
    [TestCase("\"isConnector\": true, " + Issuer, "B2C calls a connector without a token, so there is nothing to issue.")]
    public void A_slip_is_told_once(string members, string expected) => Assert.That(Given.Only(Pack(members)).ToString(), Does.Contain(expected));

    [Test]
    public void A_pack_of_a_gateway_says_what_is_behind_it() =>
        Assert.That(Given.Only(Given.Pack("""{ "pack": "p", "dialect": "protected-api", "step": "gateway", "scenarios": [ { "id": "s" } ] }""")).ToString(), Does.Contain("The pack has no 'protectedApi'."));

    [Test]
    public void A_pack_of_a_flow_has_no_gateway() =>
        Assert.That(Given.Only(Given.Pack("""{ "pack": "p", "dialect": "user-flow", "step": "PostAttributeCollection", "protectedApi": {}, "scenarios": [ { "id": "s" } ] }""")).ToString(), Does.Contain("A pack of the dialect 'user-flow' has no 'protectedApi'."));

    [TestCase("subscription-key", "The variation 'subscription-key' changes nothing here.")]
    [TestCase("missing-claim", "The variation 'missing-claim' changes nothing here.")]
    public void A_gateway_is_asked_what_it_is_said_to_do(string variation, string expected) =>
        Assert.That(Given.Only(Pack(Issuer, $"\"vary\": \"{variation}\"")).ToString(), Does.Contain(expected));

    [Test]
    public void Flows_know_nothing_of_tokens() =>
        Assert.That(Given.Only(Given.Scenario("\"vary\": \"token-issuer\"")).ToString(), Does.Contain("The variation 'token-issuer' changes nothing here."));

    [TestCase("\"tags\": []", true)]
    [TestCase("\"expect\": { \"status\": 401 }", false)]
    [TestCase("\"without\": [ \"scp\" ]", false)]
    public void Of_the_right_token_it_is_expected_that_it_opens(string members, bool isExpected) =>
        Assert.That(Given.Good(Pack(Issuer, members)).Expect.Reply, isExpected ? Is.EqualTo(new[] { ReplyKind.Forwarded }) : Is.Empty);

    private static PackDraft Pack(string members, string scenario = "\"tags\": []") =>
        Given.Pack($$"""{ "pack": "p", "dialect": "protected-api", "step": "gateway", "protectedApi": { {{members}} }, "scenarios": [ { "id": "s", {{scenario}} } ] }""");
}
