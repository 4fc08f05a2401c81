using System.Collections.Immutable;

namespace Harness.Exchanges;

/// <summary>An HTTP answer as it came off the wire.</summary>
public sealed record Answer
{
    /// <summary>The most bytes of a body that are kept: 1 MiB. The contract's answers are a few kilobytes.</summary>
    public const int BodyLimit = 1024 * 1024;

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>The reason phrase, possibly empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The HTTP version, for example <c>1.1</c>.</summary>
    public string HttpVersion { get; init; } = "1.1";

    /// <summary>All header lines, those of the content included.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>The body as sent, up to <see cref="BodyLimit"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body was longer than <see cref="BodyLimit"/>.</summary>
    public bool BodyWasCut { get; init; }

    /// <summary>The value of the first header line of this name, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }

    /// <summary>The media type without parameters, in lower case; empty where the answer names none.</summary>
    public string MediaType
    {
        get
        {
            var value = Header("Content-Type") ?? "";
            var semicolon = value.IndexOf(';', StringComparison.Ordinal);
            return (semicolon < 0 ? value : value[..semicolon]).Trim().ToLowerInvariant();
        }
    }
}
