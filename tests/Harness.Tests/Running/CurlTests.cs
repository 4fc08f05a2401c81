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
        var line = Curl.Line(call, Clock.All[0], Profile, "MY_PASSWORD", new Redactor([Profile]));
        Assert.That(line, Is.EqualTo("""
            curl -sS -i --max-time 5 -X POST 'http://127.0.0.1:7071/api?code=***' -H 'Content-Type: application/json' -u 'o'\''neil:'"$MY_PASSWORD" -H 'X-Tenant: ***' --data-raw '{"surname":"O'\''Neil"}'
            """));
    }
}
