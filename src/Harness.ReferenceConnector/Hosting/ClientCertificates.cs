using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Harness.ReferenceConnector.Hosting;

/// <summary>Tells the certificate of the caller from those of others: who signed it, who it is made out to, when it is valid, and whether it is one of those that are named.</summary>
internal sealed class ClientCertificates(ConnectorOptions options, TimeProvider time)
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>Whether callers show a certificate at all.</summary>
    public bool AreAskedFor => options.ClientAuthority is not null;

    public bool IsOfCaller(X509Certificate2? certificate) =>
        certificate is not null && IsSubject(certificate) && IsNamed(certificate) && IsIssued(certificate, X509VerificationFlags.NoFlag);

    public bool IsSubject(X509Certificate2 certificate) =>
        options.ClientSubject is not { } subject || certificate.SubjectName.RawData.AsSpan().SequenceEqual(new X500DistinguishedName(subject).RawData) || certificate.Subject == subject;

    public bool IsIssued(X509Certificate2 certificate, X509VerificationFlags lenience)
    {
        if (options.ClientAuthority is not { } authority) return false;
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(authority);
        policy.ApplicationPolicy.Add(ClientAuthentication);
        policy.VerificationTime = time.GetUtcNow().UtcDateTime;
        policy.VerificationFlags = lenience;
        return chain.Build(certificate);
    }
    private bool IsNamed(X509Certificate2 certificate) =>
        options.ClientThumbprints.Count == 0 || options.ClientThumbprints.Contains(certificate.Thumbprint, StringComparer.OrdinalIgnoreCase);
}
