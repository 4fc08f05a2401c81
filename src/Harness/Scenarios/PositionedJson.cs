using System.Collections.Immutable;
using System.Text.Json;

namespace Harness.Scenarios;

/// <summary>
/// Reads JSON into nodes that know their place. A syntax error is one problem; what stands before it is kept, so that its
/// mistakes are reported as well.
/// </summary>
internal sealed class PositionedJson
{
    private const int MaxDepth = 64;

    /// <summary>With comments and trailing commas, as packs and settings may be.</summary>
    public static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth };

    private readonly SourceText source;
    private readonly ProblemList problems;
    private readonly Stack<Frame> open = new();
    private PositionedNode? root;

    private PositionedJson(SourceText source, ProblemList problems) => (this.source, this.problems) = (source, problems);

    /// <summary>The value in a file, or null where not even its beginning could be read.</summary>
    public static PositionedNode? Parse(string file, ReadOnlySpan<byte> bytes, ProblemList problems, bool strict = false) =>
        SourceText.Of(file, bytes, problems) is { } source ? new PositionedJson(source, problems).Parse(strict) : null;

    private PositionedNode? Parse(bool strict)
    {
        var options = strict
            ? new JsonReaderOptions { MaxDepth = MaxDepth }
            : new() { CommentHandling = Lenient.CommentHandling, AllowTrailingCommas = Lenient.AllowTrailingCommas, MaxDepth = MaxDepth };
        var reader = new Utf8JsonReader(source.Utf8, isFinalBlock: true, new(options));
        var last = (Type: JsonTokenType.None, End: 0);
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
                last = (reader.TokenType, (int)reader.BytesConsumed);
            }
        }
        catch (JsonException mistake)
        {
            var offset = (int)(OffsetOfLine(mistake.LineNumber ?? 0) + (mistake.BytePositionInLine ?? 0));
            var (what, hint) = new JsonMistake(source)
            {
                Offset = offset,
                Token = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed),
                Last = last,
                Open = open.TryPeek(out var frame) ? frame.Node : null,
                IsDeepest = open.Count >= MaxDepth,
                IsStrict = strict,
            }.Describe();
            problems.Add(source.At(offset), what, hint);
            while (open.Count > 0) Close(source.Utf8.Length, whole: false);
        }

        return root;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                open.Push(new(new(source, JsonValueKind.Object, start)));
                break;
            case JsonTokenType.StartArray:
                open.Push(new(new(source, JsonValueKind.Array, start)));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close(end, whole: true);
                break;
            case JsonTokenType.PropertyName:
                Name(Text(ref reader) ?? "", start);
                break;
            case JsonTokenType.String:
                var text = Text(ref reader);
                Add(new(source, JsonValueKind.String, start) { End = end, Text = text ?? "", IsWhole = text is not null });
                break;
            default:
                Add(new(source, KindOf(reader.TokenType), start) { End = end });
                break;
        }
    }

    private void Name(string name, int start)
    {
        var frame = open.Peek();
        (frame.Name, frame.NameStart) = (name, start);
        if (!frame.Lines.TryAdd(name, source.LineOf(start)))
        {
            var hint = $"Keep one of the two; the first is in line {frame.Lines[name]}.";
            problems.Add(source.At(start), $"'{name}' stands here a second time.", hint);
        }
    }

    // JSON can spell half a surrogate pair, which no text can hold.
    private string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            const string hint = @"Write both halves, as in \uD83D\uDE00, or the character itself.";
            problems.Add(source.At((int)reader.TokenStartIndex), "This text holds half a surrogate pair.", hint);
            return null;
        }
    }

    private void Add(PositionedNode node)
    {
        if (open.TryPeek(out var frame)) frame.Add(node);
        else root = node;
    }

    private void Close(int end, bool whole) => Add(open.Pop().Close(end, whole));

    private long OffsetOfLine(long line)
    {
        var offset = 0;
        for (; line > 0; line--) offset += source.Utf8[offset..].IndexOf((byte)'\n') + 1;
        return offset;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    // An object or list whose end has not come yet.
    private sealed class Frame(PositionedNode node)
    {
        private readonly ImmutableArray<PositionedMember>.Builder members = ImmutableArray.CreateBuilder<PositionedMember>();
        private readonly ImmutableArray<PositionedNode>.Builder items = ImmutableArray.CreateBuilder<PositionedNode>();
        private bool isWhole = true;

        public PositionedNode Node => node;

        public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

        public string Name { get; set; } = "";

        public int NameStart { get; set; }

        public void Add(PositionedNode value)
        {
            isWhole &= value.IsWhole;
            if (node.Kind == JsonValueKind.Object) members.Add(new(Name, NameStart, value));
            else items.Add(value);
        }

        public PositionedNode Close(int end, bool whole) =>
            node with { End = end, IsWhole = whole && isWhole, Members = members.ToImmutable(), Items = items.ToImmutable() };
    }
}
