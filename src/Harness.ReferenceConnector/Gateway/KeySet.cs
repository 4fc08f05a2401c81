using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>What an issuer has published: its name, and its keys in their order.</summary>
internal sealed record KeySet(string Issuer, IReadOnlyList<PublishedKey> Keys)
{
    public PublishedKey? Find(string? id) => Keys.FirstOrDefault(key => key.Id == id);
}

internal sealed record PublishedKey(string Id, RSA Rsa)
{
    /// <exception cref="FormatException">It is no RSA key.</exception>
    public static PublishedKey Read(JsonObject jwk)
    {
        if ($"{jwk["kty"]}" is not "RSA") throw new FormatException("The key is no RSA key.");
        var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars($"{jwk["n"]}"), Exponent = Base64Url.DecodeFromChars($"{jwk["e"]}") });
        return new($"{jwk["kid"]}", rsa);
    }
}
