namespace Harness.Dialects.CustomPolicies;

/// <summary>One item of a profile's metadata as the policy writes it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its text.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PolicyMetadata(string Key, string Value, PolicyPlace Place);
