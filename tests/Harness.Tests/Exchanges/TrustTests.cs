using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges;

namespace Harness.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class TrustTests
{
    private const SslPolicyErrors Untrusted = SslPolicyErrors.RemoteCertificateChainErrors;
    private const SslPolicyErrors Misnamed = SslPolicyErrors.RemoteCertificateNameMismatch;

    [TestCase("https://localhost:5001/api", Untrusted, true)]
    [TestCase("https://127.0.0.1/", Untrusted, true)]
    [TestCase("https://[::1]/", Untrusted | Misnamed, true)]
    [TestCase("https://connector.example/", Untrusted, false)]
    [TestCase("https://localhost.connector.example/", Untrusted, false)]
    [TestCase("https://192.168.0.1/", Untrusted, false)]
    [TestCase("https://127.0.0.1.connector.example/", Misnamed, false)]
    [TestCase("https://connector.example/", SslPolicyErrors.None, true)]
    public void Development_trusts_more_than_the_machine_only_on_this_machine(string url, SslPolicyErrors errors, bool accepted)
    {
        using var certificate = SelfSigned("localhost");

        Assert.That(Trust.Development.Accepts(new(url), certificate, null, errors), Is.EqualTo(accepted));
    }

    [Test]
    public void No_certificate_at_all_is_never_accepted()
    {
        var errors = SslPolicyErrors.RemoteCertificateNotAvailable;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Trust.Development.Accepts(new("https://localhost/"), null, null, errors), Is.False);
            Assert.That(Trust.Refusal(new("https://localhost/"), null, null, errors).Reason, Is.EqualTo("the server showed no certificate."));
        }
    }

    [TestCase(SslPolicyErrors.None, true)]
    [TestCase(Untrusted, false)]
    [TestCase(Misnamed, false)]
    public void By_default_the_machine_decides(SslPolicyErrors errors, bool accepted)
    {
        using var certificate = SelfSigned("localhost");

        Assert.That(Trust.System.Accepts(new("https://localhost/"), certificate, null, errors), Is.EqualTo(accepted));
    }

    [TestCase("mine", Untrusted, true)]
    [TestCase("mine", Untrusted | Misnamed, false)]
    [TestCase("another", Untrusted, false)]
    public void A_file_adds_its_certificates_for_their_own_names(string inFile, SslPolicyErrors errors, bool accepted)
    {
        using var certificate = SelfSigned("connector.example");
        using var another = SelfSigned("connector.example");
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "words before\n" + (inFile == "mine" ? certificate : another).ExportCertificatePem() + "\nwords after\n");

        var trust = Trust.File(path);
        File.Delete(path);

        Assert.That(trust.Accepts(new("https://connector.example/"), certificate, null, errors), Is.EqualTo(accepted));
    }

    [Test]
    public void A_file_without_certificate_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "no certificate");

        Assert.That(() => Trust.File(path), Throws.InstanceOf<CryptographicException>());
        File.Delete(path);
    }

    [Test]
    public void A_file_that_is_not_there_is_refused()
    {
        Assert.That(() => Trust.File(Path.Combine(Path.GetTempPath(), "no-such-file.pem")), Throws.InstanceOf<IOException>());
    }

    private static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
