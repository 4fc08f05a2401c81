using System.Text.Json;

namespace Harness.Rules.UserFlow;

/// <summary>Attributes that look like numbers and are texts.</summary>
internal static class AsText
{
    public const string PostalCode = "postalCode";

    public static Outcome Check(Trial trial) =>
        trial.Observations.Select(Changed).FirstOrDefault(changed => changed is not null) ?? Comparisons.Check(Comparisons.StillAnswered)(trial);

    // An endpoint may write a code in its own way; a number that was made of it has lost something.
    private static Outcome? Changed(Observation seen)
    {
        if (!seen.Reply.Claims.TryGet(PostalCode, out var returned) || Sent(seen) is not { } sent) return null;
        var isLost = returned.ValueKind == JsonValueKind.Number
            || (returned.ValueKind == JsonValueKind.String && sent.StartsWith('0') && returned.GetString() == sent.TrimStart('0'));
        return isLost ? Outcome.Broken("/" + PostalCode, $"the text \"{sent}\", as it was sent", Shown.Json(returned)) : null;
    }

    private static string? Sent(Observation seen) =>
        TypedTexts.Request(seen) is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty(PostalCode, out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
}
