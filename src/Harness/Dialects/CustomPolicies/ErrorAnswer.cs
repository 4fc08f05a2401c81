using System.Text.Json;

namespace Harness.Dialects.CustomPolicies;

/// <summary>The members of an error answer to a technical profile (restful-technical-profile.md, "Returning validation error message").</summary>
/// <param name="Body">The parsed body.</param>
/// <param name="Profile">The profile that the answer is for; where it takes the members of a refusal as claims, they tell nothing in a success.</param>
internal readonly record struct ErrorAnswer(AnswerBody Body, TechnicalProfile? Profile = null)
{
    public const int Conflict = 409;

    /// <summary>The members that debug mode shows to the person.</summary>
    public static readonly string[] ShownInDebugMode = ["code", "requestId", "developerMessage", "moreInfo"];

    public string? Version => Text("version");

    public string? UserMessage => Text("userMessage");

    public bool HasMessage => !string.IsNullOrWhiteSpace(UserMessage);

    public JsonElement? Status => Body.Member("status");

    /// <summary>The status in the body as a number, also where it is written as a text; null where there is none.</summary>
    public int? StatusCode => Status switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var code) => code,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), out var code) => code,
        _ => null,
    };

    /// <summary>Whether the status is 409, as the number that the document asks for.</summary>
    public bool StatusIs409 => Status is { ValueKind: JsonValueKind.Number } && StatusCode == Conflict;

    /// <summary>Whether a body says that it refuses, whatever status came with it.</summary>
    public bool IsRefusal => StatusCode is >= 400 and < 500 && HasMessage && (Profile is null || !OutputClaims.TakeRefusals(Profile));

    /// <summary>A text member, or null.</summary>
    public string? Text(string name) => Body.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
