using System.Buffers.Text;
using System.Text.Json.Nodes;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Gateway;

/// <summary>A token as it came, taken apart and not yet trusted.</summary>
internal sealed record Token(string Signed, byte[] Signature, JsonObject Header, JsonObject Claims)
{
    /// <summary>Null for a text that is no token.</summary>
    public static Token? Read(string text)
    {
        try
        {
            return text.Split('.') is [var header, var claims, var signature]
                && RequestBody.Parse(Base64Url.DecodeFromChars(header)) is { } head
                && RequestBody.Parse(Base64Url.DecodeFromChars(claims)) is { } body
                    ? new($"{header}.{claims}", Base64Url.DecodeFromChars(signature), head, body)
                    : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public string? Algorithm => TextOf(Header, "alg");

    public string? KeyId => TextOf(Header, "kid");

    public string? Text(string claim) => TextOf(Claims, claim);

    public DateTimeOffset? Time(string claim) =>
        Claims[claim] is JsonValue value && value.TryGetValue<double>(out var seconds) && Math.Abs(seconds) < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static string? TextOf(JsonObject members, string name) => members[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
