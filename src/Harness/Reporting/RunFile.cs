using System.Text;
using System.Text.Json;
using Harness.Running;

namespace Harness.Reporting;

/// <summary>A saved run. Its cases are read as a stream, so its size does not matter.</summary>
public sealed class RunFile
{
    private const int Tail = 1024 * 1024;

    /// <summary>The name of the file in the output folder.</summary>
    public const string Name = "run.jsonl";

    private const string Advice = "Give the run.jsonl that a run has written, or its JSON report.";

    private readonly string path;
    private readonly Lazy<Task<IReadOnlyList<CaseResult>>>? document;

    private RunFile(string path, RunHeader header, RunFooter? footer, bool isDocument = false)
    {
        (this.path, Header, Footer) = (path, header, footer);
        if (isDocument) document = new(() => RunDocument.Results(path));
    }

    /// <summary>What the run was asked for.</summary>
    public RunHeader Header { get; }

    /// <summary>What came of it, or null where the run was killed before its end.</summary>
    public RunFooter? Footer { get; }

    /// <summary>The run file that a path means: of a folder the one in it.</summary>
    public static string PathOf(string path) => Directory.Exists(path) ? Path.Combine(path, Name) : path;

    /// <summary>Opens a run file: reads its first and its last line only. A JSON report is read as a whole.</summary>
    /// <exception cref="InvalidDataException">The file is no run file; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<RunFile> Open(string path)
    {
        using var file = Read(path);
        using var reader = new StreamReader(file);
        var first = await reader.ReadLineAsync().ConfigureAwait(false) ?? throw new InvalidDataException($"{path} is empty. {Advice}");
        if (first.Trim() == "{")
        {
            var (whole, end) = await RunDocument.Ends(path).ConfigureAwait(false);
            return new(path, whole, end, isDocument: true);
        }

        var header = Parse(path, 1, first).Header ?? throw new InvalidDataException($"{path} is no run file: its first line is no header. {Advice}");
        return new(path, header, await LastLine(file).ConfigureAwait(false) is { } last ? Footed(last) : null);
    }

    /// <summary>The cases of the plan in the order they were played.</summary>
    public IAsyncEnumerable<CaseResult> Cases() => Results().Where(result => result.ShrunkFrom is null);

    /// <summary>Some of these cases, by their places from 0; the others are passed over unread, since a page that shows a few comes back for them often.</summary>
    internal async IAsyncEnumerable<(long Ordinal, CaseResult Case)> Cases(IReadOnlyCollection<long> ordinals)
    {
        if (ordinals.Count == 0) yield break;
        var (wanted, last) = (ordinals.ToHashSet(), ordinals.Max());
        if (document is not null)
        {
            var place = 0L;
            await foreach (var result in Cases().ConfigureAwait(false))
                if (wanted.Contains(place++)) yield return (place - 1, result);
            yield break;
        }

        using var reader = new StreamReader(Read(path));
        await reader.ReadLineAsync().ConfigureAwait(false);
        for (var ordinal = 0L; ordinal <= last && await reader.ReadLineAsync().ConfigureAwait(false) is { } text; ordinal++)
        {
            if (wanted.Contains(ordinal) && Parse(path, (int)ordinal + 2, text).Case is { } result) yield return (ordinal, result);
        }
    }

    /// <summary>The same as all of them, and after them the smallest forms of failing ones.</summary>
    public async IAsyncEnumerable<CaseResult> Results()
    {
        if (document is not null)
        {
            foreach (var result in await document.Value.ConfigureAwait(false)) yield return result;
            yield break;
        }

        using var reader = new StreamReader(Read(path));
        var number = 1;
        var text = await reader.ReadLineAsync().ConfigureAwait(false);
        while (text is not null)
        {
            var next = await reader.ReadLineAsync().ConfigureAwait(false);

            // The last line of a killed run may be half a line.
            if (next is null && Footer is null && !IsWhole(text)) yield break;
            if (Parse(path, number++, text).Case is { } result) yield return result;
            text = next;
        }
    }

    private static FileStream Read(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024, useAsync: true);

    private static RunLine Parse(string path, int number, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RunJson.Lines.RunLine) ?? new();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}:{number} is no line of a run file: {error.Message} {Advice}", error);
        }
    }

    private static bool IsWhole(string line)
    {
        try
        {
            JsonDocument.Parse(line).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static RunFooter? Footed(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RunJson.Lines.RunLine)?.Footer;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A footer with many failures is long, so the tail is read again until the line before it ends in it.
    private static async Task<string?> LastLine(FileStream file)
    {
        for (var length = Math.Min(file.Length, Tail); ; length = Math.Min(file.Length, length * 4))
        {
            var tail = new byte[length];
            file.Seek(-length, SeekOrigin.End);
            await file.ReadExactlyAsync(tail).ConfigureAwait(false);
            var text = tail.AsSpan().TrimEnd((byte)'\n');
            var start = text.LastIndexOf((byte)'\n');
            if (start >= 0) return Encoding.UTF8.GetString(text[(start + 1)..]);
            if (length == file.Length) return null;
        }
    }
}
