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

    /// <summary>The same with another member of its header.</summary>
    internal JsonWebToken WithHeader(string member, JsonNode value) => this with { Header = Changed(Header, of => of[member] = value) };

    /// <summary>The same without a member of its header.</summary>
    internal JsonWebToken WithoutHeader(string member) => this with { Header = Changed(Header, of => of.Remove(member)) };

    /// <summary>The same with another claim.</summary>
    internal JsonWebToken WithClaim(string claim, JsonNode value) => this with { Claims = Changed(Claims, of => of[claim] = value) };

    /// <summary>A text with one letter changed. In the middle: the last letter of base64 may stand for no bit at all.</summary>
    internal static string OtherLetter(string text)
    {
        var middle = text.Length / 2;
        return text.Length == 0 ? "A" : string.Concat(text.AsSpan(0, middle), text[middle] == 'A' ? "B" : "A", text.AsSpan(middle + 1));
    }

    private static JsonObject Changed(JsonObject part, Action<JsonObject> change)
    {
        var copy = part.DeepClone().AsObject();
        change(copy);
        return copy;
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
