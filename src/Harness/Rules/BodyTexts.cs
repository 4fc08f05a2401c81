using System.Text;
using System.Text.Json;
using Harness.Dialects;

namespace Harness.Rules;

/// <summary>The readable text of a body: the unescaped texts of JSON, or the whole of anything else.</summary>
internal static class BodyTexts
{
    /// <summary>All texts but the message, which has a rule of its own.</summary>
    public static string WithoutMessage(AnswerBody body)
    {
        if (body.Shape is BodyShape.Empty) return "";
        if (body.Shape is BodyShape.NotJson) return body.Text;
        var text = new StringBuilder();
        Append(text, body.Root, outermost: true);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element, bool outermost = false)
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
                    if (!outermost || member.Name != "userMessage") Append(text, member.Value);
                break;
        }
    }
}
