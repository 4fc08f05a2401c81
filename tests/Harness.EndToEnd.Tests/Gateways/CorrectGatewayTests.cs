using System.Text.Json.Nodes;
using Harness.Tokens;

namespace Harness.EndToEnd.Tests.Gateways;

/// <summary>Whom the correct gateway lets through, and what it says to the others.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CorrectGatewayTests
{
    private const string Untrusted = """401 Bearer  {"statusCode":401,"message":"Unauthorized. Access token is missing or invalid."}""";
    private const string BadBody = """400   {"statusCode":400,"message":"Body of the request does not conform to the definition which is associated with the content type application/json."}""";

    private static readonly (string What, Action<JsonObject> Change)[] Untrustworthy =
    [
        ("other issuer", claims => claims["iss"] = "http://127.0.0.1/other/v2.0/"),
        ("other audience", claims => claims["aud"] = "other"),
        ("several audiences, none of them right", claims => claims["aud"] = new JsonArray("one", 2)),
        ("expired", claims => claims["exp"] = 1_700_000_000),
        ("no exp", claims => claims.Remove("exp")),
        ("exp as text", claims => claims["exp"] = "tomorrow"),
        ("of tomorrow", claims => claims["nbf"] = 9_000_000_000),
        ("other policy", claims => claims["tfp"] = "B2C_1_passwordreset"),
        ("no policy", claims => claims.Remove("tfp")),
        ("other scope", claims => claims["scp"] = "readonly"),
        ("no scope", claims => claims.Remove("scp")),
        ("other claim", claims => claims["extension_membership"] = "silver"),
    ];

    private static readonly (string What, Action<JsonObject> Change)[] Trustworthy =
    [
        ("nothing", _ => { }),
        ("acr instead of tfp, in small letters", claims => (claims["acr"], _) = ("b2c_1_signupsignin1", claims.Remove("tfp"))),
        ("more claims", claims => claims["extension_new"] = true),
    ];

    [Test]
    public async Task Who_has_a_good_token_gets_the_orders()
    {
        await using var talk = await GatewayTalk.With();
        using (Assert.EnterMultipleScope())
        {
            foreach (var (what, change) in Trustworthy)
                Assert.That(await talk.Get(token: talk.Token(change)), Is.EqualTo("""200   [{"id":"1001","item":"book","quantity":1}]"""), what);
        }
    }

    [Test]
    public async Task Who_has_another_does_not()
    {
        await using var talk = await GatewayTalk.With();
        var good = talk.Token();
        using var other = SigningKey.Create();
        var forged = JsonWebToken.Read(good)!;
        forged.Header["kid"] = other.Id;
        string[] tokens = ["", "x", "..", "e30.e30.", good[..^4] + "AAAA", forged.SignedBy(other), forged.Unsigned() + ".", .. Untrustworthy.Select(one => talk.Token(one.Change))];
        using (Assert.EnterMultipleScope())
        {
            foreach (var token in tokens) Assert.That(await talk.Get(token: token), Is.EqualTo(Untrusted), token);
            Assert.That(await talk.Get(change: call => call.Headers.Authorization = null), Is.EqualTo(Untrusted));
        }
    }

    [Test]
    public async Task A_new_key_is_fetched_and_not_too_often()
    {
        await using var quick = await GatewayTalk.With();
        await using var slow = await GatewayTalk.With(keyInterval: TimeSpan.FromMinutes(5));
        using (Assert.EnterMultipleScope())
        {
            foreach (var talk in new[] { quick, slow })
            {
                Assert.That(await talk.Get(), Does.StartWith("200"));
                talk.Keys.RollOver();
            }

            Assert.That(await quick.Get(), Does.StartWith("200"));
            Assert.That(await slow.Get(), Is.EqualTo(Untrusted));
        }
    }

    [Test]
    public async Task Subscription_address_and_bodies_are_looked_at()
    {
        await using var talk = await GatewayTalk.With();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await talk.Get(change: call => call.Headers.Remove("Ocp-Apim-Subscription-Key")), Does.StartWith("401 AzureApiManagementKey realm=").And.Contains("name=\"Ocp-Apim-Subscription-Key\"").And.Contains("missing subscription key"));
            Assert.That(await talk.Get(from: "127.0.0.2", change: call => call.Headers.Add("X-Forwarded-For", "127.0.0.1")), Is.EqualTo("""403   {"statusCode":403,"message":"Forbidden"}"""));
            Assert.That(await talk.Post("/orders", """{"item":"book","quantity":1}"""), Does.StartWith("201"));
            Assert.That(await talk.Post("/orders", """{"item":"book","quantity":"1"}"""), Is.EqualTo(BadBody));
            Assert.That(await talk.Post("/orders", $$"""{"item":"{{new string('x', 102_400)}}","quantity":1}"""), Does.StartWith("400").And.Contains("exceeds the configured limit"));
            Assert.That(await talk.Post("/connector", """{"email":"emily@fabrikam.com","extension_new":"value"}"""), Does.Contain("\"action\":\"Continue\""));
            Assert.That(await talk.Get("/elsewhere"), Does.StartWith("404"));
        }
    }

    [Test]
    public async Task Limits_say_how_long_to_wait()
    {
        await using var talk = await GatewayTalk.With();
        var token = talk.Token();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await LastOf(6, "/limited/orders"), Does.Match("""^429  1 \{"statusCode":429,"message":"Rate limit is exceeded. Try again in 1 seconds."}$"""));
            Assert.That(await LastOf(9, "/metered/orders"), Does.Match("""^403  [45] \{"statusCode":403,"message":"Out of call volume quota. Quota will be replenished in 00:00:0[45]."}$"""));
        }

        async Task<string> LastOf(int calls, string path)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => talk.Get(path, token)));
            return answers.Order(StringComparer.Ordinal).Last(answer => !answer.StartsWith("200", StringComparison.Ordinal));
        }
    }

    [TestCase(null, "403")]
    [TestCase("leaves-api-open", "200")]
    public async Task The_api_answers_the_gateway_alone(string? defect, string status)
    {
        await using var talk = await GatewayTalk.With(defect);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(talk.Api, "/orders"));
        Assert.That($"{(int)answer.StatusCode}", Is.EqualTo(status));
    }
}
