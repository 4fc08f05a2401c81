using System.Collections.Frozen;
using System.Text.Json;

namespace Harness.Dialects.CustomPolicies;

/// <summary>
/// An error that came with HTTP 200 in another form than the contract's. Names alone prove little, so a body that has any claim the policy takes is never taken for one.
/// </summary>
internal static class DisguisedError
{
    private const int FirstError = 400;

    private static readonly FrozenSet<string> Errors = Names("error", "errors", "errorMessage", "errorDescription", "errorCode", "exception");
    private static readonly FrozenSet<string> Successes = Names("success", "succeeded", "isSuccess", "ok", "valid", "isValid");
    private static readonly FrozenSet<string> Statuses = Names("status", "statusCode", "httpStatus", "code", "result");
    private static readonly FrozenSet<string> Failures = Names("error", "fail", "failed", "failure");

    /// <summary>The member that says so, or null.</summary>
    public static string? MemberOf(TechnicalProfile profile, AnswerBody body)
    {
        if (body.Shape != BodyShape.Object || profile.OutputClaims.Any(output => OutputClaims.Find(profile, body, output) is not null)) return null;
        foreach (var member in body.Root.EnumerateObject())
            if (Says(member)) return member.Name;
        var isExpected = profile.OutputClaims.Any(output => output.Default is null);
        return isExpected && new ErrorAnswer(body).HasMessage ? "userMessage" : null;
    }

    private static bool Says(JsonProperty member)
    {
        var (name, value) = (Bare(member.Name), member.Value);
        return Errors.Contains(name) ? !IsNothing(value)
            : Successes.Contains(name) ? value.ValueKind == JsonValueKind.False
            : Statuses.Contains(name) && (value.ValueKind == JsonValueKind.String ? Failures.Contains(value.GetString()!) || (int.TryParse(value.GetString(), out var text) && IsError(text)) : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && IsError(number));
    }

    private static bool IsError(int status) => status is >= FirstError and < 600;

    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Number => value.TryGetInt32(out var number) && number == 0,
        _ => false,
    };

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
