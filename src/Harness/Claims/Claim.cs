using System.Text.Json;

namespace Harness.Claims;

/// <summary>One claim: its wire name and its JSON value.</summary>
/// <param name="Name">The name as it stands in the body, for example <c>givenName</c> or <c>extension_..._loyaltyId</c>.</param>
/// <param name="Value">Any JSON value; a claim without a value is not a claim but left out of its <see cref="ClaimSet"/>.</param>
public readonly record struct Claim(string Name, JsonElement Value);
