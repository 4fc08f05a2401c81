using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Harness.Exchanges.Certificates;

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

        /// <summary>The authority that issued it, with its key, where that lies beside the file; else null.</summary>
        internal CertificateAuthority? Authority { get; init; }

        /// <summary>The files that its keys are in.</summary>
        internal IEnumerable<string> Files => Authority is null ? [File] : [File, CertificateAuthority.PathBeside(File)];

        /// <summary>Which certificate it is, in a sentence; null where it is from no file.</summary>
        internal string? Note { get; init; }

        /// <summary>Reads a certificate with its private key: a PFX file, or a PEM file that holds both. Of several it is the one that B2C would show, the newest that has started and has not ended.</summary>
        /// <param name="file">The file.</param>
        /// <param name="password">Its password, or null.</param>
        /// <param name="time">Tells which are in date; without it the newest is taken as it is.</param>
        /// <exception cref="IOException">The file cannot be read.</exception>
        /// <exception cref="CryptographicException">The password is wrong, or the file holds no certificate with a private key.</exception>
        public static Certificate Read(string file, string? password = null, TimeProvider? time = null)
        {
            var now = time?.GetUtcNow();
            var (certificates, isPkcs12) = CertificateFile.Read(file, password);
            var shown = CertificateFile.Newest(certificates, now);
            return new(shown, file, password)
            {
                IsPkcs12 = isPkcs12,
                Authority = CertificateAuthority.Beside(file, shown),
                Note = CertificateFile.Note(shown, certificates.Length, now),
            };
        }

        /// <summary>Names the subject and hides the password.</summary>
        public override string ToString() => $"Certificate {Shown.Subject}";
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
