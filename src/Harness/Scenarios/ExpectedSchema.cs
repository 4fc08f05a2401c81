using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>A schema of the user's own.</summary>
/// <param name="File">The file as written in the pack.</param>
/// <param name="Text">Its content, already checked for keywords the validator would ignore.</param>
public sealed record ExpectedSchema(string File, JsonElement Text);
