using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Harness.Exchanges.Certificates;

/// <summary>Reads the client certificates of a file, and chooses the one that B2C would show: the newest that has started and has not ended.</summary>
internal static partial class CertificateFile
{
    /// <summary>Every certificate of a file whose key is there: a PFX file, or a PEM file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="CryptographicException">The password is wrong, or the file holds no certificate with a private key.</exception>
    public static (X509Certificate2[] Certificates, bool IsPkcs12) Read(string file, string? password)
    {
        var text = File.ReadAllText(file);
        var isPkcs12 = !text.Contains("-----BEGIN ", StringComparison.Ordinal);
        X509Certificate2[] found = isPkcs12
            ? [.. X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password).Where(one => one.HasPrivateKey)]
            : [.. OfPem(text, password)];
        return found.Length > 0 ? (found, isPkcs12) : throw new CryptographicException("it holds no certificate with its private key.");
    }

    /// <summary>The one that is shown; where none is in date, the newest.</summary>
    public static X509Certificate2 Newest(IEnumerable<X509Certificate2> certificates, DateTimeOffset? now) =>
        certificates.OrderByDescending(one => IsInDate(one, now)).ThenByDescending(one => one.NotBefore).First();

    /// <summary>What a reader of a run must know of the certificate that is shown, in a sentence.</summary>
    public static string Note(X509Certificate2 shown, int of, DateTimeOffset? now)
    {
        var choice = of == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", of {of} in the file the newest in date");
        var warning = IsInDate(shown, now) ? "" : ". It is not in date: B2C would show none (AADB2C90220)";
        return string.Create(CultureInfo.InvariantCulture, $"shown is {shown.Subject}, thumbprint {shown.Thumbprint}, valid from {shown.NotBefore.ToUniversalTime():yyyy-MM-dd} to {shown.NotAfter.ToUniversalTime():yyyy-MM-dd}{choice}{warning}");
    }

    private static bool IsInDate(X509Certificate2 certificate, DateTimeOffset? now) => now is not { } moment || (new DateTimeOffset(certificate.NotBefore) <= moment && moment <= new DateTimeOffset(certificate.NotAfter));

    // Keys stand beside certificates in any order: whose key it is, only trying tells.
    private static IEnumerable<X509Certificate2> OfPem(string text, string? password)
    {
        var blocks = Block().Matches(text).Select(match => (Label: match.Groups["label"].Value, Text: match.Value)).ToArray();
        var keys = blocks.Where(block => block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal)).Select(block => block.Text).ToArray();
        Exception? problem = null;
        var found = false;
        foreach (var certificate in blocks.Where(block => block.Label == "CERTIFICATE").Select(block => block.Text))
        {
            foreach (var key in keys)
            {
                X509Certificate2? own = null;
                try
                {
                    using var pem = password is null ? X509Certificate2.CreateFromPem(certificate, key) : X509Certificate2.CreateFromEncryptedPem(certificate, key, password);

                    // Windows cannot use the key of a PEM file in a handshake unless it has been through a PFX.
                    own = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
                }
                catch (Exception error) when (error is CryptographicException or ArgumentException)
                {
                    problem = error;
                }

                if (own is null) continue;
                found = true;
                yield return own;
                break;
            }
        }

        if (!found && problem is not null) throw new CryptographicException(problem.Message, problem);
    }

    [GeneratedRegex("-----BEGIN (?<label>[A-Z0-9 ]+)-----.*?-----END \\k<label>-----", RegexOptions.Singleline)]
    private static partial Regex Block();
}
