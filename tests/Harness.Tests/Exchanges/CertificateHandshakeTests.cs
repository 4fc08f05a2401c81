using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges.Certificates;
using Harness.Exchanges.Handshakes;

namespace Harness.Tests.Exchanges;

/// <summary>Whether a server certificate is of an authority that is trusted: its own dates are another matter.</summary>
public sealed class CertificateHandshakeTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [TestCase(1, 1, true)]
    [TestCase(1, -1, true)]
    [TestCase(-1, 1, false)]
    public void An_issuer_that_has_expired_is_no_authority(int authorityUntil, int serverUntil, bool isOfAuthority)
    {
        var authority = CertificateAuthority.Quick(new("CN=authority"), Now.AddDays(-9), Now.AddDays(authorityUntil));
        using var own = authority.Certificate;
        using var server = authority.Issue(new("CN=localhost"), CertificatePurpose.Server, Now.AddDays(-9), Now.AddDays(serverUntil));
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(own);
        chain.Build(server);
        Assert.That(CertificateHandshake.IsOfAuthority(chain), Is.EqualTo(isOfAuthority), string.Join(", ", chain.ChainStatus.Select(status => status.Status)));
    }
}
