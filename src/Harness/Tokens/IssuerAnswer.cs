using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>What an issuer answers, always JSON.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
public sealed record IssuerAnswer(int Status, JsonObject Body)
{
    /// <summary>A refusal in the words of OAuth 2.0 (RFC 6749).</summary>
    public static IssuerAnswer Problem(int status, string error, string about) => new(status, new() { ["error"] = error, ["error_description"] = about });
}
