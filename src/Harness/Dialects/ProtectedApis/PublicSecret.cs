using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Harness.Tokens;

namespace Harness.Dialects.ProtectedApis;

/// <summary>What everybody knows of a key, in a spelling that a gateway may take for the secret of a symmetric algorithm.</summary>
/// <param name="Id">Follows the algorithm in the ids of cases; empty for the first.</param>
/// <param name="Text">What it is, in words.</param>
/// <param name="Of">Its bytes.</param>
internal sealed record PublicSecret(string Id, string Text, Func<SigningKey, byte[]> Of)
{
    /// <summary>The one that most gateways would read: the file that OpenSSL writes.</summary>
    public static PublicSecret OfFile { get; } = File("-file", "the public key as PEM file", key => Lines(key.PublicPem));

    /// <summary>The usual spellings. A library takes the bytes of the file or variable as they are, so every final newline is a secret of its own.</summary>
    public static ImmutableArray<PublicSecret> All { get; } =
    [
        File("", "the public key as PEM, without a newline at its end,", key => key.PublicPem),
        OfFile,
        File("-crlf", "the public key as PEM file of Windows", key => Lines(key.PublicPem).ReplaceLineEndings("\r\n")),
        File("-pkcs1", "the public key as PEM file of PKCS#1", key => Lines(key.PublicPkcs1Pem)),
        new("-der", "the public key as DER file", key => key.PublicDer),
        File("-modulus", "the modulus of the public key, as the key set writes it,", key => key.Jwk()["n"]!.ToString()),
        File("-jwk", "the public key as JSON of the key set", key => key.Jwk().ToJsonString()),
    ];

    /// <summary>The signature of a symmetric algorithm.</summary>
    public static byte[] Sign(string algorithm, byte[] secret, byte[] text) => algorithm switch
    {
        "HS384" => HMACSHA384.HashData(secret, text),
        "HS512" => HMACSHA512.HashData(secret, text),
        _ => HMACSHA256.HashData(secret, text),
    };

    private static PublicSecret File(string id, string text, Func<SigningKey, string> of) => new(id, text, key => Encoding.UTF8.GetBytes(of(key)));

    private static string Lines(string pem) => pem.ReplaceLineEndings("\n") + "\n";
}
