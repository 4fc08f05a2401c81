using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.EndToEnd.Tests.Downstream;

/// <summary>What came back on a connection of its own, byte for byte.</summary>
internal sealed record RawAnswer(byte[] Bytes, string End, TimeSpan First, TimeSpan Total)
{
    // What differs between two servers that say the same, and the ids that WireMock gives its stubs.
    private static readonly string[] Incidental = ["date:", "matched-stub-id:", "matched-stub-name:"];

    private int HeadLength => Bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;

    /// <summary>The status line, or everything where there is none.</summary>
    public string StatusLine => Encoding.Latin1.GetString(Bytes).Split("\r\n")[0];

    /// <summary>The header lines that say something, names in lower case, sorted.</summary>
    public string[] Headers => HeadLength < 4 ? [] :
    [
        .. from line in Encoding.Latin1.GetString(Bytes, 0, HeadLength - 4).Split("\r\n").Skip(1)
           let name = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)].ToLowerInvariant()
           where !Incidental.Contains(name)
           let written = name + line[name.Length..]
           orderby written
           select written,
    ];

    /// <summary>The body, one character per byte, in the pieces that it was sent in where it was chunked, the last one empty.</summary>
    public string[] Pieces
    {
        get
        {
            var rest = Encoding.Latin1.GetString(HeadLength < 4 ? Bytes : Bytes[HeadLength..]);
            if (rest.Length == 0) return [];
            if (!Headers.Contains("transfer-encoding: chunked")) return [rest];
            var pieces = new List<string>();
            while (Regex.Match(rest, @"\A([0-9A-Fa-f]+)\r\n") is { Success: true } size && Convert.ToInt32(size.Groups[1].Value, 16) is var length && rest.Length >= size.Length + length + 2)
            {
                pieces.Add(rest.Substring(size.Length, length));
                rest = rest[(size.Length + length + 2)..];
            }

            return rest.Length == 0 ? [.. pieces] : [.. pieces, $"no chunk: {rest}"];
        }
    }

    /// <summary>Asks, and reads until the answer is whole or the connection ends.</summary>
    /// <param name="server">Where it listens.</param>
    /// <param name="question">Method and URL in the first line, then header lines, then an empty line and the body.</param>
    public static async Task<RawAnswer> Ask(Uri server, string question)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        var clock = Stopwatch.StartNew();
        await socket.SendAsync(Request(question));
        var (bytes, buffer, first) = (new List<byte>(), new byte[64 * 1024], TimeSpan.Zero);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (!IsWhole([.. bytes], question.StartsWith("HEAD ", StringComparison.Ordinal)))
            {
                var read = await socket.ReceiveAsync(buffer, patience.Token);
                if (bytes.Count == 0) first = clock.Elapsed;
                if (read == 0) return new([.. bytes], "closed", first, clock.Elapsed);
                bytes.AddRange(buffer.AsSpan(0, read));
            }

            return new([.. bytes], "whole", first, clock.Elapsed);
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.ConnectionReset)
        {
            return new([.. bytes], "reset", first, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            return new([.. bytes], "silent", first, clock.Elapsed);
        }
    }

    private static byte[] Request(string question)
    {
        var parts = question.Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var body = Encoding.UTF8.GetBytes(parts.ElementAtOrDefault(1) ?? "");
        var head = $"{lines[0]} HTTP/1.1\r\nHost: stand.in\r\n{string.Concat(lines.Skip(1).Select(line => line + "\r\n"))}{(parts.Length > 1 ? $"Content-Length: {body.Length}\r\n" : "")}\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. body];
    }

    private static bool IsWhole(byte[] bytes, bool isHead)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith("HTTP/", StringComparison.Ordinal)) return false;
        var (head, rest) = (text[..(end + 2)].ToLowerInvariant(), text[(end + 4)..]);
        if (isHead || text.AsSpan(8, 4) is " 204" or " 304") return true;
        if (head.Contains("\r\ntransfer-encoding: chunked\r\n", StringComparison.Ordinal)) return rest.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        var length = head.IndexOf("\r\ncontent-length: ", StringComparison.Ordinal);
        return length >= 0 && rest.Length >= int.Parse(head[(length + 18)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
