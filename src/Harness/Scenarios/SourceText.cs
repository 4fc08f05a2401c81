using System.Buffers;
using System.Text;

namespace Harness.Scenarios;

/// <summary>The bytes of a file, and where in it a byte stands for somebody with an editor.</summary>
internal sealed class SourceText
{
    private readonly byte[] utf8;
    private readonly int[] lines;

    private SourceText(string file, byte[] utf8)
    {
        File = file;
        this.utf8 = utf8;
        lines = [0, .. Enumerable.Range(0, utf8.Length).Where(i => utf8[i] == '\n').Select(i => i + 1)];
    }

    public string File { get; }

    public ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>
    /// Takes a byte order mark off, and puts question marks for bytes that are no UTF-8: the places of all others stay, so that
    /// the other mistakes of the file are still found. Null where the file is not even close to UTF-8.
    /// </summary>
    public static SourceText? Of(string file, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            problems.Add(new(file, 1, 1), "The file is UTF-16.", "Save it as UTF-8.");
            return null;
        }

        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var text = new SourceText(file, bytes[start..].ToArray());
        if (text.Mend() is >= 0 and var first)
            problems.Add(text.At(first), "This is no UTF-8.", "Save the file as UTF-8.");
        return text;
    }

    /// <summary>The place of a byte. Columns count as editors do: a character outside the basic plane is two.</summary>
    public Position At(int offset)
    {
        offset = Math.Clamp(offset, 0, utf8.Length);
        var line = LineOf(offset);
        return new(File, line, Encoding.UTF8.GetCharCount(utf8, lines[line - 1], offset - lines[line - 1]) + 1);
    }

    public int LineOf(int offset)
    {
        var found = Array.BinarySearch(lines, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    // The offset of the first bad byte, or -1.
    private int Mend()
    {
        if (System.Text.Unicode.Utf8.IsValid(utf8)) return -1;
        var first = -1;
        for (var i = 0; i < utf8.Length;)
        {
            if (Rune.DecodeFromUtf8(utf8.AsSpan(i), out _, out var length) != OperationStatus.Done)
            {
                first = first < 0 ? i : first;
                utf8.AsSpan(i, length).Fill((byte)'?');
            }

            i += length;
        }

        return first;
    }
}
