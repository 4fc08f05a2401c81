using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>What an issuer has published: its name, and its keys in their order.</summary>
internal sealed record KeySet(string Issuer, IReadOnlyList<PublishedKey> Keys)
{
    public PublishedKey? Find(string? id) => Keys.FirstOrDefault(key => key.Id == id);
}

internal sealed record PublishedKey(string Id, RSAParameters Parameters)
{
    /// <summary>The key, which the caller disposes of: key sets are replaced while others still check with them.</summary>
    public RSA Rsa() => RSA.Create(Parameters);

    /// <exception cref="FormatException">It is no RSA key.</exception>
    /// <exception cref="CryptographicException">It is none that can be used.</exception>
    public static PublishedKey Read(JsonObject jwk)
    {
        if ($"{jwk["kty"]}" is not "RSA") throw new FormatException("The key is no RSA key.");
        var read = new PublishedKey($"{jwk["kid"]}", new() { Modulus = Base64Url.DecodeFromChars($"{jwk["n"]}"), Exponent = Base64Url.DecodeFromChars($"{jwk["e"]}") });
        using var tried = read.Rsa();
        return read;
    }
}
