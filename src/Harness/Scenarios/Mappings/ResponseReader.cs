using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Exchanges.Stubs;

namespace Harness.Scenarios.Mappings;

/// <summary>Reads the <c>response</c> of a mapping.</summary>
/// <param name="folder">Where the files are that bodies are read from.</param>
/// <param name="isBuiltIn">Whether that folder is inside the assembly.</param>
/// <param name="problems">Takes the mistakes.</param>
internal sealed partial class ResponseReader(string folder, bool isBuiltIn, ProblemList problems)
{
    /// <summary>The longest delay: nobody waits longer.</summary>
    private const int MostMilliseconds = 3_600_000;

    private const int ResetContent = 205;

    private static readonly ImmutableArray<string> Bodies = ["body", "jsonBody", "base64Body", "bodyFileName"];

    /// <summary>The members of a response.</summary>
    public static readonly ImmutableArray<string> Names =
        ["status", "statusMessage", "headers", .. Bodies, "fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay", "fault", "transformers"];

    private static readonly ImmutableDictionary<string, ConnectionFault> Faults = new Dictionary<string, ConnectionFault>
    {
        ["EMPTY_RESPONSE"] = ConnectionFault.EmptyResponse,
        ["MALFORMED_RESPONSE_CHUNK"] = ConnectionFault.MalformedResponseChunk,
        ["RANDOM_DATA_THEN_CLOSE"] = ConnectionFault.RandomDataThenClose,
        ["CONNECTION_RESET_BY_PEER"] = ConnectionFault.ConnectionResetByPeer,
    }.ToImmutableDictionary();

    public StubResponse? Read(PositionedNode? node)
    {
        if (ObjectReader.Open(node, "The response", Names, problems, member => Subset.Tell(member, problems)) is not { } from) return null;
        var status = Number(from["status"], "'status'", 200, 999) ?? 200;
        if (status == ResetContent)
            problems.Add(from["status"]!.Position, "The status 205 is not played here.", "Answer 204.");
        var hasHelpers = HasHelpers(from);
        var (body, text, written) = Body(from, hasHelpers);
        return new()
        {
            Status = status,
            Reason = from.Text("statusMessage", reason => Visible().IsMatch(reason), "It is letters, digits and signs of ASCII."),
            Headers = Headers(from["headers"], hasHelpers, text is null && status is not (204 or 304) ? body.Length : null),
            Body = body,
            BodyText = text,
            File = from["bodyFileName"]?.Text is { Length: > 0 } file ? new(file, written) : null,
            Delay = TimeSpan.FromMilliseconds(Number(from["fixedDelayMilliseconds"], "'fixedDelayMilliseconds'", 0, MostMilliseconds) ?? 0),
            RandomDelay = DelayReader.Read(from["delayDistribution"], MostMilliseconds, problems),
            Dribble = Dribble(from["chunkedDribbleDelay"]),
            Fault = from.Word("fault", [.. Faults.Keys.Order(StringComparer.Ordinal)]) is { } fault ? Faults[fault] : null,
        };
    }

    private bool HasHelpers(ObjectReader from)
    {
        var items = from.Items("transformers");
        foreach (var item in items) Kinds.IsOneOf(item, ["response-template"], "The transformer", problems);
        return !items.IsEmpty;
    }

    private (ReadOnlyMemory<byte> Body, StubText? Text, ReadOnlyMemory<byte> Written) Body(ObjectReader from, bool hasHelpers)
    {
        var written = Bodies.Where(name => from[name] is not null).ToArray();
        foreach (var second in written.Skip(1))
            problems.Add(from[second]!.Position, $"The response has '{written[0]}' and '{second}'.", "Keep one of the two.");
        if (written.Length == 0 || !from[written[0]]!.IsWhole) return default;
        var node = from[written[0]]!;
        var bytes = written[0] switch
        {
            "body" => Kinds.Is(node, JsonValueKind.String, "'body'", problems) ? Encoding.UTF8.GetBytes(node.Text!) : [],
            "jsonBody" => JsonBody(node),
            "base64Body" => Base64(node),
            _ => FileBody(node),
        };
        return hasHelpers && written[0] != "base64Body" && bytes.AsSpan().IndexOf("{{"u8) >= 0
            ? (default, Fillable(node, Encoding.UTF8.GetString(bytes), written[0]), bytes)
            : (bytes, null, bytes);
    }

    private byte[] JsonBody(PositionedNode node)
    {
        if (node.Kind == JsonValueKind.Null)
        {
            problems.Add(node.Position, "'jsonBody' is null, which WireMock takes for no body.", "Leave it out, or write \"body\": \"null\".");
            return [];
        }

        CheckNumbers(node);
        return Encoding.UTF8.GetBytes(JsonText.Compact(node.ToElement()));
    }

    // WireMock writes the numbers of a 'jsonBody' anew; those that would change are not guessed.
    private void CheckNumbers(PositionedNode node)
    {
        foreach (var below in node.Items) CheckNumbers(below);
        foreach (var member in node.Members) CheckNumbers(member.Value);
        if (node.Kind == JsonValueKind.Number && !PlainNumber().IsMatch(Encoding.ASCII.GetString(node.Raw)))
            problems.Add(node.Position, "WireMock writes this number in another form.", "Write it plainly, without exponent and needless zeros, or the whole JSON as 'body'.");
    }

    private byte[] Base64(PositionedNode node)
    {
        if (!Kinds.Is(node, JsonValueKind.String, "'base64Body'", problems)) return [];
        try
        {
            return Convert.FromBase64String(node.Text!);
        }
        catch (FormatException)
        {
            problems.Add(node.Position, "'base64Body' is no Base64.", "Write the bytes in Base64, with = at the end where its length asks for it.");
            return [];
        }
    }

    private byte[] FileBody(PositionedNode node)
    {
        if (!Kinds.IsText(node, "'bodyFileName'", problems)) return [];
        var path = isBuiltIn ? $"{folder}/{node.Text}" : Path.GetFullPath(Path.Combine(folder, node.Text!));
        if (node.Text!.Contains("{{", StringComparison.Ordinal))
            problems.Add(node.Position, "'bodyFileName' has a helper, which is not played here.", "Name one file for each stub.");
        else if (!isBuiltIn && !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            problems.Add(node.Position, $"The file '{node.Text}' is not in '{folder}'.", "Name it relative to that folder.");
        else if (new PackFile(path, path, isBuiltIn).Read(node.Position, $"Files for bodies are in '{folder}'.", problems) is { } bytes)
            return bytes;
        return [];
    }

    private ImmutableArray<StubHeader> Headers(PositionedNode? node, bool hasHelpers, int? length)
    {
        if (!Kinds.Is(node, JsonValueKind.Object, "'headers'", problems)) return [];
        var headers = ImmutableArray.CreateBuilder<StubHeader>();
        foreach (var member in node.Members)
        {
            var subject = $"The header '{member.Name}'";
            if (!HeaderName().IsMatch(member.Name))
                problems.Add(member.Position, $"{subject} cannot be in an answer.", "Names of headers are letters, digits and -, such as Content-Type.");
            if (Framing().IsMatch(member.Name))
                problems.Add(member.Position, $"{subject} is written by the stand-in itself.", "Take it out.");
            if (member.Value is { Kind: JsonValueKind.Array, Items: [], IsWhole: true })
                problems.Add(member.Value.Position, $"{subject} has no value.", "Write one, or take the header out.");
            foreach (var value in member.Value.Kind == JsonValueKind.Array ? member.Value.Items : [member.Value])
                if (Header(member.Name, value, subject, hasHelpers, length) is { } header) headers.Add(header);
        }

        return headers.ToImmutable();
    }

    private StubHeader? Header(string name, PositionedNode value, string subject, bool hasHelpers, int? length)
    {
        if (!Kinds.Is(value, JsonValueKind.String, subject, problems)) return null;
        if (!HeaderValue().IsMatch(value.Text!))
            problems.Add(value.Position, $"{subject} has a character that no header can hold.", "Headers hold visible characters of Latin-1, and spaces.");
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && value.Text != length?.ToString(CultureInfo.InvariantCulture))
            problems.Add(value.Position, "'Content-Length' is not the length of the body.", "Take it out: the stand-in frames the body itself.");
        var text = hasHelpers ? Fillable(value, value.Text!, $"header '{name}'") : StubText.Plain(value.Text!);
        return text is null ? null : new(name, text);
    }

    private StubText? Fillable(PositionedNode node, string template, string subject)
    {
        var (text, unknown) = StubText.Template(template);
        if (unknown is not null) problems.Add(node.Position, $"The helper '{unknown}' in {subject} is not played here.", $"Played are {StubText.Helpers}.");
        return text;
    }

    private Dribble? Dribble(PositionedNode? node)
    {
        if (ObjectReader.Open(node, "'chunkedDribbleDelay'", ["numberOfChunks", "totalDuration"], problems) is not { } from) return null;
        from.Require("numberOfChunks", "Say how many pieces the body is sent in.");
        from.Require("totalDuration", "Say how many milliseconds it takes.");
        var pieces = Number(from["numberOfChunks"], "'numberOfChunks'", 1, 1_000_000);
        var total = Number(from["totalDuration"], "'totalDuration'", 0, MostMilliseconds);
        return pieces is { } count && total is { } milliseconds ? new(count, TimeSpan.FromMilliseconds(milliseconds)) : null;
    }

    private int? Number(PositionedNode? node, string subject, int from, int to) =>
        Kinds.IsWhole(node, subject, problems, from, to, out var number) ? number : null;

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]*|(?:0\.(?!000)|[1-9][0-9]{0,6}\.)[0-9]{0,7}(?:[1-9]|(?<=\.)0))\z(?<!^-0)(?<!^-?0\.0)")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^[ -~]+\z")]
    private static partial Regex Visible();

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"^(?:[\t -~\u00a0-\u00ff]*)\z")]
    private static partial Regex HeaderValue();

    [GeneratedRegex(@"^(?:Connection|Keep-Alive|Transfer-Encoding|Upgrade|Trailer)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Framing();
}
