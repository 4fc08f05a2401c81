using System.Text;
using Harness.Dialects;
using Harness.Exchanges;
using Harness.Rules;
using Harness.Running;

namespace Harness.Tests.Running;

public sealed class RedactorTests
{
    private static readonly Profile Profile = new()
    {
        Endpoint = new("https://example.test/api?code=fk%2F9%3D&plain=yes"),
        Credentials = new Credentials.Basic("connector", "p\"ss/wö:rd"),
        ExtraHeaders = [new("Ocp-Apim-Subscription-Key", "sub-key-1"), new("X-Trace", "visible"), new("Proxy-Authorization", "Bearer bearer-part")],
    };

    private readonly Redactor redactor = new([Profile]);

    [Test]
    public void An_empty_password_has_nothing_to_hide() =>
        Assert.That(new Redactor([new Profile { Endpoint = new("https://api.example.com/"), Credentials = new Credentials.Basic("b2c", "") }]).Clean("as it is"), Is.EqualTo("as it is"));

    [TestCase("p\"ss/wö:rd", TestName = "The password as it is")]
    [TestCase("p\\\"ss/wö:rd", TestName = "The password as JSON writes it")]
    [TestCase("p%22ss%2Fw%C3%B6%3Ard", TestName = "The password as an address writes it")]
    [TestCase("fk%2F9%3D", TestName = "The key as the address has it")]
    [TestCase("fk/9=", TestName = "The key as it is meant")]
    [TestCase("p\\u0022ss/w\\u00F6:rd", TestName = "The password as other JSON writers write it")]
    [TestCase("p\\\\\\\"ss/wö:rd", TestName = "The password as JSON within JSON writes it")]
    [TestCase("p\\\\u0022ss\\/w\\\\u00F6:rd", TestName = "The password as other writers write JSON within JSON")]
    [TestCase("cCJzcy93w7Y6cmQ", TestName = "The password in base64 without padding")]
    [TestCase("p&quot;ss/w&#246;:rd", TestName = "The password as HTML writes it")]
    [TestCase("p%22ss%2fw%c3%b6%3ard", TestName = "The password with small hexadecimal digits")]
    [TestCase("bearer-part", TestName = "A token after its scheme")]
    [TestCase("sub-key-1", TestName = "A key in a header line")]
    public void Every_form_of_a_secret_is_masked(string secret) => Assert.That(redactor.Clean($"before {secret} after"), Is.EqualTo("before *** after"));

    [TestCase("give --old-password-env VARIABLE", false)]
    [TestCase("it said old-pass.", true)]
    [TestCase("""{"text":"one\nold-pass"}""", true)]
    [TestCase("""{"text":"\u0022old-pass\u0022"}""", true)]
    [TestCase("?p=%22old-pass%22", true)]
    public void A_short_secret_is_not_found_inside_a_word_of_the_harness(string text, bool isFound) =>
        Assert.That(new Redactor([Profile with { Credentials = new Credentials.Basic("b2c", "old-pass") }]).Finds(text), Is.EqualTo(isFound));

    [Test]
    public void The_base64_token_is_masked()
    {
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes("connector:p\"ss/wö:rd"));
        Assert.That(redactor.Clean($"Authorization was Basic {token}"), Is.EqualTo("Authorization was Basic ***"));
    }

    [TestCase("b2c", "~~?pass>>", TestName = "Base64 for addresses")]
    [TestCase("b2c", "correct-horse", TestName = "Base64 without padding")]
    public void Base64_is_masked_however_an_endpoint_writes_it(string user, string password)
    {
        var echoed = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Profile[] profiles = [Profile with { Credentials = new Credentials.Basic(user, password) }, Profile with { OldCredentials = new Credentials.Basic(user, password) }];
        Assert.That(profiles.Select(profile => new Redactor([profile]).Clean($"was {echoed} here")), Has.All.EqualTo("was *** here"));
    }

    [Test]
    public void An_address_keeps_what_is_no_secret() => Assert.That(redactor.Clean(Profile.Endpoint), Is.EqualTo("https://example.test/api?code=***&plain=yes"));

    [Test]
    public void What_a_finding_shows_of_a_header_is_masked_as_in_the_answer()
    {
        var finding = new Finding("EXPECT-HEADERS", Severity.Error, "s", "s", "l", Finding.AtHeader + "Set-Cookie", "absent", "session=abc");
        Assert.Multiple(() =>
        {
            Assert.That(redactor.CleanFound(finding), Is.EqualTo("***"));
            Assert.That(redactor.CleanFound(finding with { Where = Finding.AtHeader + "Vary" }), Is.EqualTo("session=abc"));
            Assert.That(redactor.CleanFound(finding with { Where = "token/sub", Actual = "sub-key-1" }), Is.EqualTo("***"));
            Assert.That(redactor.CleanFound(finding with { Where = "token/sub" }), Is.EqualTo("session=abc"));
        });
    }

    [Test]
    public void Header_lines_keep_their_names()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Redactor.CleanSent(new Header("Authorization", "Basic abc")).Value, Is.EqualTo("Basic ***"));
            Assert.That(Redactor.CleanSent(new Header("Authorization", "token-without-scheme")).Value, Is.EqualTo("***"));
            Assert.That(Redactor.CleanSent(Profile.ExtraHeaders[1]).Value, Is.EqualTo("***"), "what the user adds is the user's own");
            Assert.That(redactor.Clean(new Header("Set-Cookie", "a=b")).Value, Is.EqualTo("***"));
            Assert.That(redactor.Clean(new Header("Date", "today")).Value, Is.EqualTo("today"));
        });
    }
}
