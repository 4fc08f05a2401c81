using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Claims;

namespace Harness.Tokens;

/// <summary>A token before it is written (RFC 7519): header and claims, in the order in which they are written.</summary>
/// <param name="Header">The header, for example <c>{"typ":"JWT","alg":"RS256","kid":"..."}</c>.</param>
/// <param name="Claims">The claims.</param>
public sealed record JsonWebToken(JsonObject Header, JsonObject Claims)
{
    /// <summary>The token of B2C's form with these claims, to be signed with a key.</summary>
    public static JsonWebToken Of(JsonObject claims, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id }, claims);
    }

    /// <summary>The same of a claim set.</summary>
    public static JsonWebToken Of(ClaimSet claims, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return Of(JsonNode.Parse(claims.ToJson())!.AsObject(), key);
    }

    /// <summary>Reads a written token without checking its signature; null where it is none.</summary>
    public static JsonWebToken? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Split('.') is [var header, var claims, _] && Part(header) is { } head && Part(claims) is { } body ? new(head, body) : null;
    }

    /// <summary>The first two parts, which are signed.</summary>
    public string Unsigned() => $"{Written(Header)}.{Written(Claims)}";

    /// <summary>The token, signed.</summary>
    public string SignedBy(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var unsigned = Unsigned();
        return $"{unsigned}.{key.Sign(unsigned)}";
    }

    private static string Written(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject? Part(string text)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(text)) as JsonObject;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return null;
        }
    }
}
