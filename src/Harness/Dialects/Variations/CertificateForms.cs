using System.Security.Cryptography.X509Certificates;
using Harness.Exchanges;
using Harness.Exchanges.Certificates;

namespace Harness.Dialects.Variations;

/// <summary>
/// Calls of somebody who is not the caller where the caller shows a client certificate. The wrong certificates are made when they are
/// needed; those that only the right authority can issue are made where its key lies beside the certificate of the run.
/// </summary>
internal static class CertificateForms
{
    public const string Untimely = "untimely-certificate";
    public const string Forwarded = "forwarded-certificate";

    /// <summary>Why there are no certificates of the right authority, in words.</summary>
    public const string NoAuthority = $"needs the authority of the client certificate, with its key, as {CertificateAuthority.FileName} beside it ('b2c-harness certificate new' makes both)";

    private static readonly X500DistinguishedName Nobody = new("CN=somebody-else.nobody.example");
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The sets that are about certificates alone, one row each.</summary>
    public static Variation[] All { get; } =
    [
        new(Untimely, "A client certificate of the right authority that has expired, and one that is not valid yet.") { Changes = varied =>
            Shown(varied) is { Authority: { } authority } right ? OutOfDate(right.Shown, authority) : [] },
        // Where nobody needs a certificate, a header line about one says nothing.
        new(Forwarded, "The right certificate in a header line of a gateway, and none in the handshake.") { Changes = varied =>
            Shown(varied) is { } right ? [.. None(varied), .. InHeaders(right.Shown)] : [] },
    ];

    /// <summary>The call without a certificate.</summary>
    public static IEnumerable<Change> None(Varied varied) =>
        Shown(varied) is null ? [] : [Of(CredentialForms.None, "none", "the call shows no client certificate", () => Showing.Nothing)];

    /// <summary>The call with certificates that are not the right one.</summary>
    public static IEnumerable<Change> Wrong(Varied varied)
    {
        if (Shown(varied) is not { Shown: var right } own) yield break;
        yield return Of(CredentialForms.Wrong, "other-issuer", "the certificate has the right subject and is from another authority", () => Issued(right, Nobody));
        yield return Of(CredentialForms.Wrong, "other-key", "the certificate has the right names and number, and somebody else signed it",
            () => Issued(right, right.IssuerName, right.SerialNumberBytes.ToArray()));
        if (own.Authority is { } authority)
        {
            yield return Of(CredentialForms.Wrong, "other-subject", "the certificate is from the right authority and made out to somebody else",
                () => new(authority.Issue(Nobody, CertificatePurpose.Client, right.NotBefore, right.NotAfter)));
        }
    }

    private static Credentials.Certificate? Shown(Varied varied) => varied.Profile.Credentials as Credentials.Certificate;

    // Before the right one began, and after it ends: the right one is valid now.
    private static IEnumerable<Change> OutOfDate(X509Certificate2 right, CertificateAuthority authority)
    {
        var (start, end) = (new DateTimeOffset(right.NotBefore), new DateTimeOffset(right.NotAfter));
        yield return Of(Untimely, "expired", "the certificate has expired", () => new(authority.Issue(right.SubjectName, CertificatePurpose.Client, start - (30 * Day), start - Day)));
        yield return Of(Untimely, "not-yet", "the certificate is not valid yet", () => new(authority.Issue(right.SubjectName, CertificatePurpose.Client, end + Day, end + (30 * Day))));
    }

    private static IEnumerable<Change> InHeaders(X509Certificate2 right)
    {
        var (der, pem) = (Convert.ToBase64String(right.RawData), Uri.EscapeDataString(right.ExportCertificatePem()));
        yield return InHeader("X-ARR-ClientCert", der);
        yield return InHeader("X-Client-Cert", pem);
        yield return InHeader("X-SSL-CERT", pem);
        yield return InHeader("X-Forwarded-Client-Cert", $"Cert=\"{pem}\"");
    }

    private static Change InHeader(string name, string value) =>
        new(Forwarded, name.ToLowerInvariant(), $"the certificate is in {name} only") { Call = call => call with { Shows = Showing.Nothing, Headers = call.Headers.Add(new(name, value)) }, IsOdd = true };

    private static Showing Issued(X509Certificate2 right, X500DistinguishedName issuer, byte[]? serial = null)
    {
        var (start, end) = (new DateTimeOffset(right.NotBefore), new DateTimeOffset(right.NotAfter));
        return new(CertificateAuthority.Quick(issuer, start, end).Issue(right.SubjectName, CertificatePurpose.Client, start, end, serial: serial));
    }

    private static Change Of(string set, string id, string text, Func<Showing> showing) =>
        new(set, id, text) { Call = call => call with { Shows = showing() }, IsOdd = true };
}
