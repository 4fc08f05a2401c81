using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Harness.Exchanges.Faults;

/// <summary>What a service answers, or would have answered.</summary>
internal sealed record ServiceAnswer
{
    private static readonly string[] OfBody = ["Content-Length", "Content-Encoding", "Transfer-Encoding"];

    public required int Status { get; init; }

    /// <summary>The reason phrase, or null for the usual one.</summary>
    public string? Reason { get; init; }

    /// <summary>The header lines but those that frame the body.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A text of a media type.</summary>
    public static ServiceAnswer Of(int status, string mediaType, string text, params ReadOnlySpan<Header> more) => new()
    {
        Status = status,
        Headers = [new("Content-Type", mediaType), .. more],
        Body = Encoding.UTF8.GetBytes(text),
    };

    /// <summary>Another body under the same head.</summary>
    public ServiceAnswer With(ReadOnlyMemory<byte> body) => this with
    {
        Headers = Headers.RemoveAll(header => OfBody.Contains(header.Name, StringComparer.OrdinalIgnoreCase)),
        Body = body,
    };

    /// <summary>Status line and header lines as they go on the wire, framed by what is said instead of how the body would be.</summary>
    public byte[] Head(string framing)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Reason ?? (Status == 200 ? "OK" : "")}\r\n");
        foreach (var header in Headers.Where(header => !OfBody.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
            text.Append(CultureInfo.InvariantCulture, $"{header.Name}: {header.Value}\r\n");
        return Encoding.Latin1.GetBytes(text.Append(framing).Append("\r\n\r\n").ToString());
    }

    /// <summary>The whole answer on a connection that is closed after it; <paramref name="missing"/> bytes more are announced than there are.</summary>
    public byte[] Wire(int missing = 0) =>
        [.. Head(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length + missing}\r\nConnection: close")), .. Body.Span];
}
