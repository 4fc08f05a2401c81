using System.Text.Json;
using Harness.Claims;
using Harness.Dialects;

namespace Harness.Running;

/// <summary>Fills <c>{appId}</c>, <c>{clientId}</c> and <c>{tenant}</c> in the names and texts of a pack's claims.</summary>
internal static class Placeholders
{
    public static ClaimSet Fill(ClaimSet claims, Profile profile)
    {
        var filled = ClaimSet.Empty;
        foreach (var claim in claims)
        {
            filled = claim.Value.ValueKind == JsonValueKind.String && claim.Value.GetString() is { } text && text.Contains('{', StringComparison.Ordinal)
                ? filled.With(Fill(claim.Name, profile), Fill(text, profile))
                : filled.With(Fill(claim.Name, profile), claim.Value);
        }

        return filled;
    }

    private static string Fill(string text, Profile profile) => text
        .Replace("{appId}", profile.AppId, StringComparison.Ordinal)
        .Replace("{clientId}", profile.ClientId, StringComparison.Ordinal)
        .Replace("{tenant}", profile.TenantDomain, StringComparison.Ordinal);
}
