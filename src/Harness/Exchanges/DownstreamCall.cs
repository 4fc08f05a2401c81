using System.Collections.Immutable;
using System.Text;

namespace Harness.Exchanges;

/// <summary>One call that the endpoint made to a service behind it.</summary>
public sealed record DownstreamCall
{
    /// <summary>In place of a method: a TLS handshake at a stand-in that speaks none, met by a fault that answers it.</summary>
    public const string Handshake = "TLS";

    /// <summary>When its head had arrived, on the monotonic clock of the stand-in, which starts with it.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>The method as sent.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as sent, still percent-encoded.</summary>
    public required string Url { get; init; }

    /// <summary>All header lines.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>The bytes of the body, without the framing of chunks.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The name of the stub that answered, or null where none matched.</summary>
    public string? Stub { get; init; }

    /// <summary>The id of the fault that it met, or null.</summary>
    public string? Fault { get; init; }

    internal string Path => Url.Split('?', 2)[0];

    /// <summary>The body in the charset of its media type, UTF-8 where that names none that is known.</summary>
    internal string BodyText => Charset().GetString(Body.Span);

    internal string[] HeaderValues(string name) =>
        [.. Headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];

    internal string[] QueryValues(string name) =>
    [
        .. from pair in Url.Split('?', 2).ElementAtOrDefault(1)?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? []
           let parts = pair.Split('=', 2)
           where Decode(parts[0]) == name
           select Decode(parts.ElementAtOrDefault(1) ?? ""),
    ];

    /// <summary>The values of cookies of this name; quotes around a value are no part of it, and a name without '=' is no cookie.</summary>
    internal string[] CookieValues(string name) =>
    [
        .. from line in HeaderValues("Cookie")
           from cookie in line.Split(';', StringSplitOptions.TrimEntries)
           let parts = cookie.Split('=', 2)
           where parts.Length == 2 && parts[0] == name
           select parts[1] is ['"', .. var inner, '"'] ? inner : parts[1],
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private Encoding Charset()
    {
        var charset = HeaderValues("Content-Type").FirstOrDefault()?.Split(';', StringSplitOptions.TrimEntries)
            .FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset["charset=".Length..].Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
