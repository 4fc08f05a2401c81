using System.Text;
using System.Text.Json;
using Harness.Dialects;

namespace Harness.Rules;

/// <summary>The readable text of a body: the unescaped texts of JSON, or the whole of anything else.</summary>
internal static class BodyTexts
{
    public static string All(AnswerBody body) => Of(body, withMessage: true);

    /// <summary>All texts but the message, which has a rule of its own.</summary>
    public static string WithoutMessage(AnswerBody body) => Of(body, withMessage: false);

    private static string Of(AnswerBody body, bool withMessage)
    {
        if (body.Shape is BodyShape.Empty) return "";
        if (body.Shape is BodyShape.NotJson) return body.Text;
        var text = new StringBuilder();
        Append(text, body.Root, withMessage);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element, bool withMessage = true)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                text.Append(element.GetString()).Append('\n');
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Append(text, item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    if (withMessage || member.Name != "userMessage" || member.Value.ValueKind != JsonValueKind.String) Append(text, member.Value);
                break;
        }
    }
}
