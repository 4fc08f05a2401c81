using System.Text.Encodings.Web;
using System.Text.Json;
using Harness.Dialects;
using Harness.Dialects.CustomPolicies;

namespace Harness.Rules.CustomPolicies;

/// <summary>All that the body of a refusal lacks or names wrongly, told at once, and the body that is right.</summary>
internal static class RefusalBody
{
    private const int MostOfMessage = 60;
    private const string Problem = "application/problem+json";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What stands where userMessage and status should, the likeliest first.
    private static readonly string[] Messages = ["message", "errorMessage", "errorDescription", "detail", "error", "title"];
    private static readonly string[] Statuses = ["errorCode"];

    /// <summary>The member that stands where another should, or null.</summary>
    public static string? WrongName(AnswerBody body) =>
        (body.Member("userMessage") is null ? Among(body, Messages) : null) ?? (body.Member("status") is null ? Among(body, Statuses) : null);

    /// <summary>The body to copy, with the text that the answer has for the person, where it has a short one.</summary>
    public static string Right(AnswerBody body)
    {
        var error = new ErrorAnswer(body);
        var told = error.HasMessage ? error.UserMessage : Among(body, Messages) is { } name ? error.Text(name) : null;
        var message = told is { Length: > 0 and <= MostOfMessage } && !told.Any(char.IsControl) ? told : "what the person reads";
        return $$"""{"version":{{Json(string.IsNullOrEmpty(error.Version) || error.Version.Length > MostOfMessage ? "1.0.0" : error.Version)}},"status":409,"userMessage":{{Json(message)}}}""";
    }

    /// <summary>What is missing or wrong, in a few words.</summary>
    public static string Flaws(Observation seen)
    {
        var (body, error) = (seen.Reply.Body, seen.Error);
        List<string> flaws = [];
        if (!error.HasMessage) flaws.Add(body.Member("userMessage") is null ? Among(body, Messages) is { } other ? $"{other} instead of userMessage" : "no userMessage" : "userMessage without a text");
        if (!error.StatusIs409) flaws.Add(error.Status is { } status ? $"status is {Shown.Json(status)}" : Among(body, Statuses) is { } other ? $"{other} instead of status" : "no status");
        if (error.Version is null) flaws.Add(body.Member("version") is null ? "no version" : "version is no text");
        return (seen.Answer!.MediaType == Problem ? $"a problem document of RFC 7807 ({Problem}), which B2C does not read: " : "") + string.Join(", ", flaws);
    }

    private static string? Among(AnswerBody body, string[] names) => body.Shape != BodyShape.Object ? null :
        names.Select(name => body.Root.EnumerateObject().Select(member => member.Name).FirstOrDefault(member => AlikeNames.Are(member, name))).FirstOrDefault(member => member is not null);

    private static string Json(string text) => JsonSerializer.Serialize(text, Readable);
}
