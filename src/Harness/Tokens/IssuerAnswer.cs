using System.Text.Json.Nodes;

namespace Harness.Tokens;

/// <summary>What an issuer answers, always JSON.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
public sealed record IssuerAnswer(int Status, JsonObject Body);
