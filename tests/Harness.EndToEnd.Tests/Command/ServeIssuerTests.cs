using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Harness.EndToEnd.Tests.Exchanges;
using Harness.Tokens;
using Microsoft.AspNetCore.Http;

namespace Harness.EndToEnd.Tests.Command;

[TestFixture]
public sealed class ServeIssuerTests
{
    private const string Audience = "22222222-2222-4333-8444-555555555555";

    private EmptyFolder? folder;

    [SetUp]
    public void Open() => folder = new();

    [TearDown]
    public void Remove() => folder?.Dispose();

    [Test]
    public async Task A_technical_profile_is_played_with_a_token_that_its_endpoint_checks_by_the_issuer_s_keys()
    {
        folder!.Write("pack.json", """
            { "pack": "company", "dialect": "technical-profile", "step": "claims-exchange",
              "technicalProfile": { "id": "REST-Company", "authenticationType": "Bearer", "inputClaims": [ { "claim": "email" } ], "outputClaims": [ { "claim": "tier" } ] },
              "scenarios": [
                { "id": "strangers", "probe": "forged-tokens" }, { "id": "nobody", "probe": "no-credentials" },
                { "id": "way", "journey": ["claims-exchange"], "expect": { "token": { "tier": "gold", "acr": "b2c_1a_signup_signin", "ver": "1.0" } } } ] }
            """);
        await using var served = await Served.Start(folder, "--issuer", "--audience", Audience, "--keys", "keys.pem", "--public-keys", "public.pem", "--persona", "emily");
        await using var endpoint = await KestrelServer.Start(context => Answer(context, served));
        foreach (var change in new[] { "", "/__admin/roll-over", "/__admin/retire" })
        {
            if (change.Length > 0) Assert.That((await served.Ask("POST", change)).Status, Is.EqualTo(200));
            var token = (await served.Ask("GET", "/__admin/token?scope=read")).Body;
            var run = await HarnessProcess.Run(folder, new Dictionary<string, string?> { ["COMPANY_TOKEN"] = token }, "run", "pack.json", "--endpoint", $"http://127.0.0.1:{endpoint.Port}/", "--token-env", "COMPANY_TOKEN");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output + run.Error, Does.Not.Contain(token));
        }

        Assert.That(File.ReadAllText(folder.At("public.pem")).Split("BEGIN PUBLIC KEY"), Has.Length.EqualTo(2), "the old key was taken back");
        await served.Line("POST /__admin/retire  200  Signs with ");
    }

    [Test]
    public async Task A_person_s_token_can_be_bent_and_mistakes_in_asking_are_told()
    {
        await using var served = await Served.Start(folder!, "--issuer");
        var claims = JsonWebToken.Read((await served.Ask("GET", "/__admin/token?persona=emily&policy=B2C_1_edit&claim.exp=1&claim.tier=gold&without=aud")).Body)!.Claims;
        Assert.That((claims["exp"]!.GetValue<int>(), (string?)claims["tier"], (string?)claims["tfp"], claims.ContainsKey("aud"), claims.ContainsKey("emails")), Is.EqualTo((1, "gold", "B2C_1_edit", false, true)));
        Assert.That(await served.Ask("GET", "/__admin/token?person=emily"), Is.EqualTo((400, "There is no 'person'. There are: persona, policy, scope, client_id, audience, without, and claim.NAME for each claim.\n")));
        Assert.That((await served.Ask("GET", "/__admin/token?persona=emly")).Body, Does.StartWith("There is no persona 'emly'. There are: "));
    }

    [TestCase("--public-keys: ", "--public-keys", "nowhere/public.pem")]
    [TestCase("--tenant takes a name of letters, digits, '.', '-' and '_', not 'a/b'.", "--tenant", "a/b")]
    [TestCase("--policy takes a name of letters, digits, '.', '-' and '_', not ''.", "--policy", "")]
    public async Task What_cannot_be_served_is_told_at_the_start(string expected, params string[] options)
    {
        var run = await HarnessProcess.Run(folder!, (string[])["serve", "--issuer", .. options]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, run.Error)));
        Assert.That(run.Error, Does.Contain(expected));
    }

    // An endpoint of somebody who checks what there is to check, by the keys that the issuer publishes now.
    private static async Task Answer(HttpContext context, Served issuer)
    {
        var line = context.Request.Headers.Authorization.ToString();
        var metadata = JsonNode.Parse((await issuer.Ask("GET", "/contoso.onmicrosoft.com/b2c_1_signupsignin1/v2.0/.well-known/openid-configuration")).Body)!;
        var keys = JsonNode.Parse((await issuer.Ask("GET", new Uri(metadata["jwks_uri"]!.GetValue<string>()).AbsolutePath)).Body)!["keys"]!.AsArray();
        var isGood = line.StartsWith("Bearer ", StringComparison.Ordinal) && IsGood(line["Bearer ".Length..], keys, metadata["issuer"]!.GetValue<string>());
        context.Response.StatusCode = isGood ? 200 : 401;
        if (!isGood) return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"tier":"gold"}""");
    }

    private static bool IsGood(string text, JsonArray keys, string issuer)
    {
        if (JsonWebToken.Read(text) is not { } token || (string?)token.Header["alg"] != "RS256") return false;
        if (keys.FirstOrDefault(key => (string?)key!["kid"] == (string?)token.Header["kid"]) is not { } known) return false;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars((string?)known["n"]), Exponent = Base64Url.DecodeFromChars((string?)known["e"]) });
        var end = text.LastIndexOf('.');
        byte[] signature;
        try
        {
            signature = Base64Url.DecodeFromChars(text.AsSpan(end + 1));
        }
        catch (FormatException)
        {
            return false;
        }

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return rsa.VerifyData(Encoding.ASCII.GetBytes(text[..end]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            && (string?)token.Claims["aud"] == Audience && (string?)token.Claims["iss"] == issuer && (long?)token.Claims["exp"] > now && (long?)token.Claims["nbf"] <= now;
    }
}
