using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges;

/// <summary>Which server certificates are accepted besides those that the machine trusts anyway.</summary>
public sealed class Trust
{
    private readonly bool development;
    private readonly X509Certificate2Collection roots;

    private Trust(bool development, X509Certificate2Collection roots) => (this.development, this.roots) = (development, roots);

    /// <summary>Only what the machine trusts.</summary>
    public static Trust System { get; } = new(false, []);

    /// <summary>Also a development certificate, issued by itself, of an endpoint on this machine (loopback).</summary>
    public static Trust Development { get; } = new(true, []);

    /// <summary>Also certificates issued by, or equal to, one in a PEM or DER file.</summary>
    /// <param name="path">The file; PEM files may hold several certificates.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    public static Trust File(string path)
    {
        var certificates = new X509Certificate2Collection();
        var text = global::System.IO.File.ReadAllText(path);
        if (text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)) certificates.ImportFromPem(text);
        else certificates.Add(X509CertificateLoader.LoadCertificateFromFile(path));
        return new(false, certificates);
    }

    internal bool Accepts(Uri endpoint, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (certificate is not X509Certificate2 server || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return false;
        if (development) return endpoint.IsLoopback;
        if (roots.Count == 0 || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        return chain.Build(server);
    }
}
