using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Harness.Downstream;
using Harness.Tokens;

namespace Harness.EndToEnd.Tests.Tokens;

[TestFixture]
[Category("RealParts")]
public sealed class IndependentValidatorTests
{
    private const string Audience = "11111111-2222-4333-8444-555555555555";

    private static readonly Tenant Contoso = new(new("https://contoso.b2clogin.com"), "contoso.onmicrosoft.com", new("8b1cf0fb-2ef0-44a1-9a6f-6f4a3bd5c6a1"), "B2C_1_signupsignin1");

    [Test]
    public Task Jose_accepts_tokens_also_after_a_roll_over_and_refuses_forged_ones() => Ask(TokenValidator.Jose);

    [Test]
    public Task PyJWT_accepts_tokens_also_after_a_roll_over_and_refuses_forged_ones() => Ask(TokenValidator.PyJwt);

    private static async Task Ask(TokenValidator validator)
    {
        if (validator.Missing() is { } reason) Assert.Ignore(reason);
        using var keys = new KeyRing(SigningKey.Create());
        using var stranger = SigningKey.Create();
        await using var host = await IssuerHost.Start(Contoso, keys, TimeProvider.System, offer: new(Audience));
        var metadata = host.Issuer.Tenant.Metadata;
        var old = await Token(host.Issuer);
        keys.RollOver();
        var current = await Token(host.Issuer);
        var good = JsonWebToken.Read(current)!;
        var tokens = ImmutableDictionary<string, string>.Empty
            .Add("old", old)
            .Add("current", current)
            .Add("signature", current[..^8] + (current[^8] == 'A' ? "B" : "A") + current[^7..])
            .Add("key", good.SignedBy(stranger))
            .Add("audience", With(good, "aud", "another"))
            .Add("issuer", With(good, "iss", host.Issuer.Tenant.IssuerWithPolicy))
            .Add("expired", With(good, "exp", 1))
            .Add("early", With(good, "nbf", 9_999_999_999))
            .Add("none", (good with { Header = new() { ["typ"] = "JWT", ["alg"] = "none" } }).Unsigned() + ".");
        Assert.That(await validator.Accepts(metadata, Audience, tokens), Is.EqualTo(new[] { "current", "old" }));
        keys.Retire();
        Assert.That(await validator.Accepts(metadata, Audience, tokens), Is.EqualTo(new[] { "current" }));

        string With(JsonWebToken token, string claim, JsonNode value)
        {
            var claims = token.Claims.DeepClone().AsObject();
            claims[claim] = value;
            return (token with { Claims = claims }).SignedBy(keys.Current);
        }
    }

    private static async Task<string> Token(Issuer issuer)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "app", ["client_secret"] = "any" });
        using var answer = await client.PostAsync(issuer.Tenant.Token, form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }
}
