using System.Text.Json;

namespace Harness.Claims;

/// <summary>A custom attribute: either text that a seed decides, or a boolean or whole number that is fixed.</summary>
internal sealed record CustomAttribute(string Name, TextPattern? Text, JsonElement Fixed);
