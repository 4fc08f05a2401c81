using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>One value of a JSON file that knows where it stands.</summary>
internal sealed record PositionedNode(SourceText Source, JsonValueKind Kind, int Start)
{
    public int End { get; init; } = Start;

    /// <summary>The text of a text, unescaped; null for every other kind.</summary>
    public string? Text { get; init; }

    /// <summary>The members of an object in their order; of a name that stands twice, both.</summary>
    public ImmutableArray<PositionedMember> Members { get; init; } = [];

    public ImmutableArray<PositionedNode> Items { get; init; } = [];

    /// <summary>Whether nothing in it was cut off by a mistake in the JSON, so that what is not here is not in the file.</summary>
    public bool IsWhole { get; init; } = true;

    public Position Position => Source.At(Start);

    /// <summary>The kind, as in <c>'about' is a number</c>.</summary>
    public string KindInWords => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    /// <summary>What is written there.</summary>
    public ReadOnlySpan<byte> Raw => Source.Utf8[Start..End];

    /// <summary>The value of a member; of a name that stands twice, the last.</summary>
    public PositionedNode? this[string name] => Members.LastOrDefault(member => member.Name == name)?.Value;

    /// <summary>The place of what a JSON pointer names: a member's name, or an item.</summary>
    public Position At(string pointer)
    {
        var (node, position) = (this, Position);
        foreach (var escaped in pointer.Split('/').Skip(1))
        {
            var part = escaped.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (node.Kind == JsonValueKind.Array && int.TryParse(part, out var index) && index < node.Items.Length)
                (node, position) = (node.Items[index], node.Items[index].Position);
            else if (node.Members.LastOrDefault(member => member.Name == part) is { } member)
                (node, position) = (member.Value, member.Position);
            else
                break;
        }

        return position;
    }

    /// <summary>The value without the comments and trailing commas of the file; null where it is not whole.</summary>
    public JsonElement ToElement()
    {
        if (!IsWhole) return JsonElement.Parse("null"u8);
        using var document = JsonDocument.Parse(Raw.ToArray(), PositionedJson.Lenient);
        var clean = new ArrayBufferWriter<byte>(Raw.Length);
        using (var writer = new Utf8JsonWriter(clean)) document.RootElement.WriteTo(writer);
        return JsonElement.Parse(clean.WrittenSpan);
    }
}

/// <summary>One member of an object.</summary>
internal sealed record PositionedMember(string Name, int NameStart, PositionedNode Value)
{
    public Position Position => Value.Source.At(NameStart);
}
