using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Harness.Exchanges;
using Harness.Rules;

namespace Harness.Running;

/// <summary>
/// Reads what the endpoint appends to its log, and looks for what was sent. A line may come late, and no call has a number that both sides know:
/// so a line is compared with the last calls, and nobody says which of them wrote it.
/// </summary>
internal sealed class LogWatch
{
    // A run may have a million calls; what is logged of one is logged soon after it.
    private const int MostKept = 2_000;
    private const int MostInLine = WatchedLog.MostInLine;

    /// <summary>How long the last lines may take.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    // Calls of several cases may be under way while a line is read.
    private readonly Lock gate = new();
    private readonly string file;
    private readonly ImmutableArray<Looked> secrets;
    private readonly Queue<Looked> sent = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoggedLeak> leaks = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> rest = new();
    private long position;
    private long line;
    private readonly ImmutableArray<string> tooShort;
    private long lines;
    private long cut;
    private bool isCut;

    /// <summary>Counts from what the file holds now.</summary>
    public LogWatch(string file, IEnumerable<SentData> secrets)
    {
        var all = secrets.Distinct().ToLookup(secret => secret.IsTooShort);
        (this.file, this.secrets, tooShort) = (file, [.. all[false].Select(Looked.For)], [.. all[true].Select(secret => secret.What).Distinct()]);
        using var stream = Open();
        if (stream is null) return;
        var buffer = new byte[MostInLine];
        for (var read = 0; (read = stream.Read(buffer)) > 0; position += read) line += buffer.AsSpan(0, read).Count((byte)'\n');
    }

    /// <summary>Notes what a call is about to send: its line may be read before the call has ended.</summary>
    public void Note(Call call)
    {
        lock (gate)
        {
            foreach (var data in SentData.Of(call).Where(data => known.Add(data.Value)))
            {
                sent.Enqueue(Looked.For(data));
                if (sent.Count > MostKept) known.Remove(sent.Dequeue().Data.Value);
            }
        }
    }

    /// <summary>Reads on.</summary>
    public void Read()
    {
        lock (gate) ReadOn();
    }

    /// <summary>What was found until now.</summary>
    public WatchedLog Seen()
    {
        lock (gate)
        {
            ReadOn();
            if (rest.WrittenCount > 0) EndLine();
        }

        return new(Path.GetFileName(file), lines, [.. leaks.Values.OrderBy(leak => leak.Line).ThenBy(leak => leak.What, StringComparer.Ordinal)]) { Cut = cut, TooShort = tooShort };
    }

    private void ReadOn()
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
        if (isCut) cut++;
        isCut = false;
        Look(Encoding.UTF8.GetString(rest.WrittenSpan));
        rest.ResetWrittenCount();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        var kept = Math.Min(bytes.Length, Math.Max(0, MostInLine - rest.WrittenCount));
        isCut |= kept < bytes.Length;
        rest.Write(bytes[..kept]);
    }

    private void Look(string text)
    {
        foreach (var what in secrets.Concat(sent).Where(looked => looked.Spellings.Any(spelling => Holds(text, spelling))).Select(looked => looked.Data.What).Distinct())
            leaks[what] = leaks.TryGetValue(what, out var before) ? before with { Lines = before.Lines + 1 } : new(what, line, 1);
    }

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

    private sealed record Looked(SentData Data, ImmutableArray<string> Spellings)
    {
        public static Looked For(SentData data) =>
            new(data, [.. new[] { data.Value, JsonEncodedText.Encode(data.Value).Value, Uri.EscapeDataString(data.Value) }.Distinct(StringComparer.Ordinal)]);
    }
}
