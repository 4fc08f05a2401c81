using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>A key that tokens are signed with (RSA, RS256, as B2C does), known to gateways by its id.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>The size of new keys in bits, as B2C's are.</summary>
    public const int Bits = 2048;

    private readonly RSA rsa;

    private SigningKey(RSA rsa)
    {
        this.rsa = rsa;
        var key = rsa.ExportParameters(includePrivateParameters: false);
        Modulus = Base64Url.EncodeToString(key.Modulus);
        Exponent = Base64Url.EncodeToString(key.Exponent);

        // The thumbprint of RFC 7638: the same key has the same id wherever it is read.
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"e":"{{Exponent}}","kty":"RSA","n":"{{Modulus}}"}""")));
    }

    /// <summary>The key's id, the <c>kid</c> of the tokens it signs: its thumbprint.</summary>
    public string Id { get; }

    /// <summary>The public key as PEM, for gateways that read it from a file.</summary>
    public string PublicPem => rsa.ExportSubjectPublicKeyInfoPem();

    /// <summary>The same in the older form of PKCS#1.</summary>
    internal string PublicPkcs1Pem => rsa.ExportRSAPublicKeyPem();

    /// <summary>The same in bytes.</summary>
    internal byte[] PublicDer => rsa.ExportSubjectPublicKeyInfo();

    /// <summary>The private key as PEM, to be kept in a file between runs. Never shown.</summary>
    public string PrivatePem => rsa.ExportPkcs8PrivateKeyPem();

    private string Modulus { get; }

    private string Exponent { get; }

    /// <summary>Makes a new key. No seed can decide on it: signatures differ from run to run unless the key is kept.</summary>
    public static SigningKey Create() => new(RSA.Create(Bits));

    /// <summary>Reads a private key as PEM.</summary>
    /// <exception cref="ArgumentException">The text holds no private RSA key, or several.</exception>
    /// <exception cref="CryptographicException">The key cannot be read.</exception>
    public static SigningKey Read(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            rsa.ExportParameters(includePrivateParameters: true);
            return new(rsa);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    /// <summary>The public key as one of the <c>keys</c> of a key set (RFC 7517).</summary>
    public JsonObject Jwk() => new() { ["kid"] = Id, ["use"] = "sig", ["kty"] = "RSA", ["alg"] = "RS256", ["e"] = Exponent, ["n"] = Modulus };

    /// <summary>The signature of a token's first two parts, as its third part.</summary>
    public string Sign(string headerAndPayload) => Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(headerAndPayload), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <inheritdoc/>
    public void Dispose() => rsa.Dispose();
}
