using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges.Certificates;

/// <summary>
/// An authority that issues certificates: for a trial of mutual TLS, and for callers that are not the caller. Keys are made anew each
/// time: what is secret about them is never the same twice.
/// </summary>
internal sealed class CertificateAuthority
{
    /// <summary>The file beside a client certificate that holds its authority with the key, as <c>certificate new</c> writes it.</summary>
    public const string FileName = "authority.pem";

    private const int KeySize = 2048;
    private const int SerialLength = 16;

    private static readonly ECCurve Curve = ECCurve.NamedCurves.nistP256;

    private CertificateAuthority(X509Certificate2 certificate) => Certificate = certificate;

    /// <summary>The certificate of the authority, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>A new authority whose keys are RSA 2048, as the documents of B2C want them.</summary>
    public static CertificateAuthority New(X500DistinguishedName name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(KeySize);
        return New(new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), from, until);
    }

    /// <summary>The same with keys on a curve, which are made at once.</summary>
    public static CertificateAuthority Quick(X500DistinguishedName name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(Curve);
        return New(new CertificateRequest(name, key, HashAlgorithmName.SHA256), from, until);
    }

    private static CertificateAuthority New(CertificateRequest request, DateTimeOffset from, DateTimeOffset until)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return new(request.CreateSelfSigned(from, until));
    }

    /// <summary>Where the authority of a client certificate would lie.</summary>
    public static string PathBeside(string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, FileName);

    /// <summary>The authority of a client certificate, where it lies beside the certificate's file; null where none does, or another's.</summary>
    public static CertificateAuthority? Beside(string file, X509Certificate2 issued)
    {
        var path = PathBeside(file);
        if (!File.Exists(path)) return null;
        try
        {
            var authority = X509Certificate2.CreateFromPemFile(path);
            using var chain = new X509Chain();
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
            if (authority.HasPrivateKey && chain.Build(issued)) return new(authority);
            authority.Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Issues a certificate with a key of its own, of the kind of the authority's; its dates need not lie within those of the authority.</summary>
    /// <param name="subject">Who it is made out to.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="from">When it starts.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="hosts">The names and addresses of a server.</param>
    /// <param name="serial">The serial number; null for a new one.</param>
    public X509Certificate2 Issue(X500DistinguishedName subject, CertificatePurpose purpose, DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string>? hosts = null, byte[]? serial = null)
    {
        using var signing = Certificate.GetRSAPrivateKey();
        using var curve = Certificate.GetECDsaPrivateKey();
        using AsymmetricAlgorithm key = curve is null ? RSA.Create(KeySize) : ECDsa.Create(Curve);
        var request = key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(key is RSA ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment : X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(purpose == CertificatePurpose.Client ? "1.3.6.1.5.5.7.3.2" : "1.3.6.1.5.5.7.3.1")], critical: false));
        if (Names(hosts ?? []) is { } names) request.CertificateExtensions.Add(names);
        var generator = signing is not null ? X509SignatureGenerator.CreateForRSA(signing, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa(curve!);
        using var issued = request.Create(Certificate.SubjectName, generator, from, until, serial ?? NewSerial());
        using var own = key is RSA ofRsa ? issued.CopyWithPrivateKey(ofRsa) : issued.CopyWithPrivateKey((ECDsa)key);

        // Windows cannot use a key in a handshake unless it has been through a PFX.
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialLength);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    private static X509Extension? Names(IReadOnlyList<string> hosts)
    {
        if (hosts.Count == 0) return null;
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }

        return names.Build();
    }
}
