using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Harness.Exchanges;

/// <summary>What the caller proves itself with. A user-flow connector has either Basic credentials or a client certificate; a technical profile may send a token or a key instead.</summary>
public abstract record Credentials
{
    private Credentials()
    {
    }

    /// <summary>No credentials: the endpoint is called unprotected, and the report says so.</summary>
    public sealed record None : Credentials;

    /// <summary>A client certificate, shown in the TLS handshake to whoever asks for one.</summary>
    /// <param name="Shown">The certificate with its private key.</param>
    /// <param name="File">The file it is from, for the curl lines of reports.</param>
    /// <param name="Password">The password of the file; never shown. Null where it has none.</param>
    public sealed record Certificate(X509Certificate2 Shown, string File, string? Password = null) : Credentials
    {
        /// <summary>Whether the file is a PFX file.</summary>
        internal bool IsPkcs12 { get; init; }

        /// <summary>Reads a certificate with its private key: a PFX file, or a PEM file that holds both.</summary>
        /// <exception cref="IOException">The file cannot be read.</exception>
        /// <exception cref="CryptographicException">The password is wrong, or the file holds no certificate with a private key.</exception>
        public static Certificate Read(string file, string? password = null)
        {
            if (!System.IO.File.ReadAllText(file).Contains("-----BEGIN ", StringComparison.Ordinal))
                return new(WithKey(X509CertificateLoader.LoadPkcs12FromFile(file, password)), file, password) { IsPkcs12 = true };

            // Windows cannot use the key of a PEM file in a handshake unless it has been through a PFX.
            using var pem = password is null ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
            return new(X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null), file, password);
        }

        /// <summary>Names the subject and hides the password.</summary>
        public override string ToString() => $"Certificate {Shown.Subject}";

        private static X509Certificate2 WithKey(X509Certificate2 certificate) =>
            certificate.HasPrivateKey ? certificate : throw new CryptographicException("it holds no private key.");
    }

    /// <summary>A bearer token, or the key of an API-key header: which of them, the caller's technical profile says.</summary>
    /// <param name="Value">The token or key; never shown.</param>
    public sealed record TokenOrKey(string Value) : Credentials
    {
        /// <summary>Hides the token.</summary>
        public override string ToString() => "TokenOrKey ***";
    }

    /// <summary>HTTP Basic (RFC 7617, UTF-8). Colons are legal in the password, not in the user name.</summary>
    /// <param name="User">The user name, without colon.</param>
    /// <param name="Password">The password; never shown.</param>
    public sealed record Basic(string User, string Password) : Credentials
    {
        /// <summary>The value of the <c>Authorization</c> header.</summary>
        public string HeaderValue => "Basic " + Token;

        /// <summary>The base64 part of the header, which is a secret as much as the password is.</summary>
        public string Token => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

        /// <summary>Names the user and hides the password.</summary>
        public override string ToString() => $"Basic {User}:***";
    }
}
