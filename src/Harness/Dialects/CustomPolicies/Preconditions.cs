using System.Text.Json;
using Harness.Claims;

namespace Harness.Dialects.CustomPolicies;

/// <summary>Whether a policy leaves a call out. Only what the profile itself sends is known here; a condition about anything else is taken not to hold.</summary>
internal static class Preconditions
{
    /// <summary>Why the call is left out, or null where it is made.</summary>
    public static string? Skipping(TechnicalProfile profile, ClaimSet claims)
    {
        foreach (var condition in profile.Preconditions)
        {
            if (profile.InputClaims.FirstOrDefault(input => string.Equals(input.Claim, condition.Claim, StringComparison.OrdinalIgnoreCase)) is not { } input) continue;
            if (input.Default is { } written && (input.AlwaysDefault || (profile.ResolvesClaims && ClaimResolvers.Has(written)))) continue;

            // The default is sent where the claim has no value; the claim itself still has none.
            var has = claims.TryGet(input.Name, out var value) && (input.Default is null || ClaimText.Of(value) != ClaimText.Of(ClaimText.Typed(input.Default, input.Type)));
            var isSo = condition.Type == PreconditionType.ClaimsExist ? has : has && Equals(value, condition.Value);
            if (isSo != condition.ExecuteActionsIf) continue;
            var what = condition.Type == PreconditionType.ClaimsExist ? "has a value" : $"is '{condition.Value}'";
            return isSo ? $"{condition.Claim} {what}" : $"it is not so that {condition.Claim} {what}";
        }

        return null;
    }

    // Policies write booleans as True and False, or as true and false.
    private static bool Equals(JsonElement value, string? text) =>
        string.Equals(ClaimText.Of(value), text, value.ValueKind is JsonValueKind.True or JsonValueKind.False ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
