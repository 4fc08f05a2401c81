using Harness.Exchanges;

namespace Harness.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class CredentialsTests
{
    [TestCase("user", "secret", "Basic dXNlcjpzZWNyZXQ=")]
    [TestCase("user", "", "Basic dXNlcjo=")]
    [TestCase("user", "se:cr:et", "Basic dXNlcjpzZTpjcjpldA==")]
    [TestCase("test", "123£", "Basic dGVzdDoxMjPCow==", Description = "The example of RFC 7617")]
    [TestCase("jörg", "pässwörd", "Basic asO2cmc6cMOkc3N3w7ZyZA==")]
    public void The_basic_header_is_base64_of_user_and_password_in_utf8(string user, string password, string header)
    {
        Assert.That(new Credentials.Basic(user, password).HeaderValue, Is.EqualTo(header));
    }

    [Test]
    public void The_text_of_credentials_hides_the_password()
    {
        Assert.That($"{new Credentials.Basic("user", "secret")}", Is.EqualTo("Basic user:***"));
    }
}
