using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;
using Harness.Dialects.ProtectedApis;
using Harness.Dialects.Variations;
using Harness.Exchanges;
using Harness.Tokens;

namespace Harness.Tests.Dialects.ProtectedApis;

/// <summary>What goes to a gateway, and how its answers are read.</summary>
public sealed class ProtectedApiTests
{
    private static readonly Dialect Dialect = DialectBook.Find("protected-api")!;
    private static readonly SigningKey Key = SigningKey.Create();

    private static readonly ProtectedApi Orders = new()
    {
        Path = "/orders",
        TenantId = Guid.Parse("11111111-2222-4333-8444-555555555555"),
        Audience = "5c0a62a1-2d1c-4b8a-9f51-6f0c1a3d9e70",
        Scopes = ["read", "write"],
        RequiredClaims = ClaimSet.Empty.With("extension_membership", "gold"),
        SubscriptionKeyHeader = "X-Key",
        Skew = TimeSpan.FromMinutes(2),
    };

    private static Profile Issued => new()
    {
        Endpoint = new("https://api.example.com/shop/?version=2"),
        Protected = Orders,
        Issuer = new(new("http://127.0.0.1:9200"), new(Key), TimeProvider.System),
        SubscriptionKey = "k-4711",
    };

    [OneTimeTearDown]
    public void EndKey() => Key.Dispose();

    [Test]
    public void A_call_shows_a_token_that_the_issuer_signed()
    {
        var call = Plain(Issued);
        var written = BearerToken.Of(call)!;
        var token = JsonWebToken.Read(written)!;
        Assert.Multiple(() =>
        {
            Assert.That(call.Url.OriginalString, Is.EqualTo("https://api.example.com/shop/orders?version=2"));
            Assert.That(call.Headers.Select(header => header.Name), Is.EqualTo(new[] { "Authorization", "X-Key" }));
            Assert.That(written, Is.EqualTo($"{token.Unsigned()}.{Key.Sign(token.Unsigned())}"));
            Assert.That(token.Claims["iss"]!.ToString(), Is.EqualTo("http://127.0.0.1:9200/11111111-2222-4333-8444-555555555555/v2.0/"));
            Assert.That((token.Claims["aud"]!.ToString(), token.Claims["scp"]!.ToString(), token.Claims["tfp"]!.ToString(), token.Claims["extension_membership"]!.ToString()), Is.EqualTo((Orders.Audience, "read write", Orders.Policy, "gold")));
        });
    }

    [Test]
    public void A_time_beyond_all_calendars_is_shifted_as_any_other()
    {
        var expired = VariationBook.Find("token-lifetime").Changes(new(Issued, ProtectedApiSteps.Gateway, ClaimSet.Empty)).First();
        var shifted = expired.Claims(ClaimSet.Empty.With("iat", JsonSerializer.SerializeToElement(99_999_999_999_999)));
        Assert.That(shifted.TryGet("iat", out var value) && value.GetInt64() == 99_999_999_999_999 - 7_200);
    }

    [Test]
    public void Who_calls_from_a_refused_address_may_get_no_answer()
    {
        var profile = Issued with { Protected = Orders with { RefusedAddress = System.Net.IPAddress.Parse("127.0.0.2") } };
        Assert.That(VariationBook.Find("caller-address").Changes(new(profile, ProtectedApiSteps.Gateway, ClaimSet.Empty)).Select(change => change.MayGoUnanswered), Is.EqualTo(new[] { true, true, true }));
    }

    [TestCase("token-signature", false)]
    [TestCase("token-algorithm", false)]
    [TestCase("token-audience", true)]
    [TestCase("token-issuer", true)]
    [TestCase("token-lifetime", true)]
    [TestCase("token-not-yet", true)]
    [TestCase("token-policy", true)]
    [TestCase("token-required", true)]
    [TestCase("token-additions", true)]
    public void What_is_forged_is_not_signed_and_what_is_wrong_is_signed(string variation, bool isSigned)
    {
        var plain = BearerToken.Of(Plain(Issued));
        foreach (var change in VariationBook.Find(variation).Changes(new(Issued, ProtectedApiSteps.Gateway, ClaimSet.Empty)))
        {
            var written = BearerToken.Of(Sent(Issued, change))!;
            var parts = written.Split('.');
            Assert.That(written, Is.Not.EqualTo(plain), change.Id);
            Assert.That(parts[2] == Key.Sign($"{parts[0]}.{parts[1]}"), Is.EqualTo(isSigned), change.Id);
        }
    }

    [TestCase("alg-hs256", "pem")]
    [TestCase("alg-hs256-file", "pem\n")]
    [TestCase("alg-hs256-crlf", "pem\r\n")]
    [TestCase("alg-hs256-pkcs1", "pkcs1\n")]
    [TestCase("alg-hs256-der", "der")]
    [TestCase("alg-hs256-modulus", "n")]
    [TestCase("alg-hs256-jwk", "jwk")]
    [TestCase("alg-hs384", "pem\n")]
    [TestCase("alg-hs512", "pem\n")]
    public void A_gateway_that_takes_the_public_key_for_a_secret_meets_it_in_each_usual_spelling(string id, string spelling)
    {
        using var key = RSA.Create();
        key.ImportFromPem(Key.PublicPem);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        var secret = spelling switch
        {
            "pem" => Encoding.ASCII.GetBytes(pem),
            "pem\n" => Encoding.ASCII.GetBytes(pem + "\n"),
            "pem\r\n" => Encoding.ASCII.GetBytes(pem.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n"),
            "pkcs1\n" => Encoding.ASCII.GetBytes(key.ExportRSAPublicKeyPem() + "\n"),
            "der" => key.ExportSubjectPublicKeyInfo(),
            "n" => Encoding.ASCII.GetBytes(Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: false).Modulus)),
            _ => Encoding.UTF8.GetBytes(Key.Jwk().ToJsonString()),
        };
        var written = BearerToken.Of(Sent(Issued, Change("token-algorithm", id)))!;
        var parts = written.Split('.');
        var text = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var algorithm = JsonWebToken.Read(written)!.Header["alg"]!.ToString();
        var signature = algorithm switch { "HS256" => HMACSHA256.HashData(secret, text), "HS384" => HMACSHA384.HashData(secret, text), _ => HMACSHA512.HashData(secret, text) };
        Assert.That($"alg-{algorithm.ToLowerInvariant()}", Is.EqualTo(id[..9]));
        Assert.That(parts[2], Is.EqualTo(Base64Url.EncodeToString(signature)));
    }

    [Test]
    public void An_expired_token_is_older_than_what_the_gateway_forgives()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var token = JsonWebToken.Read(BearerToken.Of(Sent(Issued, Change("token-lifetime", "expired")))!)!;
        var early = JsonWebToken.Read(BearerToken.Of(Sent(Issued, Change("token-not-yet", "not-yet")))!)!;
        Assert.Multiple(() =>
        {
            Assert.That((long)token.Claims["exp"]!, Is.EqualTo(now - 130).Within(5));
            Assert.That((long)token.Claims["nbf"]!, Is.LessThan((long)token.Claims["exp"]!));
            Assert.That((long)early.Claims["nbf"]!, Is.EqualTo(now + 130).Within(5));
        });
    }

    [Test]
    public void Of_a_real_token_only_what_breaks_its_signature_is_sent()
    {
        var real = Issued with { Issuer = null, Credentials = new Credentials.TokenOrKey(BearerToken.Of(Plain(Issued))!) };
        var own = Dialect.Claims(real, ProtectedApiSteps.Gateway, People.Zoe);
        Assert.Multiple(() =>
        {
            Assert.That(own.Text("aud"), Is.EqualTo(Orders.Audience));
            Assert.That(Dialect.Skips(real, ProtectedApiSteps.Gateway, own), Is.Null);
            Assert.That(Dialect.Skips(real, ProtectedApiSteps.Gateway, Change("token-audience", "other-audience").Claims(own)), Is.EqualTo("needs an issuer that the gateway trusts ('issuer' in the pack)"));
            Assert.That(BearerToken.Of(Sent(real, Change("token-signature", "jwk"))), Is.Not.EqualTo(BearerToken.Of(Dialect.Compose(real, own))));
            Assert.That(Dialect.Skips(Issued with { Issuer = null }, ProtectedApiSteps.Gateway, ClaimSet.Empty), Does.Contain("--token-env"));
        });
    }

    [TestCase(200, null, "forwarded", ReplyKind.Forwarded)]
    [TestCase(401, null, "unauthenticated", ReplyKind.Refused)]
    [TestCase(403, null, "forbidden", ReplyKind.Refused)]
    [TestCase(403, "60", "quota-used-up", ReplyKind.Refused)]
    [TestCase(429, "1", "throttled", ReplyKind.Refused)]
    [TestCase(400, null, "bad-request", ReplyKind.Refused)]
    [TestCase(404, null, "not-found", ReplyKind.Refused)]
    [TestCase(502, null, "gateway-error", ReplyKind.Refused)]
    [TestCase(302, null, "redirect", ReplyKind.Refused)]
    [TestCase(418, null, "other-status", ReplyKind.Refused)]
    public void An_answer_is_read_by_its_status(int status, string? after, string row, ReplyKind reply)
    {
        var (read, consequence) = Dialect.Read(Answered(status, after, "{}"), Issued, ProtectedApiSteps.Gateway);
        Assert.That((read.Kind, consequence.Row), Is.EqualTo((reply, row)));
        Assert.That(Dialect.Meaning.Consequences(reply), Does.Contain(consequence.Kind));
        Assert.That(Dialect.Meaning.CanComeWith(reply, status), Is.True);
    }

    [Test]
    public void A_connector_may_refuse_the_person_itself()
    {
        var connector = Issued with { Issuer = null, Protected = Orders with { IsConnector = true } };
        var own = Dialect.Read(Answered(400, null, """{"version":"1.0.0","action":"ValidationError","userMessage":"No."}"""), connector, ProtectedApiSteps.Gateway);
        var gateway = Dialect.Read(Answered(401, null, """{"statusCode":401,"message":"No."}"""), connector, ProtectedApiSteps.Gateway);
        Assert.Multiple(() =>
        {
            Assert.That(own.Reply.Kind, Is.EqualTo(ReplyKind.Forwarded));
            Assert.That((gateway.Reply.Kind, gateway.Consequence.ErrorCode), Is.EqualTo((ReplyKind.Refused, "AADB2C90027")));
            Assert.That(gateway.Consequence.Sees, Does.Contain("error page of B2C"));
        });
    }

    [Test]
    public void A_schema_is_broken_in_one_place_at_a_time()
    {
        var schema = JsonElement.Parse("""{"type":"object","required":["item"],"additionalProperties":false,"properties":{"item":{"type":"string"},"size":{"$ref":"#/definitions/size"}},"definitions":{"size":{"type":"integer"}}}""");
        var breaks = SchemaBreaks.Of(schema, JsonElement.Parse("""{"item":"book","size":1}""")).ToDictionary(one => one.Id, one => Encoding.UTF8.GetString(one.Body));
        Assert.Multiple(() =>
        {
            Assert.That(breaks.Keys, Is.EqualTo(new[] { "no-json", "no-item", "wrong-item", "wrong-size", "further-member", "other-root" }));
            Assert.That(breaks["no-item"], Is.EqualTo("""{"size":1}"""));
            Assert.That(breaks["wrong-size"], Is.EqualTo("""{"item":"book","size":"of-another-type"}"""));
        });
    }

    [Test]
    public void A_body_that_is_too_large_is_as_right_as_before()
    {
        var profile = Issued with { Protected = Orders with { Body = JsonElement.Parse("""{"item":"book"}"""), LargestBody = 100 } };
        var change = VariationBook.Find("breaking-body").Changes(new(profile, ProtectedApiSteps.Gateway, ClaimSet.Empty)).Single();
        var body = change.Call(Dialect.Compose(profile, ClaimSet.Empty)).Body;
        Assert.That((body.Length, JsonElement.Parse(body.Span).GetProperty("item").GetString()), Is.EqualTo((101, "book")));
    }

    private static Call Plain(Profile profile) => Dialect.Compose(profile, Dialect.Claims(profile, ProtectedApiSteps.Gateway, People.Zoe));

    private static Call Sent(Profile profile, Change change) =>
        change.Call(Dialect.Compose(profile, change.Claims(Dialect.Claims(profile, ProtectedApiSteps.Gateway, People.Zoe))));

    private static Change Change(string variation, string id) =>
        VariationBook.Find(variation).Changes(new(Issued, ProtectedApiSteps.Gateway, ClaimSet.Empty)).Single(change => change.Id == id);

    private static Exchange Answered(int status, string? after, string body) => new(
        Plain(Issued), new(Dialect.Clock), [new(1, AttemptEnd.Answered, new() { Status = status, Headers = after is null ? [] : [new("Retry-After", after)], Body = Encoding.UTF8.GetBytes(body) }, null, default)]);
}
