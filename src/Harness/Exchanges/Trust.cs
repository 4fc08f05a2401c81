using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Harness.Exchanges;

/// <summary>Which server certificates are accepted besides those that the machine trusts anyway.</summary>
public sealed class Trust
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly bool development;
    private readonly X509Certificate2Collection certificates;

    private Trust(bool development, X509Certificate2Collection certificates) =>
        (this.development, this.certificates) = (development, certificates);

    /// <summary>Only what the machine trusts.</summary>
    public static Trust System { get; } = new(false, []);

    /// <summary>Also any certificate, such as a development certificate, of an endpoint on this machine (loopback).</summary>
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
        return new(false, certificates) { Path = path };
    }

    /// <summary>Also certificates that this one issued.</summary>
    internal static Trust Of(X509Certificate2 authority) => new(false, [authority]);

    /// <summary>The file of the certificates, or null.</summary>
    internal string? Path { get; private init; }

    /// <summary>The option by which a certificate is trusted that the machine does not, or null.</summary>
    internal string? Option => development ? "--trust dev" : certificates.Count == 0 ? null : "--trust FILE";

    /// <summary>Whether any certificate of an endpoint will do.</summary>
    internal bool IsAnyFor(Uri endpoint) => development && endpoint.IsLoopback;

    internal bool Accepts(Uri endpoint, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return true;
        if (certificate is not X509Certificate2 server || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return false;
        if (development) return IsAnyFor(endpoint);
        if (certificates.Count == 0 || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.ApplicationPolicy.Add(ServerAuthentication);
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(certificates);
        if (sent is not null) policy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        if (certificates.Any(own => own.RawDataMemory.Span.SequenceEqual(server.RawDataMemory.Span)))
            policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(server);
    }

    /// <summary>Why a certificate was not accepted, in words, and whether it is for its authority.</summary>
    internal static (string Reason, bool IsForAuthority) Refusal(Uri endpoint, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null) return ("the server showed no certificate.", false);
        var name = $"the certificate '{certificate.Subject}'";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return ($"{name} is not made out to the host '{endpoint.IdnHost}'.", false);
        return sent?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true
            ? ($"{name} has expired, or is not valid yet.", false)
            : ($"{name} comes from no authority that is trusted here.", true);
    }
}
