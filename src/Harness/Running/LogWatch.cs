using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Rules;

namespace Harness.Running;

/// <summary>
/// Reads what the endpoint appends to its log, and looks for what was sent. A line may come late, and no call has a number that both sides know:
/// so a line is compared with the calls of the last cases, and nobody says which of them wrote it.
/// </summary>
internal sealed class LogWatch
{
    // A run may have a million calls; what is logged of one is logged soon after it.
    private const int MostKept = 2_000;
    private const int MostInLine = 64 * 1024;

    /// <summary>How long the last lines may take.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    private readonly string file;
    private readonly ImmutableArray<SentData> secrets;
    private readonly Queue<SentData> sent = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoggedLeak> leaks = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> rest = new();
    private long position;
    private long line;
    private long lines;

    /// <summary>Counts from what the file holds now.</summary>
    public LogWatch(string file, IEnumerable<SentData> secrets)
    {
        (this.file, this.secrets) = (file, [.. secrets.Distinct()]);
        using var stream = Open();
        if (stream is null) return;
        var buffer = new byte[MostInLine];
        for (var read = 0; (read = stream.Read(buffer)) > 0; position += read) line += buffer.AsSpan(0, read).Count((byte)'\n');
    }

    /// <summary>Notes what these calls sent, and reads on.</summary>
    public void After(IEnumerable<Observation> calls)
    {
        foreach (var data in calls.SelectMany(SentData.Of).Where(data => known.Add(data.Value)))
        {
            sent.Enqueue(data);
            if (sent.Count > MostKept) known.Remove(sent.Dequeue().Value);
        }

        Read();
    }

    /// <summary>What was found until now.</summary>
    public WatchedLog Seen()
    {
        Read();
        if (rest.WrittenCount > 0) EndLine();
        return new(lines, [.. leaks.Values.OrderBy(leak => leak.Line).ThenBy(leak => leak.What, StringComparer.Ordinal)]);
    }

    private void Read()
    {
        using var stream = Open();
        if (stream is null) return;

        // A log that was cut or begun anew is read from its beginning.
        if (stream.Length < position)
        {
            if (rest.WrittenCount > 0) EndLine();
            (position, line) = (0, 0);
        }

        stream.Position = position;
        var buffer = new byte[MostInLine];
        for (var read = 0; (read = stream.Read(buffer)) > 0; position += read) Take(buffer.AsSpan(0, read));
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Keep(bytes[..end]);
            EndLine();
            bytes = bytes[(end + 1)..];
        }

        Keep(bytes);
    }

    private void EndLine()
    {
        line++;
        lines++;
        Look(Encoding.UTF8.GetString(rest.WrittenSpan));
        rest.ResetWrittenCount();
    }

    private void Keep(ReadOnlySpan<byte> bytes) => rest.Write(bytes[..Math.Min(bytes.Length, Math.Max(0, MostInLine - rest.WrittenCount))]);

    private void Look(string text)
    {
        foreach (var what in secrets.Concat(sent).Where(data => Spellings(data.Value).Any(spelling => Holds(text, spelling))).Select(data => data.What).Distinct())
            leaks[what] = leaks.TryGetValue(what, out var before) ? before with { Lines = before.Lines + 1 } : new(what, line, 1);
    }

    private static IEnumerable<string> Spellings(string value) =>
        new[] { value, JsonEncodedText.Encode(value).Value, Uri.EscapeDataString(value) }.Distinct(StringComparer.Ordinal);

    // "Smith" is in no "locksmith".
    private static bool Holds(string text, string value)
    {
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + value.Length == text.Length || !char.IsLetterOrDigit(text[at + value.Length]))) return true;
        return false;
    }

    private FileStream? Open()
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
