using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Harness.Exchanges;

namespace Harness.Dialects;

/// <summary>What kind of thing a body is.</summary>
public enum BodyShape
{
    /// <summary>No bytes, or only white space.</summary>
    Empty,

    /// <summary>Bytes that a strict JSON parser refuses.</summary>
    NotJson,

    /// <summary>A JSON object.</summary>
    Object,

    /// <summary>A JSON array.</summary>
    Array,

    /// <summary>A JSON text, number, boolean or null.</summary>
    Scalar,
}

/// <summary>The body of an answer, parsed once, strictly.</summary>
public sealed class AnswerBody
{
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    private readonly ReadOnlyMemory<byte> bytes;

    private AnswerBody(ReadOnlyMemory<byte> bytes, BodyShape shape) => (this.bytes, Shape) = (bytes, shape);

    /// <summary>The body of a call that was not answered.</summary>
    public static AnswerBody None { get; } = new(default, BodyShape.Empty);

    /// <summary>What it is.</summary>
    public BodyShape Shape { get; }

    /// <summary>The parsed value; undefined where the shape is empty or no JSON.</summary>
    public JsonElement Root { get; private init; }

    /// <summary>Why a strict parser refuses it, or null.</summary>
    public string? Problem { get; private init; }

    /// <summary>Whether it begins with a byte-order mark, which JSON forbids and many readers forgive.</summary>
    public bool HasBom { get; private init; }

    /// <summary>Names that stand more than once in the outermost object.</summary>
    public ImmutableArray<string> RepeatedNames { get; private init; } = [];

    /// <summary>The text of the body; bytes that are no UTF-8 become replacement characters.</summary>
    public string Text => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>Why it is no JSON object, in words.</summary>
    internal string WhyNoObject => Shape switch
    {
        BodyShape.Empty => "the body is empty",
        BodyShape.Array => "the body is a JSON array, not an object",
        BodyShape.Scalar => "the body is a single JSON value, not an object",
        _ => $"the body is no JSON ({Problem})",
    };

    /// <summary>A member of the outermost object, compared with regard to case, or null.</summary>
    public JsonElement? Member(string name) =>
        Shape == BodyShape.Object && Root.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Parses the body of an answer.</summary>
    public static AnswerBody Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var hasBom = answer.Body.Span.StartsWith(Bom);
        var bytes = hasBom ? answer.Body[Bom.Length..] : answer.Body;
        if (bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0) return new(bytes, BodyShape.Empty);
        if (answer.BodyWasCut) return Refused($"The body is longer than {Answer.BodyLimit / 1024} KiB.");
        if (!Utf8.IsValid(bytes.Span)) return Refused("The body is no valid UTF-8.");
        try
        {
            var root = JsonElement.Parse(bytes.Span);
            CheckTexts(root);
            return new(bytes, root.ValueKind switch
            {
                JsonValueKind.Object => BodyShape.Object,
                JsonValueKind.Array => BodyShape.Array,
                _ => BodyShape.Scalar,
            })
            {
                Root = root,
                HasBom = hasBom,
                RepeatedNames = Repeated(root),
            };
        }
        catch (JsonException error)
        {
            return Refused($"Line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {FirstSentence(error.Message)}");
        }
        catch (InvalidOperationException)
        {
            return Refused("A text in the body is no valid Unicode (half of a surrogate pair).");
        }

        AnswerBody Refused(string problem) => new(bytes, BodyShape.NotJson) { Problem = problem, HasBom = hasBom };
    }

    // System.Text.Json accepts half surrogate pairs and throws only when the text is read; here is the one place that expects it.
    private static void CheckTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) CheckTexts(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    CheckTexts(member.Value);
                }

                break;
        }
    }

    private static ImmutableArray<string> Repeated(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. root.EnumerateObject().Select(member => member.Name).Where(name => !names.Add(name))];
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
