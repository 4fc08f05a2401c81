using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Harness.ReferenceConnector.Hosting;

namespace Harness.ReferenceConnector;

public static partial class Defects
{
    private const byte HandshakeFailure = 40;
    private const byte ProtocolVersion = 70;
    private const ushort Tls12 = 0x0303;

    // The eight suites that B2C lists.
    private static readonly ushort[] ListedSuites = [0xC02C, 0xC02B, 0xC030, 0xC02F, 0xC024, 0xC023, 0xC028, 0xC027];

    private static readonly string[] ForwardingHeaders = ["X-ARR-ClientCert", "X-Client-Cert", "X-SSL-CERT", "X-Forwarded-Client-Cert"];

    /// <summary>The mistakes that show only where the connector speaks TLS and callers show certificates.</summary>
    public static IReadOnlyList<Defect> Secured { get; } =
    [
        new("serves-plain-http-too", "The connector answers over plain HTTP as well, at the port of TLS.", ["UF-TRN-001"])
        {
            Greeting = first => first.ArePlain
                ? Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 40\r\n\r\n{\"version\":\"1.0.0\",\"action\":\"Continue\"}\n")
                : null,
        },
        new("refuses-tls-1.2", "The connector speaks TLS 1.3 and nothing else.", ["UF-TRN-002"])
        {
            Greeting = first => !first.ArePlain && first.AreOfTls12 ? FirstBytes.Alert(ProtocolVersion) : null,
        },
        new("accepts-old-tls", "The connector takes up TLS 1.0 and 1.1.", ["UF-TRN-003"])
        {
            Greeting = first => !first.ArePlain && first.Version < Tls12 ? first.Agreed() : null,
        },
        new("refuses-listed-suites", "Of the suites of TLS 1.2 none is accepted that B2C has.", ["UF-TRN-004"])
        {
            Greeting = first => !first.ArePlain && first.AreOfTls12 && first.Suites.All(ListedSuites.Contains) ? FirstBytes.Alert(HandshakeFailure) : null,
        },
        new("shows-outdated-certificate", "The certificate of the server has ended and nobody has renewed it.", ["UF-TRN-005"])
        {
            ServerCertificate = Outdated,
        },
        new("needs-no-certificate", "Whoever shows no certificate is let in as well.", ["UF-AUT-007"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is null ? null : refusal,
        },
        new("takes-any-certificate", "It is enough that there is a certificate; whose it is is not looked at.", ["UF-AUT-008"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is null ? refusal : null,
        },
        new("compares-subjects-only", "Who the certificate is made out to is compared, and not who signed it.", ["UF-AUT-008"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is { } shown && Callers(http).IsSubject(shown) ? null : refusal,
        },
        new("takes-everybody-of-authority", "Whoever has a certificate of the authority is let in, whoever that is.", ["UF-AUT-008"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is { } shown && Callers(http).IsIssued(shown, X509VerificationFlags.NoFlag) ? null : refusal,
        },
        new("ignores-certificate-dates", "A certificate is taken before it has begun and after it has ended.", ["UF-AUT-009"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is { } shown && Callers(http).IsSubject(shown) && Callers(http).IsIssued(shown, X509VerificationFlags.IgnoreNotTimeValid) ? null : refusal,
        },
        new("knows-one-certificate-only", "With the new certificate the old one is gone, and B2C still shows it.", ["UF-AUT-010"])
        {
            Entry = (http, refusal) => http.Connection.ClientCertificate is { } shown && Options(http).ClientThumbprints is [var newest, ..]
                && !shown.Thumbprint.Equals(newest, StringComparison.OrdinalIgnoreCase) ? new(StatusCodes.Status403Forbidden, null) : refusal,
        },
        new("trusts-forwarded-certificate", "A header line that a gateway may have set counts as a certificate, whoever wrote it.", ["UF-AUT-014"])
        {
            Entry = (http, refusal) => ForwardingHeaders.Select(name => http.Request.Headers[name].ToString()).Any(text => Forwarded(text) is { } shown && Callers(http).IsOfCaller(shown)) ? null : refusal,
        },
    ];

    private static ClientCertificates Callers(HttpContext http) => http.RequestServices.GetRequiredService<ClientCertificates>();

    // Base64 of the certificate itself, or PEM with escaped signs, perhaps as one of several members.
    private static X509Certificate2? Forwarded(string text)
    {
        try
        {
            var value = text.StartsWith("Cert=\"", StringComparison.Ordinal) ? text[6..].Split('"')[0] : text;
            return value.Length == 0 ? null
                : value.StartsWith("-----BEGIN", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(Uri.UnescapeDataString(value))
                : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(value));
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static X509Certificate2 Outdated(X509Certificate2 right)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(right.SubjectName, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var outdated = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(51));
        return X509CertificateLoader.LoadPkcs12(outdated.Export(X509ContentType.Pkcs12), null);
    }
}
