using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Harness.EndToEnd.Tests.Exchanges;

/// <summary>Certificates made for a test.</summary>
internal static class Certificates
{
    // One moment for all, so that no certificate outlives the one that issued it.
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    /// <summary>A certificate of a server for a host name or address, issued by itself, or by an authority.</summary>
    public static X509Certificate2 ForServer(string host, X509Certificate2? authority = null, int validDays = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], critical: false));
        return Issued(request, key, authority, validDays);
    }

    /// <summary>A certificate that a caller shows, issued by an authority.</summary>
    public static X509Certificate2 ForClient(string name, X509Certificate2 authority, int validDays = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.2")], critical: false));
        return Issued(request, key, authority, validDays);
    }

    /// <summary>An authority, at the root or below another one.</summary>
    public static X509Certificate2 Authority(string name, X509Certificate2? above = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return Issued(request, key, above, 40);
    }

    private static X509Certificate2 Issued(CertificateRequest request, ECDsa key, X509Certificate2? authority, int validDays)
    {
        var end = Now.AddDays(validDays);
        var start = Now.AddDays(-20);
        if (authority is null) return Usable(request.CreateSelfSigned(start, end));
        using var issued = request.Create(authority, start, end, RandomNumberGenerator.GetBytes(8));
        return Usable(issued.CopyWithPrivateKey(key));
    }

    // Windows serves TLS only with keys that went through a store.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
