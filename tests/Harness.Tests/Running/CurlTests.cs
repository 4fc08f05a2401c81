using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Running;

namespace Harness.Tests.Running;

public sealed class CurlTests
{
    private static readonly Profile Profile = new()
    {
        Endpoint = new("http://127.0.0.1:7071/api?code=secret-key"),
        Credentials = new Credentials.Basic("o'neil", "hidden-password"),
        PasswordVariable = "MY_PASSWORD",
    };

    [Test]
    public void The_line_can_be_pasted_and_holds_no_secret()
    {
        var call = new Call
        {
            Method = HttpMethod.Post,
            Url = Profile.Endpoint,
            ContentType = "application/json",
            Headers = [new("Authorization", ((Credentials.Basic)Profile.Credentials).HeaderValue), new("X-Tenant", "contoso")],
            Body = "{\"surname\":\"O'Neil\"}"u8.ToArray(),
        };
        var line = new Curl(new Redactor([Profile]), Trust.Development).Line(call, Clock.All[0], Profile);
        Assert.That(line, Is.EqualTo("""
            curl -sS -i --max-time 5 -X POST 'http://127.0.0.1:7071/api?code=***' -H 'Content-Type: application/json' -u 'o'\''neil:'"$MY_PASSWORD" -H 'X-Tenant: ***' --data-raw '{"surname":"O'\''Neil"}'
            """));
    }

    [Test]
    public void What_a_variation_wrote_for_a_gateway_is_shown_and_where_secrets_are_from_is_said()
    {
        var gateway = new Profile { Endpoint = new("http://127.0.0.1:1/"), Protected = new(), SubscriptionKey = "my-key-4711", SubscriptionKeyVariable = "MYSUB", Credentials = new Credentials.TokenOrKey("e30.e30.c2ln"), PasswordVariable = "MYTOKEN", ExtraHeaders = [new("X-Own", "mine")] };
        Assert.Multiple(() =>
        {
            Assert.That(Line(new("Authorization", "Bearer e30.e30.c2ln"), new("X-Key", "my-key-4711")), Does.EndWith("""-H 'Authorization: Bearer '"$MYTOKEN" -H 'X-Key: '"$MYSUB" -H 'X-Own: ***'"""));
            Assert.That(Line(new("Authorization", "Bearer e30.e31.Zm9yZ2Vk"), new("X-Key", "0000")), Does.EndWith("""-H 'Authorization: Bearer '"$TOKEN" -H 'X-Key: 0000' -H 'X-Own: ***' # only 'b2c-harness replay' makes this $TOKEN"""));
            Assert.That(Line(new("Authorization", "Bearer"), new("X-Forwarded-For", "127.0.0.1")), Does.EndWith(" -X GET 'http://127.0.0.1:1/' --interface 127.0.0.2 -H 'Authorization: Bearer' -H 'X-Forwarded-For: 127.0.0.1' -H 'X-Own: ***'"));
        });

        string Line(params Header[] headers) => new Curl(new Redactor([gateway]), Trust.System).Line(
            new Call { Method = HttpMethod.Get, Url = gateway.Endpoint, Headers = [.. headers, .. gateway.ExtraHeaders], From = System.Net.IPAddress.Parse("127.0.0.2") }, Clock.All[0], gateway);
    }

    [Test]
    public void A_client_certificate_is_named_and_its_password_comes_from_a_variable()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=caller", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        var profile = Profile with { Credentials = new Credentials.Certificate(certificate, "my client.pfx", "hidden-password") { IsPkcs12 = true }, PasswordVariable = "PFX_PASSWORD" };
        var redactor = new Redactor([profile]);
        var line = new Curl(redactor, Trust.Development).Line(new Call { Method = HttpMethod.Post, Url = new("https://localhost/api") }, Clock.All[0], profile);
        Assert.Multiple(() =>
        {
            Assert.That(line, Does.EndWith(" -k --cert-type P12 --cert 'my client.pfx:'\"$PFX_PASSWORD\""));
            Assert.That(redactor.Clean("a hidden-password b"), Is.EqualTo("a *** b"));
        });
    }

    [Test]
    public void What_a_call_shows_in_place_of_the_credentials_of_the_run_is_in_its_line()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=caller", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        using var made = X509CertificateLoader.LoadCertificate(certificate.RawData);
        var (basic, old) = (new Credentials.Basic("older", "older-password"), new Credentials.Certificate(certificate, "old.pfx", "hidden-password") { IsPkcs12 = true });
        var call = new Call { Method = HttpMethod.Post, Url = new("https://localhost/api") };
        Assert.Multiple(() =>
        {
            Assert.That(Line(old, call with { Shows = new(certificate) }), Does.EndWith(" -k --cert-type P12 --cert 'old.pfx:'\"$OLD_PASSWORD\""));
            Assert.That(Line(old, call with { Shows = new(made) }), Does.EndWith(" -k --cert \"$CERTIFICATE\""));
            Assert.That(Line(old, call with { Shows = Showing.Nothing }), Does.EndWith(" -k"));
            Assert.That(Line(basic, call with { Headers = [new("Authorization", basic.HeaderValue)] }), Does.EndWith(" -u 'older:'\"$OLD_PASSWORD\""));
        });
    }

    private static string Line(Credentials old, Call call)
    {
        var profile = Profile with { OldCredentials = old };
        return new Curl(new Redactor([profile]), Trust.Development).Line(call, Clock.All[0], profile);
    }
}
