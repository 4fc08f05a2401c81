using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;

namespace Harness.Tests.Exchanges;

[TestFixture]
public sealed class CertificateFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("old,new,future", "CN=new")]
    [TestCase("future,new,old", "CN=new")]
    [TestCase("ended,old", "CN=old")]
    [TestCase("ended,future", "CN=future")]
    public void Of_several_the_newest_is_shown_that_has_started_and_has_not_ended(string file, string shown)
    {
        using var folder = new TemporaryCertificates(file.Split(','));
        Assert.Multiple(() =>
        {
            foreach (var path in folder.Files)
            {
                var read = Credentials.Certificate.Read(path, null, new Fixed());
                Assert.That(read.Shown.Subject, Is.EqualTo(shown), path);
                Assert.That(read.Note, Does.Contain(read.Shown.Thumbprint).And.Contain($"of {file.Split(',').Length} in the file"));
                Assert.That(read.Note!.Contains("AADB2C90220", StringComparison.Ordinal), Is.EqualTo(shown == "CN=future"));
            }
        });
    }

    private sealed class Fixed : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class TemporaryCertificates : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("certificates-").FullName;

        public TemporaryCertificates(string[] names)
        {
            var authority = CertificateAuthority.Quick(new("CN=authority"), Now.AddYears(-5), Now.AddYears(5));
            X509Certificate2[] all = [.. names.Select(name => authority.Issue(new($"CN={name}"), CertificatePurpose.Client, Now.AddDays(Start(name)), Now.AddDays(name == "ended" ? -1 : 400)))];
            File.WriteAllBytes(Files[0], new X509Certificate2Collection(all).Export(X509ContentType.Pkcs12)!);
            File.WriteAllText(Files[1], string.Join('\n', all.AsEnumerable().Reverse().Select(one => one.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()).Concat(all.Select(one => one.ExportCertificatePem()))));
        }

        public string[] Files => [Path.Combine(folder, "all.pfx"), Path.Combine(folder, "all.pem")];

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private static int Start(string name) => name switch { "ended" => -20, "old" => -300, "new" => -10, _ => 10 };
    }
}
